namespace CnnCodegen;

/// <summary>
/// Long short-term memory: <c>i, f, o = σ(W_ih x_t + b_ih + W_hh h_{t−1} + b_hh)</c>, <c>g = tanh(…)</c> of the same form;
/// <c>c_t = f ⊙ c_{t−1} + i ⊙ g</c>, <c>h_t = o ⊙ tanh(c_t)</c>. Input: <c>length × channels</c>. Output: <c>length × units</c>, twice the channels with
/// both directions; with <see cref="RecurrentAttribute.FinalState"/> a vector.
/// </summary>
/// <remarks>
/// PyTorch: <c>LSTM(channels, units, layers, dropout, bidirectional)</c>, weights <c>weight_ih_l0 [4 · units, channels]</c>,
/// <c>weight_hh_l0 [4 · units, units]</c>, <c>bias_ih_l0</c> and <c>bias_hh_l0 [4 · units]</c>, the rows in blocks <c>i</c>, <c>f</c>, <c>g</c>, <c>o</c>. The first
/// memory <c>c</c> is zero even where <see cref="RecurrentAttribute.State"/> gives the first state. Paper: Hochreiter and Schmidhuber (1997).
/// </remarks>
/// <param name="units">The size of the state.</param>
public sealed class LstmAttribute(int units) : RecurrentAttribute(units);
