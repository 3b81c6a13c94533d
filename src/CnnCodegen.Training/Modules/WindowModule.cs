using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CnnCodegen.Training.Modules;

/// <summary>The rows around each position side by side, one position after the other.</summary>
internal sealed class WindowModule : LayerModule
{
    private readonly int _size;
    private readonly Parameter? _padding;

    public WindowModule(LayerDescription layer, WindowAttribute attribute, int channels, Initializer initializer)
        : base(layer)
    {
        _size = attribute.Size;
        if (attribute.LearnedPadding)
            _padding = Register("padding", initializer.Uniform(VectorTable.Bound, channels));
    }

    /// <inheritdoc/>
    protected override Signal Compute(IReadOnlyList<Signal> inputs, Pass pass)
    {
        (int before, int after) = ((_size - 1) / 2, _size / 2);
        Tensor windows = Pad(inputs[0], before, after).unfold(2, _size, 1);
        return inputs[0] with { Values = windows.permute(0, 3, 1, 2).flatten(1, 2) };
    }

    private Tensor Pad(Signal input, int before, int after)
    {
        if (_padding is null)
            return nn.functional.pad(input.Zeroed, [before, after]);

        Tensor column = _padding.reshape(1, -1, 1);
        return cat([Columns(before), input.Sequence.Fill(input.Values, _padding), Columns(after)], 2);

        Tensor Columns(int count) => column.expand(input.Values.shape[0], -1, count);
    }
}
