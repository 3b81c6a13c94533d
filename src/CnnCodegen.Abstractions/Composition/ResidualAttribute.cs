namespace CnnCodegen;

/// <summary>What all residual connections have in common; see <see cref="ResidualAttribute{T}"/>.</summary>
public abstract class ResidualAttribute : CompositionAttribute
{
    private protected ResidualAttribute()
    {
    }

    /// <summary>
    /// What <see cref="CnnCodegen.Channels.Same"/> stands for in the block: a number, or the channels that come in.
    /// </summary>
    public int Channels { get; set; } = CnnCodegen.Channels.Same;

    /// <summary>
    /// When the shortcut is a convolution of width 1, without bias and with the block's stride, instead of the input itself.
    /// </summary>
    public Projection Projection { get; set; }

    /// <summary>Whether that convolution is followed by <see cref="BatchNormAttribute"/>.</summary>
    public bool ProjectionBatchNorm { get; set; }
}

/// <summary>
/// A block with a shortcut around it: <c>y = F(x) + x</c>, or <c>F(x) + W x</c> with a projection. Input: what the block takes. Output: what the
/// block yields.
/// </summary>
/// <remarks>
/// The block's layers are <c>Res.First</c> and so on, the projection is <c>Res.Projection</c>, and the modifiers of <c>Res</c> apply to the sum. Paper: He,
/// Zhang, Ren and Sun (2016).
/// </remarks>
/// <typeparam name="T">The block.</typeparam>
public sealed class ResidualAttribute<T> : ResidualAttribute;
