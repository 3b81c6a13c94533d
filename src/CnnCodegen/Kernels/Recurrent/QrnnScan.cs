using System.Numerics.Tensors;

namespace CnnCodegen.Kernels;

/// <summary>
/// The pooling of a quasi-recurrent network: all that is left to do step by step, one channel apart from the other. The gates come as
/// their convolutions left them; tanh (z) and σ (f, o, i) are applied here. The cells before the first step are zero, or those that a caller
/// carries from piece to piece.
/// </summary>
public static class QrnnScan
{
    /// <summary><c>h_t = f · h_{t−1} + (1 − f) · z</c>.</summary>
    /// <param name="gates">Before activation, one row <c>[z | f]</c> per position; what follows in a row is not looked at.</param>
    /// <param name="gatesPitch">The floats from one of its rows to the next.</param>
    /// <param name="units">The number of units.</param>
    /// <param name="reverse">Whether time runs from the last position to the first.</param>
    /// <param name="y">Receives a row per position; may be a range of channels of wider rows; must not overlap the gates.</param>
    /// <param name="yPitch">The floats from one row to the next in <paramref name="y"/>.</param>
    public static void F(ReadOnlySpan<float> gates, int gatesPitch, int units, bool reverse, Span<float> y, int yPitch) =>
        Run<Off, Off>(gates, gatesPitch, units, reverse, y, yPitch, cells: default);

    /// <summary>F-pooling of some positions in a row, which goes on from those before.</summary>
    /// <param name="gates">Before activation, one row <c>[z | f]</c> per position.</param>
    /// <param name="gatesPitch">The floats from one of its rows to the next.</param>
    /// <param name="units">The number of units.</param>
    /// <param name="reverse">Whether time runs from the last position to the first.</param>
    /// <param name="y">Receives a row per position; may be a range of channels of wider rows; must not overlap the gates.</param>
    /// <param name="yPitch">The floats from one row to the next in <paramref name="y"/>.</param>
    /// <param name="cells">The cells before these positions; receives those after them.</param>
    public static void F(ReadOnlySpan<float> gates, int gatesPitch, int units, bool reverse, Span<float> y, int yPitch, Span<float> cells) =>
        Run<Off, Off>(gates, gatesPitch, units, reverse, y, yPitch, cells);

    /// <summary><c>c_t = f · c_{t−1} + (1 − f) · z</c> and <c>h_t = o · c_t</c>.</summary>
    /// <remarks>The gates are rows <c>[z | f | o]</c>.</remarks>
    /// <inheritdoc cref="F(ReadOnlySpan{float}, int, int, bool, Span{float}, int)"/>
    public static void Fo(ReadOnlySpan<float> gates, int gatesPitch, int units, bool reverse, Span<float> y, int yPitch) =>
        Run<Off, On>(gates, gatesPitch, units, reverse, y, yPitch, cells: default);

    /// <summary>Fo-pooling of some positions in a row, which goes on from those before.</summary>
    /// <param name="gates">Before activation, one row <c>[z | f | o]</c> per position.</param>
    /// <param name="gatesPitch">The floats from one of its rows to the next.</param>
    /// <param name="units">The number of units.</param>
    /// <param name="reverse">Whether time runs from the last position to the first.</param>
    /// <param name="y">Receives a row per position; may be a range of channels of wider rows; must not overlap the gates.</param>
    /// <param name="yPitch">The floats from one row to the next in <paramref name="y"/>.</param>
    /// <param name="cells">The cells before these positions; receives those after them.</param>
    public static void Fo(ReadOnlySpan<float> gates, int gatesPitch, int units, bool reverse, Span<float> y, int yPitch, Span<float> cells) =>
        Run<Off, On>(gates, gatesPitch, units, reverse, y, yPitch, cells);

    /// <summary><c>c_t = f · c_{t−1} + i · z</c> and <c>h_t = o · c_t</c>.</summary>
    /// <remarks>The gates are rows <c>[z | f | o | i]</c>.</remarks>
    /// <inheritdoc cref="F(ReadOnlySpan{float}, int, int, bool, Span{float}, int)"/>
    public static void Ifo(ReadOnlySpan<float> gates, int gatesPitch, int units, bool reverse, Span<float> y, int yPitch) =>
        Run<On, On>(gates, gatesPitch, units, reverse, y, yPitch, cells: default);

    /// <summary>Ifo-pooling of some positions in a row, which goes on from those before.</summary>
    /// <param name="gates">Before activation, one row <c>[z | f | o | i]</c> per position.</param>
    /// <param name="gatesPitch">The floats from one of its rows to the next.</param>
    /// <param name="units">The number of units.</param>
    /// <param name="reverse">Whether time runs from the last position to the first.</param>
    /// <param name="y">Receives a row per position; may be a range of channels of wider rows; must not overlap the gates.</param>
    /// <param name="yPitch">The floats from one row to the next in <paramref name="y"/>.</param>
    /// <param name="cells">The cells before these positions; receives those after them.</param>
    public static void Ifo(ReadOnlySpan<float> gates, int gatesPitch, int units, bool reverse, Span<float> y, int yPitch, Span<float> cells) =>
        Run<On, On>(gates, gatesPitch, units, reverse, y, yPitch, cells);

    /// <summary>The cells <c>c_t</c> of <see cref="Fo(ReadOnlySpan{float}, int, int, bool, Span{float}, int)"/> before the output gate, for attention; <see cref="OutputGate"/> follows it.</summary>
    /// <remarks>The gates are rows <c>[z | f | o]</c>.</remarks>
    /// <inheritdoc cref="F(ReadOnlySpan{float}, int, int, bool, Span{float}, int)"/>
    public static void FoCells(ReadOnlySpan<float> gates, int gatesPitch, int units, bool reverse, Span<float> y, int yPitch) =>
        Run<Off, Off>(gates, gatesPitch, units, reverse, y, yPitch, cells: default);

    /// <summary>The cells of some positions in a row before the output gate, which go on from those before.</summary>
    /// <inheritdoc cref="Fo(ReadOnlySpan{float}, int, int, bool, Span{float}, int, Span{float})"/>
    public static void FoCells(ReadOnlySpan<float> gates, int gatesPitch, int units, bool reverse, Span<float> y, int yPitch, Span<float> cells) =>
        Run<Off, Off>(gates, gatesPitch, units, reverse, y, yPitch, cells);

    /// <summary>The cells <c>c_t</c> of <see cref="Ifo(ReadOnlySpan{float}, int, int, bool, Span{float}, int)"/> before the output gate, for attention; <see cref="OutputGate"/> follows it.</summary>
    /// <remarks>The gates are rows <c>[z | f | o | i]</c>.</remarks>
    /// <inheritdoc cref="F(ReadOnlySpan{float}, int, int, bool, Span{float}, int)"/>
    public static void IfoCells(ReadOnlySpan<float> gates, int gatesPitch, int units, bool reverse, Span<float> y, int yPitch) =>
        Run<On, Off>(gates, gatesPitch, units, reverse, y, yPitch, cells: default);

    /// <summary>The cells of some positions in a row before the output gate, which go on from those before.</summary>
    /// <inheritdoc cref="Ifo(ReadOnlySpan{float}, int, int, bool, Span{float}, int, Span{float})"/>
    public static void IfoCells(ReadOnlySpan<float> gates, int gatesPitch, int units, bool reverse, Span<float> y, int yPitch, Span<float> cells) =>
        Run<On, Off>(gates, gatesPitch, units, reverse, y, yPitch, cells);

    /// <summary><c>y_t = o · y_t</c>, in place.</summary>
    /// <param name="gates">Before activation, one row <c>[z | f | o]</c> per position; what follows in a row is not looked at.</param>
    /// <param name="gatesPitch">The floats from one of its rows to the next.</param>
    /// <param name="units">The number of units.</param>
    /// <param name="y">The rows that are gated; must not overlap the gates.</param>
    /// <param name="yPitch">The floats from one row to the next in <paramref name="y"/>.</param>
    public static void OutputGate(ReadOnlySpan<float> gates, int gatesPitch, int units, Span<float> y, int yPitch) =>
        VectorDispatch.Run(new OutputGateKernel { Gates = gates, GatesPitch = gatesPitch, Units = units, Y = y, YPitch = yPitch }, units);

    /// <summary>Adds the same to the biases of all gates.</summary>
    /// <param name="bias">The biases, in the order of <see cref="Preparation.GateOrder"/>.</param>
    /// <param name="shift">What is added, the gates one after the other, each of all units.</param>
    /// <param name="gates">The gates of a unit.</param>
    /// <param name="units">The number of units.</param>
    /// <param name="lanes">The floats in a vector.</param>
    /// <param name="y">Receives the sums, in the order of the biases.</param>
    public static void Shift(ReadOnlySpan<float> bias, ReadOnlySpan<float> shift, int gates, int units, int lanes, Span<float> y)
    {
        for (int start = 0, vector = 0; start < bias.Length; vector++)
        {
            int first = Math.Min(vector * lanes, units - lanes);
            for (int gate = 0; gate < gates; gate++, start += lanes)
                TensorPrimitives.Add(bias.Slice(start, lanes), shift.Slice((gate * units) + first, lanes), y[start..]);
        }
    }

    private static void Run<TInputGate, TOutputGate>(
        ReadOnlySpan<float> gates, int gatesPitch, int units, bool reverse, Span<float> y, int yPitch, Span<float> cells)
        where TInputGate : struct, ISwitch
        where TOutputGate : struct, ISwitch =>
        VectorDispatch.Run(
            new QrnnKernel<TInputGate, TOutputGate>
            {
                Gates = gates, GatesPitch = gatesPitch, Units = units, Reverse = reverse, Y = y, YPitch = yPitch, Cells = cells,
            },
            units);
}
