using TorchSharp;
using static TorchSharp.torch;

namespace CnnCodegen.Training;

/// <summary>What gradients are cut to before a step.</summary>
/// <param name="Value">The largest absolute value of an element; null for no such limit.</param>
/// <param name="Norm">The largest norm of all gradients together, applied after the other; null for no such limit.</param>
internal sealed record GradientLimits(double? Value, double? Norm)
{
    // PyTorch's: no division by zero where all gradients are.
    private const double Epsilon = 1e-6;

    /// <summary>Cuts the gradients in place.</summary>
    public void Apply(IReadOnlyCollection<Tensor> gradients)
    {
        if (Value is { } value)
        {
            using Scalar smallest = (-value).ToScalar();
            using Scalar largest = value.ToScalar();
            foreach (Tensor gradient in gradients)
                gradient.clamp_(smallest, largest);
        }

        if (Norm is not { } limit || gradients.Count == 0)
            return;

        Tensor norm = stack(gradients.Select(static gradient => gradient.norm())).norm();
        Tensor factor = norm.Plus(Epsilon).reciprocal().MultiplyInPlace(limit).clamp_max(Scalars.One);
        foreach (Tensor gradient in gradients)
            gradient.mul_(factor);
    }
}
