using CnnCodegen.Preparation;

namespace CnnCodegen.Kernels;

/// <summary>
/// The recurrent part of gated recurrent units: what depends on the input alone is there for all positions before it starts.
/// </summary>
public static class GruScan
{
    /// <summary>The floats of state per unit: the hidden state.</summary>
    public const int StatePerUnit = 1;

    /// <summary>
    /// <c>h_t = (1 − z) · n + z · h_{t−1}</c>, with the gates <c>r, z = σ(gates_t + W h_{t−1})</c> and the candidate
    /// <c>n = tanh(gates_t + r · (W h_{t−1} + b))</c>.
    /// </summary>
    /// <param name="gates">The input's part of the gates with its biases, for r and z with all, one row <c>[r | z | n]</c> per position.</param>
    /// <param name="gatesPitch">The floats from one of its rows to the next.</param>
    /// <param name="weight">The recurrent weight, packed by <see cref="RecurrentPacking"/> for three gates.</param>
    /// <param name="candidateBias">The recurrent bias of the candidate, b above; empty for none.</param>
    /// <param name="units">The number of units.</param>
    /// <param name="initial">The first hidden state; empty for zeros. May be the place of the last one.</param>
    /// <param name="reverse">Whether time runs from the last position to the first.</param>
    /// <param name="y">Receives the hidden state of each position; may be a range of channels of wider rows.</param>
    /// <param name="yPitch">The floats from one row to the next in <paramref name="y"/>.</param>
    /// <param name="state">Receives the last hidden state.</param>
    public static void Run(
        ReadOnlySpan<float> gates, int gatesPitch, RecurrentWeights weight, ReadOnlySpan<float> candidateBias, int units,
        ReadOnlySpan<float> initial, bool reverse, Span<float> y, int yPitch, Span<float> state)
    {
        var steps = new RecurrentSteps(gates, gatesPitch, 3, units, initial, reverse, y, yPitch);
        if (weight.AreBrainFloats)
            VectorDispatch.Run(new GruKernel<ushort, BrainStorage> { Steps = steps, Weight = weight.BrainFloats, CandidateBias = candidateBias }, weight.Lanes);
        else
            VectorDispatch.Run(new GruKernel<float, FloatStorage> { Steps = steps, Weight = weight.Floats, CandidateBias = candidateBias }, weight.Lanes);
        steps.Last.CopyTo(state);
    }
}
