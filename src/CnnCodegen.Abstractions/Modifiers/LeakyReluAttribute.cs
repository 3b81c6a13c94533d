namespace CnnCodegen;

/// <summary>
/// Applies the leaky rectifier to each element of the layer's result: <c>x</c> where <c>x &gt; 0</c>, otherwise <c>slope · x</c>.
/// PyTorch: <c>LeakyReLU(negative_slope)</c>. Paper: Maas, Hannun and Ng (2013).
/// </summary>
/// <param name="slope">The slope below zero, a finite number; 0 makes the rectifier, 1 the identity.</param>
public sealed class LeakyReluAttribute(double slope = 0.01) : ActivationAttribute(Activation.LeakyRelu)
{
    /// <summary>The slope below zero.</summary>
    public double Slope { get; } = slope;
}
