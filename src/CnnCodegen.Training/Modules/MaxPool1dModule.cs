using static TorchSharp.torch;

namespace CnnCodegen.Training.Modules;

/// <summary>The largest value of each channel in windows; what lies beyond a text's own end is no value.</summary>
internal sealed class MaxPool1dModule(LayerDescription layer, MaxPool1dAttribute attribute) : LayerModule(layer)
{
    private readonly LocalPooling _pooling = new(attribute.Width, attribute.Stride == 0 ? attribute.Width : attribute.Stride, attribute.Padding, attribute.Ceil);

    /// <inheritdoc/>
    protected override Signal Compute(IReadOnlyList<Signal> inputs, Pass pass)
    {
        SequenceLengths lengths = inputs[0].Sequence;
        Tensor own = lengths.Fill(inputs[0].Values, Scalars.NegativeInfinity);
        Tensor values = nn.functional.max_pool1d(own, _pooling.Width, _pooling.Stride, _pooling.Padding, ceil_mode: _pooling.Ceil);
        SequenceLengths pooled = lengths.Change(_pooling.Windows);

        // A window of absent positions alone yields an infinity, which would make the gradients of what follows not a number.
        return Signal.Of(pooled.Fill(values, Scalars.Zero), pooled);
    }
}
