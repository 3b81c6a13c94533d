namespace CnnCodegen;

/// <summary>
/// The sum of every two neighbouring channels: <c>y[t, r] = x[t, 2r] + x[t, 2r + 1]</c>. Input: <c>length × channels</c>, an even number of
/// channels. Output: <c>length × channels / 2</c>.
/// </summary>
/// <remarks>
/// PyTorch: <c>x.view(n, channels / 2, 2, length).sum(2)</c>. Paper: Kalchbrenner, Grefenstette and Blunsom (2014), whose rows are the channels here.
/// </remarks>
public sealed class FoldingAttribute : LayerAttribute;
