using static TorchSharp.torch;

namespace CnnCodegen.Training.Modules;

/// <summary>The largest value of each channel over a text's own positions.</summary>
internal sealed class MaxOverTimeModule(LayerDescription layer) : LayerModule(layer)
{
    /// <summary>The maxima <c>[texts, channels]</c> of a sequence.</summary>
    public static Tensor Max(Signal sequence) => sequence.Sequence.Fill(sequence.Values, float.NegativeInfinity).max(2).values;

    /// <inheritdoc/>
    protected override Signal Compute(IReadOnlyList<Signal> inputs) => new(Max(inputs[0]), null);
}
