using static TorchSharp.torch;

namespace CnnCodegen.Training.Modules;

/// <summary>A sequence with the lengths of another: cut off, or filled up with zeros, text by text.</summary>
internal sealed class FitLengthModule(LayerDescription layer) : LayerModule(layer)
{
    /// <inheritdoc/>
    protected override Signal Compute(IReadOnlyList<Signal> inputs, Pass pass)
    {
        SequenceLengths lengths = inputs[1].Sequence;
        // Behind a text's own end there are zeros already, so that all texts are cut or filled up alike.
        Tensor own = inputs[0].Zeroed;
        long more = lengths.Longest - own.shape[2];
        return Signal.Of(more > 0 ? nn.functional.pad(own, [0, more]) : own.narrow(2, 0, lengths.Longest), lengths);
    }
}
