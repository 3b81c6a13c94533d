namespace CnnCodegen;

/// <summary>
/// A quasi-recurrent layer: all gates by a causal convolution, <c>z = tanh(W_z * x)</c> and <c>f, o, i = σ(W * x)</c>, then the recurrence of
/// <see cref="QrnnPooling"/>, which has no weights. Input: <c>length × channels</c>. Output: <c>length × units</c>, twice the channels with both
/// directions.
/// </summary>
/// <remarks>
/// Weights: <c>weight [gates · units, channels, width]</c> as of a <c>Conv1d</c> with <c>width − 1</c> zeros on the left, <c>bias [gates · units]</c>, the rows in
/// blocks <c>z</c>, <c>f</c>, <c>o</c>, <c>i</c> as far as the pooling has them; with the suffix <c>_reverse</c> for the backward direction, which is the same on the text
/// read from its end. The first state is zero. Paper: Bradbury, Merity, Xiong and Socher (2017).
/// </remarks>
/// <param name="units">The size of the state.</param>
/// <param name="width">The number of positions that the convolution reads: this one and those before it.</param>
public sealed class QrnnAttribute(int units, int width) : LayerAttribute
{
    /// <summary>The size of the state.</summary>
    public int Units { get; } = units;

    /// <summary>The number of positions that the convolution reads: this one and those before it.</summary>
    public int Width { get; } = width;

    /// <summary>The recurrence.</summary>
    public QrnnPooling Pooling { get; set; } = QrnnPooling.Fo;

    /// <summary>Whether a second recurrence runs from the end to the beginning; the two results are joined along the channels, forward first.</summary>
    public bool Bidirectional { get; set; }

    /// <summary>In training, the probability that a channel keeps its state at a position (its forget gate is 1), in [0, 1).</summary>
    public double Zoneout { get; set; }

    /// <summary>
    /// The layer, as <c>nameof(Other)</c>, that all gates see at each position: a vector <c>s</c>, or a sequence, which stands for its last
    /// position. <c>V s</c> is added before the gates' functions; weight <c>state.weight [gates · units, channels of s]</c>, with the suffix
    /// <c>_reverse</c> for the backward direction.
    /// </summary>
    public string? State { get; set; }

    /// <summary>
    /// The layer, as <c>nameof(Other)</c>, whose positions <c>m_s</c> are attended to, a sequence of <c>units</c> channels:
    /// <c>α = softmax_s(c_t · m_s)</c>, <c>k_t = Σ_s α_s m_s</c>, <c>h_t = o_t ⊙ (W_k k_t + W_c c_t)</c>; weights <c>attention.memory.weight</c> (<c>W_k</c>) and
    /// <c>attention.state.weight</c> (<c>W_c</c>), both <c>[units, units]</c>. Needs an output gate and a single direction.
    /// </summary>
    public string? Memory { get; set; }
}
