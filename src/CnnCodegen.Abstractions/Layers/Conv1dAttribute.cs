namespace CnnCodegen;

/// <summary>
/// A convolution over time: <c>y[t, f] = bias[f] + Σ_j Σ_c weight[f, c, j] · x[t + j, c]</c>.
/// Input: <c>length × channels</c>. Output: <c>length − width + 1</c> (valid), <c>length</c> (same, causal) or <c>length + width − 1</c> (wide) <c>× filters</c>.
/// </summary>
/// <remarks>
/// PyTorch: <c>Conv1d(channels, filters, width, padding=…)</c>, weight <c>[filters, channels, width]</c>, bias <c>[filters]</c>; like
/// PyTorch's, it does not flip the filter. Papers: Collobert et al. (2011), Kim (2014).
/// </remarks>
/// <param name="filters">The number of filters, which is the number of output channels.</param>
/// <param name="width">The number of positions that a filter covers.</param>
public sealed class Conv1dAttribute(int filters, int width) : LayerAttribute
{
    /// <summary>The number of filters, which is the number of output channels.</summary>
    public int Filters { get; } = filters;

    /// <summary>The number of positions that a filter covers.</summary>
    public int Width { get; } = width;

    /// <summary>How the ends of the input are treated.</summary>
    public Padding Padding { get; set; }
}
