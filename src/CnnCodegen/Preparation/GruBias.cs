namespace CnnCodegen.Preparation;

/// <summary>
/// The biases of gated recurrent units. Those of both gates are sums like the input's and the state's parts themselves; the candidate's
/// two stay apart, because the reset gate comes between them.
/// </summary>
public static class GruBias
{
    /// <summary>The bias of the input's part: the sums of r and z, and the input's alone of n.</summary>
    /// <param name="input">The input's bias, <c>[3 · units]</c>.</param>
    /// <param name="state">The state's bias, <c>[3 · units]</c>.</param>
    /// <param name="units">The number of units.</param>
    public static float[] Input(ReadOnlySpan<float> input, ReadOnlySpan<float> state, int units)
    {
        float[] bias = input[..(3 * units)].ToArray();
        for (int i = 0; i < 2 * units; i++)
            bias[i] += state[i];
        return bias;
    }

    /// <summary>The state's bias of the candidate n.</summary>
    /// <param name="state">The state's bias, <c>[3 · units]</c>.</param>
    /// <param name="units">The number of units.</param>
    public static AlignedFloats Candidate(ReadOnlySpan<float> state, int units) => AlignedFloats.CopyOf(state.Slice(2 * units, units));
}
