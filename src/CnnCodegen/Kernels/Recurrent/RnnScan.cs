using CnnCodegen.Preparation;

namespace CnnCodegen.Kernels;

/// <summary>
/// The recurrent part of a simple recurrent network, <c>h_t = g(x_t + W h_{t−1})</c>: what depends on the input alone is there for all
/// positions before it starts.
/// </summary>
public static class RnnScan
{
    /// <summary>The floats of state per unit: the hidden state.</summary>
    public const int StatePerUnit = 1;

    /// <summary><c>h_t = tanh(x_t + W h_{t−1})</c>.</summary>
    /// <param name="x">The input's part with all biases, one row per position.</param>
    /// <param name="xPitch">The floats from one of its rows to the next.</param>
    /// <param name="weight">The recurrent weight, packed by <see cref="RecurrentPacking"/> for one gate.</param>
    /// <param name="units">The number of units.</param>
    /// <param name="initial">The first hidden state; empty for zeros. May be the place of the last one.</param>
    /// <param name="reverse">Whether time runs from the last position to the first.</param>
    /// <param name="y">Receives the hidden state of each position; may be a range of channels of wider rows.</param>
    /// <param name="yPitch">The floats from one row to the next in <paramref name="y"/>.</param>
    /// <param name="state">Receives the last hidden state.</param>
    public static void Tanh(
        ReadOnlySpan<float> x, int xPitch, RecurrentWeights weight, int units, ReadOnlySpan<float> initial, bool reverse,
        Span<float> y, int yPitch, Span<float> state) =>
        Run<TanhNonlinearity>(x, xPitch, weight, units, initial, reverse, y, yPitch, state);

    /// <summary><c>h_t = max(x_t + W h_{t−1}, 0)</c>.</summary>
    /// <inheritdoc cref="Tanh"/>
    public static void Relu(
        ReadOnlySpan<float> x, int xPitch, RecurrentWeights weight, int units, ReadOnlySpan<float> initial, bool reverse,
        Span<float> y, int yPitch, Span<float> state) =>
        Run<ReluNonlinearity>(x, xPitch, weight, units, initial, reverse, y, yPitch, state);

    /// <summary><c>h_t = σ(x_t + W h_{t−1})</c>.</summary>
    /// <inheritdoc cref="Tanh"/>
    public static void Sigmoid(
        ReadOnlySpan<float> x, int xPitch, RecurrentWeights weight, int units, ReadOnlySpan<float> initial, bool reverse,
        Span<float> y, int yPitch, Span<float> state) =>
        Run<SigmoidNonlinearity>(x, xPitch, weight, units, initial, reverse, y, yPitch, state);

    private static void Run<TNonlinearity>(
        ReadOnlySpan<float> x, int xPitch, RecurrentWeights weight, int units, ReadOnlySpan<float> initial, bool reverse,
        Span<float> y, int yPitch, Span<float> state)
        where TNonlinearity : struct, INonlinearity
    {
        var steps = new RecurrentSteps(x, xPitch, 1, units, initial, reverse, y, yPitch);
        if (weight.AreBrainFloats)
            VectorDispatch.Run(new RnnKernel<TNonlinearity, ushort, BrainStorage> { Steps = steps, Weight = weight.BrainFloats }, weight.Lanes);
        else
            VectorDispatch.Run(new RnnKernel<TNonlinearity, float, FloatStorage> { Steps = steps, Weight = weight.Floats }, weight.Lanes);
        steps.Last.CopyTo(state);
    }
}
