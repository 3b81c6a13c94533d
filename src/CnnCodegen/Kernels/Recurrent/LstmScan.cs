using CnnCodegen.Preparation;

namespace CnnCodegen.Kernels;

/// <summary>
/// The recurrent part of a long short-term memory: what depends on the input alone is there for all positions before it starts.
/// </summary>
public static class LstmScan
{
    /// <summary>The floats of state per unit: the hidden state and, as working memory, the cells of two steps.</summary>
    public const int StatePerUnit = 3;

    /// <summary>
    /// <c>c_t = f · c_{t−1} + i · g</c> and <c>h_t = o · tanh c_t</c>, with the gates <c>i, f, o = σ(…)</c> and <c>g = tanh(…)</c> of
    /// <c>gates_t + W h_{t−1}</c>. The first cells are zero.
    /// </summary>
    /// <param name="gates">The input's part of the gates with all biases, one row <c>[i | f | g | o]</c> per position.</param>
    /// <param name="gatesPitch">The floats from one of its rows to the next.</param>
    /// <param name="weight">The recurrent weight, packed by <see cref="RecurrentPacking"/> for four gates.</param>
    /// <param name="units">The number of units.</param>
    /// <param name="initial">The first hidden state; empty for zeros. May be the place of the last one.</param>
    /// <param name="reverse">Whether time runs from the last position to the first.</param>
    /// <param name="y">Receives the hidden state of each position; may be a range of channels of wider rows.</param>
    /// <param name="yPitch">The floats from one row to the next in <paramref name="y"/>.</param>
    /// <param name="state"><see cref="StatePerUnit"/> floats per unit; receives the last hidden state in its first <paramref name="units"/>.</param>
    public static void Run(
        ReadOnlySpan<float> gates, int gatesPitch, RecurrentWeights weight, int units, ReadOnlySpan<float> initial, bool reverse,
        Span<float> y, int yPitch, Span<float> state)
    {
        Span<float> cells = state.Slice(units, units);
        cells.Clear();
        Run(new RecurrentSteps(gates, gatesPitch, 4, units, initial, reverse, y, yPitch), weight, state, cells, state.Slice(2 * units, units));
    }

    /// <summary>Some positions in a row, which go on from those before: a piece of a text.</summary>
    /// <param name="gates">The input's part of the gates with all biases, one row <c>[i | f | g | o]</c> per position.</param>
    /// <param name="gatesPitch">The floats from one of its rows to the next.</param>
    /// <param name="weight">The recurrent weight, packed by <see cref="RecurrentPacking"/> for four gates.</param>
    /// <param name="units">The number of units.</param>
    /// <param name="y">Receives the hidden state of each position; may be a range of channels of wider rows.</param>
    /// <param name="yPitch">The floats from one row to the next in <paramref name="y"/>.</param>
    /// <param name="state">The hidden state before these positions, then the cells; receives those after them.</param>
    /// <param name="workspace">Working memory, a float per unit.</param>
    public static void Continue(
        ReadOnlySpan<float> gates, int gatesPitch, RecurrentWeights weight, int units, Span<float> y, int yPitch, Span<float> state, Span<float> workspace) =>
        Run(new RecurrentSteps(gates, gatesPitch, 4, units, initial: state, reverse: false, y, yPitch), weight, state, state.Slice(units, units), workspace);

    private static void Run(RecurrentSteps steps, RecurrentWeights weight, Span<float> hidden, Span<float> cells, Span<float> workspace)
    {
        if (weight.AreBrainFloats)
            VectorDispatch.Run(new LstmKernel<ushort, BrainStorage> { Steps = steps, Weight = weight.BrainFloats, Cells = cells, Workspace = workspace }, weight.Lanes);
        else
            VectorDispatch.Run(new LstmKernel<float, FloatStorage> { Steps = steps, Weight = weight.Floats, Cells = cells, Workspace = workspace }, weight.Lanes);
        steps.Last.CopyTo(hidden);
    }
}
