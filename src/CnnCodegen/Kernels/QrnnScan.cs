namespace CnnCodegen.Kernels;

/// <summary>
/// The pooling of a quasi-recurrent network: all that is left to do step by step, one channel apart from the other. The gates come as
/// their convolutions left them; tanh (z) and σ (f, o, i) are applied here. The cells before the first step are zero.
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
        Run<Off, Off>(gates, gatesPitch, units, reverse, y, yPitch);

    /// <summary><c>c_t = f · c_{t−1} + (1 − f) · z</c> and <c>h_t = o · c_t</c>.</summary>
    /// <remarks>The gates are rows <c>[z | f | o]</c>.</remarks>
    /// <inheritdoc cref="F"/>
    public static void Fo(ReadOnlySpan<float> gates, int gatesPitch, int units, bool reverse, Span<float> y, int yPitch) =>
        Run<Off, On>(gates, gatesPitch, units, reverse, y, yPitch);

    /// <summary><c>c_t = f · c_{t−1} + i · z</c> and <c>h_t = o · c_t</c>.</summary>
    /// <remarks>The gates are rows <c>[z | f | o | i]</c>.</remarks>
    /// <inheritdoc cref="F"/>
    public static void Ifo(ReadOnlySpan<float> gates, int gatesPitch, int units, bool reverse, Span<float> y, int yPitch) =>
        Run<On, On>(gates, gatesPitch, units, reverse, y, yPitch);

    /// <summary>The cells <c>c_t</c> of <see cref="Fo"/> before the output gate, for attention; <see cref="OutputGate"/> follows it.</summary>
    /// <remarks>The gates are rows <c>[z | f | o]</c>.</remarks>
    /// <inheritdoc cref="F"/>
    public static void FoCells(ReadOnlySpan<float> gates, int gatesPitch, int units, bool reverse, Span<float> y, int yPitch) =>
        Run<Off, Off>(gates, gatesPitch, units, reverse, y, yPitch);

    /// <summary>The cells <c>c_t</c> of <see cref="Ifo"/> before the output gate, for attention; <see cref="OutputGate"/> follows it.</summary>
    /// <remarks>The gates are rows <c>[z | f | o | i]</c>.</remarks>
    /// <inheritdoc cref="F"/>
    public static void IfoCells(ReadOnlySpan<float> gates, int gatesPitch, int units, bool reverse, Span<float> y, int yPitch) =>
        Run<On, Off>(gates, gatesPitch, units, reverse, y, yPitch);

    /// <summary><c>y_t = o · y_t</c>, in place.</summary>
    /// <param name="gates">Before activation, one row <c>[z | f | o]</c> per position; what follows in a row is not looked at.</param>
    /// <param name="gatesPitch">The floats from one of its rows to the next.</param>
    /// <param name="units">The number of units.</param>
    /// <param name="y">The rows that are gated; must not overlap the gates.</param>
    /// <param name="yPitch">The floats from one row to the next in <paramref name="y"/>.</param>
    public static void OutputGate(ReadOnlySpan<float> gates, int gatesPitch, int units, Span<float> y, int yPitch) =>
        VectorDispatch.Run(new OutputGateKernel { Gates = gates, GatesPitch = gatesPitch, Units = units, Y = y, YPitch = yPitch }, units);

    private static void Run<TInputGate, TOutputGate>(
        ReadOnlySpan<float> gates, int gatesPitch, int units, bool reverse, Span<float> y, int yPitch)
        where TInputGate : struct, ISwitch
        where TOutputGate : struct, ISwitch =>
        VectorDispatch.Run(
            new QrnnKernel<TInputGate, TOutputGate> { Gates = gates, GatesPitch = gatesPitch, Units = units, Reverse = reverse, Y = y, YPitch = yPitch },
            units);
}
