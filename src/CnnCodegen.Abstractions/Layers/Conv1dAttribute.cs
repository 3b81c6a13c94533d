namespace CnnCodegen;

/// <summary>
/// A convolution over time: <c>y[t, f] = bias[f] + Σ_j Σ_c weight[f, c, j] · x[t · stride + j · dilation − left, first(f) + c]</c>, with <c>x</c> zero beyond its
/// ends. Input: <c>length × channels</c>. Output:
/// <c>⌊(length + left + right − dilation · (width − 1) − 1) / stride⌋ + 1</c> positions <c>× filters</c>; the padding gives <c>left</c> and <c>right</c>.
/// </summary>
/// <remarks>
/// PyTorch: <c>Conv1d(channels, filters, width, stride, padding=…, dilation, groups, bias)</c>, weight
/// <c>[filters, channels / groups, width]</c>, bias <c>[filters]</c>; like PyTorch's, it does not flip the filter. With groups, the channels and the
/// filters fall into as many equal runs, and filter <c>f</c> sees the run of its own number, which begins at <c>first(f)</c>. Papers: Collobert et al.
/// (2011), Kim (2014); by groups: Kalchbrenner et al. (2014).
/// </remarks>
/// <param name="filters">The number of filters, which is the number of output channels; <see cref="Channels.Same"/> in a block.</param>
/// <param name="width">The number of positions that a filter reads.</param>
public sealed class Conv1dAttribute(int filters, int width) : LayerAttribute
{
    /// <summary>The number of filters, which is the number of output channels.</summary>
    public int Filters { get; } = filters;

    /// <summary>The number of positions that a filter reads.</summary>
    public int Width { get; } = width;

    /// <summary>How the ends of the input are treated.</summary>
    public Padding Padding { get; set; }

    /// <summary>The zeros before the text, with <see cref="Padding.Explicit"/> only.</summary>
    public int PadLeft { get; set; }

    /// <summary>The zeros after the text, with <see cref="Padding.Explicit"/> only.</summary>
    public int PadRight { get; set; }

    /// <summary>How many positions lie between the beginnings of two windows, at least 1.</summary>
    public int Stride { get; set; } = 1;

    /// <summary>How far apart the positions stand that a filter reads, at least 1.</summary>
    public int Dilation { get; set; } = 1;

    /// <summary>The number of groups; it divides the channels and the filters. As many as channels make the convolution depthwise.</summary>
    public int Groups { get; set; } = 1;

    /// <summary>Whether a bias is added.</summary>
    public bool Bias { get; set; } = true;

    /// <summary>What every bias is before training; <see cref="double.NaN"/>, the default, draws them as PyTorch does.</summary>
    public double InitialBias { get; set; } = double.NaN;

    /// <summary>The zeros before and after a text, whatever the padding.</summary>
    public (int Left, int Right) Zeros => Padding == Padding.Explicit ? (PadLeft, PadRight) : Padding.Zeros(Width, Dilation);
}
