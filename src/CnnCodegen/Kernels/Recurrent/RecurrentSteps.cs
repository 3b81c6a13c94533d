using System.Runtime.CompilerServices;

namespace CnnCodegen.Kernels;

/// <summary>
/// The steps of a recurrent network: where each finds the input's part of its gates, the hidden state before it, and the place of the
/// one after it. That is its row of the result, so that no state is copied between steps.
/// </summary>
internal readonly ref struct RecurrentSteps
{
    private readonly ReadOnlySpan<float> _gates;
    private readonly int _gatesPitch;
    private readonly int _rowLength;
    private readonly ReadOnlySpan<float> _initial;
    private readonly bool _reverse;
    private readonly Span<float> _y;
    private readonly int _yPitch;

    public RecurrentSteps(
        ReadOnlySpan<float> gates, int gatesPitch, int gatesPerUnit, int units, ReadOnlySpan<float> initial, bool reverse,
        Span<float> y, int yPitch)
    {
        _gates = gates;
        _gatesPitch = gatesPitch;
        _rowLength = gatesPerUnit * units;
        _initial = initial.IsEmpty ? initial : initial[..units];
        _reverse = reverse;
        _y = y;
        _yPitch = yPitch;
        Units = units;
        Count = (gates.Length + gatesPitch - 1) / gatesPitch;
    }

    public int Units { get; }

    public int Count { get; }

    /// <summary>The hidden state after the last step.</summary>
    public ReadOnlySpan<float> Last => Hidden(Count - 1);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReadOnlySpan<float> Gates(int step) => _gates.Slice(Position(step) * _gatesPitch, _rowLength);

    /// <summary>The hidden state before a step; empty for zeros.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReadOnlySpan<float> Before(int step) => step == 0 ? _initial : Hidden(step - 1);

    /// <summary>The hidden state after a step.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Span<float> Hidden(int step) => _y.Slice(Position(step) * _yPitch, Units);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Position(int step) => _reverse ? Count - 1 - step : step;
}
