namespace CnnCodegen.LanguageModels;

/// <summary>How a language model continues a text: see <see cref="ILanguageModel{TSelf}.Generate"/>.</summary>
/// <remarks>Tokens are first limited to the <see cref="TopK"/> most probable ones, then to <see cref="TopP"/>; one of what is left is drawn.</remarks>
public sealed record GenerationOptions
{
    /// <summary>The most tokens that are generated; at least 0.</summary>
    public int MaxTokens { get; init; } = 100;

    /// <summary>
    /// What logits are divided by: 1 draws tokens as the network predicts them, less makes probable ones more probable, 0 always takes the most probable one.
    /// </summary>
    public double Temperature { get; init; } = 1;

    /// <summary>How many of the most probable tokens may be drawn; 0 for all.</summary>
    public int TopK { get; init; }

    /// <summary>
    /// The fewest of the most probable tokens may be drawn whose probabilities add up to this (Holtzman et al. 2020), above 0 and at most 1; 1 for all.
    /// </summary>
    public double TopP { get; init; } = 1;

    /// <summary>Decides what is drawn: the same seed draws the same tokens. Null for a seed that nobody knows.</summary>
    public int? Seed { get; init; }

    /// <summary>Whether the end token ends the text; otherwise a new line begins behind it.</summary>
    public bool StopAtEnd { get; init; } = true;

    /// <exception cref="ArgumentOutOfRangeException">One of the numbers is not what it must be.</exception>
    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfNegative(MaxTokens);
        ArgumentOutOfRangeException.ThrowIfNegative(TopK);
        // Written so that NaN is refused, too.
        if (!(Temperature >= 0 && double.IsFinite(Temperature)))
            throw new ArgumentOutOfRangeException(nameof(Temperature), Temperature, "Expected a temperature of 0 or above.");
        if (!(TopP > 0 && TopP <= 1))
            throw new ArgumentOutOfRangeException(nameof(TopP), TopP, "Expected a part of all probability, above 0 and at most 1.");
    }
}
