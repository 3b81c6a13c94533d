using static TorchSharp.torch;

namespace CnnCodegen.Training.Modules;

/// <summary>A candidate where the transform gate is open, the carried value where it is closed.</summary>
internal sealed class GateModule(LayerDescription layer) : LayerModule(layer)
{
    /// <inheritdoc/>
    protected override Signal Compute(IReadOnlyList<Signal> inputs, Pass pass)
    {
        (Tensor transform, Tensor candidate, Tensor carry) = (inputs[0].Values, inputs[1].Values, inputs[2].Values);
        return inputs[2] with { Values = (transform * candidate).Plus(transform.Complement() * carry) };
    }
}
