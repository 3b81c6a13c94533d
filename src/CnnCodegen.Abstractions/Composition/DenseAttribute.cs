namespace CnnCodegen;

/// <summary>What all dense connections have in common; see <see cref="DenseAttribute{T}"/>.</summary>
public abstract class DenseAttribute : CompositionAttribute
{
    private protected DenseAttribute()
    {
    }

    /// <summary>
    /// What <see cref="CnnCodegen.Channels.Same"/> stands for in the block: a number, or the channels that come in.
    /// </summary>
    public int Channels { get; set; } = CnnCodegen.Channels.Same;
}

/// <summary>
/// A block whose input is joined to its result along the channels: <c>y = [x ; F(x)]</c>. Input: what the block takes. Output: the same length,
/// and the channels of both.
/// </summary>
/// <remarks>Papers: Huang, Liu, van der Maaten and Weinberger (2017); between recurrent layers Bradbury et al. (2017).</remarks>
/// <typeparam name="T">The block.</typeparam>
public sealed class DenseAttribute<T> : DenseAttribute;
