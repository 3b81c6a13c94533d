namespace CnnCodegen;

/// <summary>
/// A gated recurrent unit: <c>r, z = σ(W_ih x_t + b_ih + W_hh h_{t−1} + b_hh)</c>, <c>n = tanh(W_in x_t + b_in + r ⊙ (W_hn h_{t−1} + b_hn))</c>,
/// <c>h_t = (1 − z) ⊙ n + z ⊙ h_{t−1}</c>. Input: <c>length × channels</c>. Output: <c>length × units</c>, twice the channels with both directions; with
/// <see cref="RecurrentAttribute.FinalState"/> a vector.
/// </summary>
/// <remarks>
/// PyTorch: <c>GRU(channels, units, layers, dropout, bidirectional)</c>, weights <c>weight_ih_l0 [3 · units, channels]</c>,
/// <c>weight_hh_l0 [3 · units, units]</c>, <c>bias_ih_l0</c> and <c>bias_hh_l0 [3 · units]</c>, the rows in blocks <c>r</c>, <c>z</c>, <c>n</c>. The reset gate multiplies the state
/// after its transformation. Paper: Cho et al. (2014).
/// </remarks>
/// <param name="units">The size of the state.</param>
public sealed class GruAttribute(int units) : RecurrentAttribute(units);
