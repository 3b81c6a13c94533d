using CnnCodegen.Kernels;

namespace CnnCodegen.Preparation;

/// <summary>
/// A matrix that is read once per text, rounded to brain floats: half the memory, and half the time where memory sets the speed. Made at
/// load time, read-only afterwards.
/// </summary>
public sealed class BrainMatrix
{
    private readonly AlignedBrainFloats _rows;

    /// <summary>Rounds a matrix.</summary>
    /// <param name="weight">The weight, <c>[outputs, inputs]</c>.</param>
    /// <param name="inputs">The columns.</param>
    public BrainMatrix(ReadOnlySpan<float> weight, int inputs)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(inputs, 1);
        int outputs = weight.Length / inputs;
        int lanes = VectorDispatch.Lanes(inputs);
        int pitch = (inputs + (2 * lanes) - 1) / (2 * lanes) * (2 * lanes);
        _rows = AlignedBrainFloats.PairsOf(pitch == inputs ? weight : Filled(weight, inputs, outputs, pitch), lanes);
        Inputs = inputs;
    }

    /// <summary>The columns.</summary>
    public int Inputs { get; }

    /// <summary>The rows, in pairs of vectors of the width that this machine reads them with, each filled up to whole pairs with zeros.</summary>
    internal ReadOnlySpan<ushort> Rows => _rows.Span;

    private static float[] Filled(ReadOnlySpan<float> weight, int inputs, int outputs, int pitch)
    {
        var filled = new float[checked(outputs * pitch)];
        for (int row = 0; row < outputs; row++)
            weight.Slice(row * inputs, inputs).CopyTo(filled.AsSpan(row * pitch));
        return filled;
    }
}
