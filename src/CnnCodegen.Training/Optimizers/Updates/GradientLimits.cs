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
        if (Value is { } largest)
        {
            foreach (Tensor gradient in gradients)
                gradient.clamp_(-largest, largest);
        }

        if (Norm is not { } limit || gradients.Count == 0)
            return;

        Tensor norm = stack(gradients.Select(static gradient => gradient.norm())).norm();
        Tensor factor = (limit / (norm + Epsilon)).clamp_max(1);
        foreach (Tensor gradient in gradients)
            gradient.mul_(factor);
    }
}
