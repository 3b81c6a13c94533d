using static TorchSharp.torch;

namespace CnnCodegen.Training.Modules;

/// <summary>Logarithms of probabilities over the channels.</summary>
internal sealed class LogSoftmaxModule(LayerDescription layer) : LayerModule(layer)
{
    /// <inheritdoc/>
    protected override Signal Compute(IReadOnlyList<Signal> inputs, Pass pass) => inputs[0] with { Values = nn.functional.log_softmax(inputs[0].Values, 1) };
}
