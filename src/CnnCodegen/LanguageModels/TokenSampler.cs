using System.Numerics.Tensors;
using CnnCodegen.Kernels;

namespace CnnCodegen.LanguageModels;

/// <summary>Draws tokens from logits, as the options say.</summary>
/// <param name="options">How.</param>
/// <param name="seed">Decides what is drawn.</param>
internal sealed class TokenSampler(GenerationOptions options, ulong seed)
{
    private ulong _state = seed;
    private float[] _probabilities = [];
    private int[] _tokens = [];

    /// <summary>Draws a token.</summary>
    /// <param name="logits">The logits; negative infinity for a token that must not be drawn.</param>
    /// <returns>Its number.</returns>
    public int Draw(ReadOnlySpan<float> logits)
    {
        if (options.Temperature == 0)
            return TensorPrimitives.IndexOfMax(logits);
        if (_probabilities.Length != logits.Length)
            (_probabilities, _tokens) = (new float[logits.Length], new int[logits.Length]);

        // Differences first: no temperature, however low, makes the largest one overflow.
        float largest = TensorPrimitives.Max(logits);
        float temperature = (float)options.Temperature;
        int count = 0;
        for (int token = 0; token < logits.Length; token++)
        {
            if (float.IsNegativeInfinity(logits[token]))
                continue;
            _tokens[count] = token;
            _probabilities[count++] = (logits[token] - largest) / temperature;
        }

        Span<float> likely = _probabilities.AsSpan(0, count);
        if (options.TopK > 0 || options.TopP < 1)
            likely = Likely(likely);
        return _tokens[Draw(likely, Exponentials.Replace(likely))];
    }

    /// <summary>Puts the most probable tokens first, and answers the exponents of those that may be drawn.</summary>
    private Span<float> Likely(Span<float> exponents)
    {
        TensorPrimitives.Negate(exponents, exponents);
        exponents.Sort(_tokens.AsSpan(0, exponents.Length));
        TensorPrimitives.Negate(exponents, exponents);
        if (options.TopK > 0)
            exponents = exponents[..Math.Min(options.TopK, exponents.Length)];
        if (options.TopP == 1)
            return exponents;

        double enough = options.TopP * Exponentials.Sum(exponents);
        double sum = 0;
        int count = 0;
        while (count < exponents.Length && sum < enough)
            sum += Math.Exp(exponents[count++]);
        return exponents[..count];
    }

    /// <summary>The place in which a random part of a sum falls.</summary>
    private int Draw(ReadOnlySpan<float> parts, float sum)
    {
        double left = NextUnit() * sum;
        int place = 0;
        // Sums are rounded: what is beyond the last part falls into it.
        while (place < parts.Length - 1 && (left -= parts[place]) >= 0)
            place++;
        return place;
    }

    /// <summary>A number from 0 to below 1, by SplitMix64 (Steele, Lea &amp; Flood 2014): the same on every platform and in every version of .NET.</summary>
    private double NextUnit()
    {
        ulong bits = _state += 0x9E3779B97F4A7C15;
        bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9;
        bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
        bits ^= bits >> 31;
        return (bits >> 11) * (1.0 / (1UL << 53));
    }
}
