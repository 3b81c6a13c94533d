namespace CnnCodegen;

/// <summary>What all repetitions have in common; see <see cref="RepeatAttribute{T}"/>.</summary>
public abstract class RepeatAttribute : CompositionAttribute
{
    private protected RepeatAttribute(int times) => Times = times;

    /// <summary>How many copies of the block follow each other, each with weights of its own.</summary>
    public int Times { get; }

    /// <summary>
    /// What <see cref="CnnCodegen.Channels.Same"/> stands for in the block: a number, or the channels that come in.
    /// </summary>
    public int Channels { get; set; } = CnnCodegen.Channels.Same;
}

/// <summary>
/// A block several times, one after the other. Input: what the block takes. Output: what the last copy yields.
/// </summary>
/// <remarks>
/// The copies are named by their number: layer <c>First</c> of the first copy of <c>Stage</c> is <c>Stage.0.First</c>, as in a PyTorch
/// <c>Sequential</c>. Paper: Conneau et al. (2017).
/// </remarks>
/// <typeparam name="T">The block.</typeparam>
/// <param name="times">How many copies follow each other, at least 1.</param>
public sealed class RepeatAttribute<T>(int times) : RepeatAttribute(times);
