using static TorchSharp.torch;

namespace CnnCodegen.Training.Modules;

/// <summary>The mean of each channel in windows, by PyTorch's rules at a text's own end.</summary>
internal sealed class AveragePool1dModule(LayerDescription layer, AveragePool1dAttribute attribute) : LayerModule(layer)
{
    private readonly LocalPooling _pooling = new(attribute.Width, attribute.Stride == 0 ? attribute.Width : attribute.Stride, attribute.Padding, attribute.Ceil);

    /// <inheritdoc/>
    protected override Signal Compute(IReadOnlyList<Signal> inputs, Pass pass)
    {
        SequenceLengths lengths = inputs[0].Sequence;
        SequenceLengths pooled = lengths.Change(_pooling.Windows);
        Tensor padded = nn.functional.pad(inputs[0].Zeroed, [_pooling.Padding, _pooling.Behind(lengths.Longest)]);
        Tensor means = nn.functional.avg_pool1d(padded, _pooling.Width, _pooling.Stride).narrow(2, 0, pooled.Longest);

        // PyTorch's divisor is the width only for windows inside the padded text.
        float[] factors = [.. lengths.Each.SelectMany(length => Enumerable.Range(0, pooled.Longest).Select(window => (float)_pooling.Width / Divisor(length, window)))];
        return Signal.Of(means * tensor(factors, [lengths.Texts, 1, pooled.Longest], device: means.device), pooled);
    }

    private int Divisor(int length, int window)
    {
        int start = (window * _pooling.Stride) - _pooling.Padding;
        int end = start + _pooling.Width;
        int counted = attribute.CountPadding
            ? Math.Min(end, length + _pooling.Padding) - start
            : Math.Min(end, length) - Math.Max(start, 0);

        // A shorter text has windows of absent positions alone, which nothing reads.
        return Math.Max(counted, 1);
    }
}
