namespace CnnCodegen.LanguageModels;

/// <summary>How a language model continues a text: see <see cref="ILanguageModel{TSelf}.Generate"/>.</summary>
/// <remarks>Tokens are first limited to the <see cref="TopK"/> most probable ones, then to <see cref="TopP"/>; one of what is left is drawn.</remarks>
public sealed record GenerationOptions
{
    /// <summary>The most tokens that are generated; at least 0, by default 100.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int MaxTokens
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value, nameof(MaxTokens));
            field = value;
        }
    }
    = 100;

    /// <summary>
    /// What logits are divided by: 1, the default, draws tokens as the network predicts them, less makes probable ones more probable, 0 always takes the most probable one.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative, or no number.</exception>
    public double Temperature
    {
        get;
        init
        {
            if (!double.IsFinite(value) || value < 0)
                throw new ArgumentOutOfRangeException(nameof(Temperature), value, "Expected a temperature of 0 or above.");
            field = value;
        }
    }
    = 1;

    /// <summary>How many of the most probable tokens may be drawn; 0, the default, for all.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int TopK
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value, nameof(TopK));
            field = value;
        }
    }

    /// <summary>
    /// The fewest of the most probable tokens may be drawn whose probabilities add up to this (Holtzman et al. 2020), above 0 and at most 1; 1, the default, for all.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not in this range.</exception>
    public double TopP
    {
        get;
        init
        {
            // Written so that NaN is refused, too.
            if (!(value > 0 && value <= 1))
                throw new ArgumentOutOfRangeException(nameof(TopP), value, "Expected a part of all probability, above 0 and at most 1.");
            field = value;
        }
    }
    = 1;

    /// <summary>Decides what is drawn: the same seed draws the same tokens. Null for a seed that nobody knows.</summary>
    public int? Seed { get; init; }

    /// <summary>Whether the end token ends the text, as by default; otherwise a new line begins behind it.</summary>
    public bool StopAtEnd { get; init; } = true;
}
