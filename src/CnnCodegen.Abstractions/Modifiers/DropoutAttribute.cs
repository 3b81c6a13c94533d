namespace CnnCodegen;

/// <summary>
/// In training, sets each element of the layer's result to zero with the given probability and scales the others by
/// <c>1 / (1 − probability)</c> (inverted dropout); nothing in inference. Paper: Srivastava et al. (2014).
/// </summary>
/// <param name="probability">The probability of dropping an element, in [0, 1).</param>
public sealed class DropoutAttribute(double probability) : ModifierAttribute
{
    /// <summary>The probability of dropping an element, in [0, 1).</summary>
    public double Probability { get; } = probability;
}
