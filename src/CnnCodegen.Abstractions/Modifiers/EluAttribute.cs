namespace CnnCodegen;

/// <summary>
/// Applies the exponential linear unit to each element of the layer's result: <c>x</c> where <c>x &gt; 0</c>, otherwise
/// <c>alpha · (e^x − 1)</c>. PyTorch: <c>ELU(alpha)</c>. Paper: Clevert, Unterthiner and Hochreiter (2016).
/// </summary>
/// <param name="alpha">What the result tends to below zero, with the sign changed; a finite number.</param>
public sealed class EluAttribute(double alpha = 1) : ActivationAttribute(Activation.Elu)
{
    /// <summary>What the result tends to below zero, with the sign changed.</summary>
    public double Alpha { get; } = alpha;
}
