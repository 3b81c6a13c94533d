namespace CnnCodegen;

/// <summary>
/// The convolutional sentence model: convolutions of the widths 2, 3, 4 and so on, each channel by itself and without padding, each followed by
/// the logistic function, as long as there are more positions than the next width covers; then one weight per position and channel makes a
/// vector of what is left. Input: <c>length × channels</c>. Output: a vector of <c>channels</c>.
/// </summary>
/// <remarks>
/// <para>
/// <c>x_i[t, c] = σ(Σ_j kernel_i[c, j] · x_{i−1}[t + j, c])</c> while <c>i &lt; length of x_{i−1}</c>; then <c>y[c] = Σ_t top_n[c, t] · x[t, c]</c> for
/// the <c>n</c> positions that are left. There are no biases, and there is no function on the top. A single position is the result itself.
/// Six positions: width 2 leaves 5, width 3 leaves 3, and the top of 3 follows.
/// </para>
/// <para>
/// Weights: <c>kernels.{i}.weight [channels, 1, i]</c> and <c>tops.{n}.weight [channels, 1, n]</c> for every width that some length up to the longest
/// needs, as of depthwise <c>Conv1d</c>s. Paper: Kalchbrenner and Blunsom (2013).
/// </para>
/// </remarks>
public sealed class SentenceModelAttribute : LayerAttribute;
