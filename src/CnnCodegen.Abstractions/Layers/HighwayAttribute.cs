namespace CnnCodegen;

/// <summary>
/// A highway layer: <c>y = t ⊙ g(W_H x + b_H) + (1 − t) ⊙ x</c> with the transform gate <c>t = σ(W_T x + b_T)</c>. Input: a vector of
/// <c>channels</c>, or a sequence, each position of which is one. Output: the same shape.
/// </summary>
/// <remarks>
/// PyTorch: two <c>Linear(channels, channels)</c>: <c>transform.weight</c>, <c>transform.bias</c> (<c>W_H</c>, <c>b_H</c>) and <c>gate.weight</c>,
/// <c>gate.bias</c> (<c>W_T</c>, <c>b_T</c>). Papers: Srivastava, Greff and Schmidhuber (2015); over characters Kim, Jernite, Sontag and Rush (2016).
/// </remarks>
public sealed class HighwayAttribute : LayerAttribute
{
    /// <summary>The function <c>g</c>, one that has no arguments.</summary>
    public Activation Candidate { get; set; } = Activation.Relu;

    /// <summary>What the bias of the gate starts with in training; below zero, the layer starts by carrying its input on.</summary>
    public double CarryBias { get; set; } = -2;
}
