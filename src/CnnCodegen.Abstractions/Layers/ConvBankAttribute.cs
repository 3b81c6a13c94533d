namespace CnnCodegen;

/// <summary>
/// Convolutions of several widths over the same input, each followed by the normalisation, the activation and a pooling over time, joined
/// along the channels in the order written. Input: <c>length × channels</c>. Output: a vector of <c>Σ filters</c>; with
/// <see cref="Pooling.KMax"/> a sequence <c>k × Σ filters</c>.
/// </summary>
/// <remarks>
/// The parts are named by their number: <c>NGrams.0.weight [filters, channels, width]</c>, <c>NGrams.0.bias [filters]</c>, as in a PyTorch
/// <c>ModuleList</c> of <c>Conv1d</c>. Paper: Kim (2014).
/// </remarks>
/// <param name="filters">The number of filters of each width.</param>
/// <param name="widths">The widths; as many as there are numbers of filters.</param>
public sealed class ConvBankAttribute(int[] filters, int[] widths) : LayerAttribute
{
    /// <summary>The number of filters of each width.</summary>
    public int[] Filters { get; } = filters;

    /// <summary>The number of positions that the filters cover.</summary>
    public int[] Widths { get; } = widths;

    /// <summary>How the ends of the input are treated; not <see cref="Padding.Explicit"/>.</summary>
    public Padding Padding { get; set; }

    /// <summary>What becomes of the positions of each convolution.</summary>
    public Pooling Pooling { get; set; }

    /// <summary>How many values of each channel remain, with <see cref="Pooling.KMax"/> only; at least 1 there.</summary>
    public int K { get; set; }
}
