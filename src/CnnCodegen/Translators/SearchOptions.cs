namespace CnnCodegen.Translators;

/// <summary>How a translation is searched for.</summary>
/// <remarks>
/// Beam search keeps the <see cref="BeamWidth"/> most probable beginnings of a translation and lets each of them grow by a token at a time. One that ends
/// leaves the beam, which is narrower from there on; the search is over when all have ended, or when none that is left can become better. Papers: Graves (2012);
/// Sutskever, Vinyals and Le (2014).
/// </remarks>
public sealed record SearchOptions
{
    /// <summary>What <c>Translate(text)</c> does: the most probable token at each step.</summary>
    public static SearchOptions Greedy { get; } = new();

    /// <summary>The most beginnings that are kept, at least 1. With 1, the default, the most probable token is taken at each step.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int BeamWidth
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1, nameof(BeamWidth));
            field = value;
        }
    }
    = 1;

    /// <summary>
    /// α of Wu et al. (2016): a translation of n tokens, its end among them, is ranked by its log-probability over <c>((5 + n) / 6)^α</c>. With 0 by its
    /// log-probability alone, which favours short ones; 0.6, the default, is what Vaswani et al. (2017) use. Not negative.
    /// </summary>
    /// <remarks>Translations are compared by it once they have ended; beginnings are equally long, and compared by log-probability.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative, or no number.</exception>
    public double LengthPenalty
    {
        get;
        init
        {
            if (!double.IsFinite(value) || value < 0)
                throw new ArgumentOutOfRangeException(nameof(LengthPenalty), value, "Expected a number that is not negative.");
            field = value;
        }
    }
    = 0.6;

    /// <summary>
    /// The most tokens of a translation, without its end; at least 1. A beginning of that many tokens is ended, with the probability that the network gives the end there. Null, the
    /// default: one less than the network's longest target, which is what it was trained for.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int? MaxLength
    {
        get;
        init
        {
            if (value is { } length)
                ArgumentOutOfRangeException.ThrowIfLessThan(length, 1, nameof(MaxLength));
            field = value;
        }
    }

    /// <summary>Whether the id of unknown tokens may be part of a translation; it may not by default. Probabilities do not depend on it.</summary>
    public bool AllowsUnknown { get; init; }

    /// <summary>Whether <see cref="Translation.Attention"/> is wanted, where the network has attention.</summary>
    public bool WithAttention { get; init; }
}
