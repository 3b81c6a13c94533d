namespace CnnCodegen;

/// <summary>What all gated shortcuts have in common; see <see cref="HighwayGateAttribute{T}"/>.</summary>
public abstract class HighwayGateAttribute : CompositionAttribute
{
    private protected HighwayGateAttribute()
    {
    }

    /// <summary>What the bias of the gate starts with in training; below zero, the layer starts by carrying its input on.</summary>
    public double CarryBias { get; set; } = -2;

    /// <summary>The number of positions that the gate's convolution reads, on sequences.</summary>
    public int Width { get; set; } = 1;
}

/// <summary>
/// A block with a gated shortcut around it: <c>y = t ⊙ H(x) + (1 − t) ⊙ x</c>, <c>t = σ(W_T x + b_T)</c>. Input: what the block takes. Output: the
/// same shape, which the block must keep.
/// </summary>
/// <remarks>
/// The gate is <c>Name.Transform</c>: on vectors a <see cref="LinearAttribute"/>, on sequences a <see cref="Conv1dAttribute"/> of the given width with
/// <see cref="Padding.Same"/>. Paper: Srivastava, Greff and Schmidhuber (2015).
/// </remarks>
/// <typeparam name="T">The block <c>H</c>.</typeparam>
public sealed class HighwayGateAttribute<T> : HighwayGateAttribute;
