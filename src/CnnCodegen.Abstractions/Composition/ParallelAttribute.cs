namespace CnnCodegen;

/// <summary>What all parallel blocks have in common; see <see cref="ParallelAttribute{T1, T2}"/>.</summary>
/// <remarks>The layers of the first block are <c>Name.0.First</c> and so on, those of the second <c>Name.1.First</c>.</remarks>
public abstract class ParallelAttribute : CompositionAttribute
{
    private protected ParallelAttribute()
    {
    }
}

/// <summary>
/// Two blocks that read the same input, their results joined along the channels: <c>y = [F1(x) ; F2(x)]</c>. Output: all vectors, or sequences of
/// the same length; beside sequences, a vector stands at each position.
/// </summary>
/// <typeparam name="T1">The first block.</typeparam>
/// <typeparam name="T2">The second block.</typeparam>
public sealed class ParallelAttribute<T1, T2> : ParallelAttribute;

/// <summary>Three blocks that read the same input, their results joined along the channels; see <see cref="ParallelAttribute{T1, T2}"/>.</summary>
/// <typeparam name="T1">The first block.</typeparam>
/// <typeparam name="T2">The second block.</typeparam>
/// <typeparam name="T3">The third block.</typeparam>
public sealed class ParallelAttribute<T1, T2, T3> : ParallelAttribute;

/// <summary>Four blocks that read the same input, their results joined along the channels; see <see cref="ParallelAttribute{T1, T2}"/>.</summary>
/// <typeparam name="T1">The first block.</typeparam>
/// <typeparam name="T2">The second block.</typeparam>
/// <typeparam name="T3">The third block.</typeparam>
/// <typeparam name="T4">The fourth block.</typeparam>
public sealed class ParallelAttribute<T1, T2, T3, T4> : ParallelAttribute;
