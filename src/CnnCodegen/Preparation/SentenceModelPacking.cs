using System.Globalization;
using CnnCodegen.Runtime;

namespace CnnCodegen.Preparation;

/// <summary>Takes the filters of a convolutional sentence model, of width 2, 3 and so on, into one piece of memory.</summary>
public static class SentenceModelPacking
{
    /// <summary>Packs the weights <c>{name}.2.weight</c>, <c>{name}.3.weight</c> and so on, each <c>[channels, 1, width]</c>.</summary>
    /// <param name="weights">The network's weights.</param>
    /// <param name="name">What their names start with.</param>
    /// <param name="widest">The width of the last; 1 for none.</param>
    /// <param name="channels">The number of channels.</param>
    /// <returns><c>[width][channels]</c> for each width, one after the other.</returns>
    public static AlignedFloats Pack(NetworkWeights weights, string name, int widest, int channels)
    {
        ArgumentNullException.ThrowIfNull(weights);
        var packed = new AlignedFloats(Start(widest + 1, channels));
        for (int width = 2; width <= widest; width++)
            Transpose(weights.Tensor(string.Create(CultureInfo.InvariantCulture, $"{name}.{width}.weight")), width, packed.Writable[Start(width, channels)..]);
        return packed;
    }

    /// <summary>Where the filters of a width start.</summary>
    internal static int Start(int width, int channels) => checked(((width * (width - 1) / 2) - 1) * channels);

    /// <summary>Writes <c>[channels, width]</c> as <c>[width][channels]</c>.</summary>
    internal static void Transpose(ReadOnlySpan<float> weight, int width, Span<float> target)
    {
        int channels = weight.Length / width;
        for (int i = 0; i < weight.Length; i++)
            target[(i % width * channels) + (i / width)] = weight[i];
    }
}
