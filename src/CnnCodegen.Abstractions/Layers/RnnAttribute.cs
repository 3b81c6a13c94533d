namespace CnnCodegen;

/// <summary>
/// A simple recurrent layer: <c>h_t = g(W_ih x_t + b_ih + W_hh h_{t−1} + b_hh)</c>. Input: <c>length × channels</c>. Output: <c>length × units</c>, twice the
/// channels with both directions; with <see cref="RecurrentAttribute.FinalState"/> a vector.
/// </summary>
/// <remarks>
/// PyTorch: <c>RNN(channels, units, layers, nonlinearity, dropout, bidirectional)</c>, weights <c>weight_ih_l0 [units, channels]</c>,
/// <c>weight_hh_l0 [units, units]</c>, <c>bias_ih_l0</c> and <c>bias_hh_l0 [units]</c>. Papers: Elman (1990); with the logistic function and without input
/// weights Kalchbrenner and Blunsom (2013).
/// </remarks>
/// <param name="units">The size of the state.</param>
public sealed class RnnAttribute(int units) : RecurrentAttribute(units)
{
    /// <summary>The function <c>g</c>: <see cref="Activation.Tanh"/>, <see cref="Activation.Relu"/> or <see cref="Activation.Sigmoid"/>.</summary>
    public Activation Nonlinearity { get; set; } = Activation.Tanh;

    /// <summary>
    /// Whether the input is multiplied by weights. Without, <c>x_t</c> is added as it is, so that <c>channels = units</c>, there are no
    /// <c>weight_ih_l0</c> and <c>bias_ih_l0</c>, and there is one layer in one direction.
    /// </summary>
    public bool InputWeights { get; set; } = true;
}
