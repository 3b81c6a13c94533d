namespace CnnCodegen.Preparation;

/// <summary>
/// The biases of gated recurrent units. Those of both gates are sums (<see cref="BiasSum"/>); the candidate's two stay apart, because the reset gate
/// comes between them.
/// </summary>
public static class GruBias
{
    /// <summary>The state's bias of the candidate n.</summary>
    /// <param name="state">The state's bias, <c>[3 · units]</c>.</param>
    /// <param name="units">The number of units.</param>
    public static AlignedFloats Candidate(ReadOnlySpan<float> state, int units) => AlignedFloats.CopyOf(state.Slice(2 * units, units));
}
