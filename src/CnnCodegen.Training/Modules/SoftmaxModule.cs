using static TorchSharp.torch;

namespace CnnCodegen.Training.Modules;

/// <summary>Probabilities over the channels.</summary>
internal sealed class SoftmaxModule(LayerDescription layer) : LayerModule(layer)
{
    /// <inheritdoc/>
    protected override Signal Compute(IReadOnlyList<Signal> inputs, Pass pass) => inputs[0] with { Values = nn.functional.softmax(inputs[0].Values, 1) };
}
