namespace CnnCodegen;

/// <summary>
/// The <c>k</c> largest values of each channel, in the order in which they stand: <c>y[i, c] = x[t_i, c]</c> with <c>t_1 &lt; … &lt; t_k</c> the
/// positions of the largest values. Of equal values the earliest are taken. Where there are fewer than <c>k</c> positions, all are kept and
/// zeros follow. Input: <c>length × channels</c>. Output: always <c>k × channels</c>.
/// </summary>
/// <remarks>
/// PyTorch: <c>topk(k, dim=2)</c>, the indices sorted, <c>gather</c>; but <c>topk</c> does not say which of equal values it takes. Paper:
/// Kalchbrenner, Grefenstette and Blunsom (2014).
/// </remarks>
/// <param name="k">How many values of each channel remain.</param>
public sealed class KMaxPoolAttribute(int k) : LayerAttribute
{
    /// <summary>How many values of each channel remain.</summary>
    public int K { get; } = k;
}
