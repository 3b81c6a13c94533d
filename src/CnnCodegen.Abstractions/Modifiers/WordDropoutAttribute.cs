namespace CnnCodegen;

/// <summary>
/// On an input: in training, removes each token of a text with the given probability, so that the text becomes shorter; a text that would
/// lose all of its tokens keeps all. Nothing in inference. Paper: Iyyer et al. (2015).
/// </summary>
/// <param name="probability">The probability of removing a token, in [0, 1).</param>
public sealed class WordDropoutAttribute(double probability) : ModifierAttribute
{
    /// <summary>The probability of removing a token, in [0, 1).</summary>
    public double Probability { get; } = probability;
}
