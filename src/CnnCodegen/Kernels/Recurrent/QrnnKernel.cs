using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CnnCodegen.Kernels;

/// <summary>A choice that is made when code is compiled.</summary>
internal interface ISwitch
{
    static abstract bool IsOn { get; }
}

/// <summary>Chosen.</summary>
internal readonly struct On : ISwitch
{
    public static bool IsOn => true;
}

/// <summary>Not chosen.</summary>
internal readonly struct Off : ISwitch
{
    public static bool IsOn => false;
}

/// <summary>The pooling of a quasi-recurrent network: for a vector of channels through all of time, so that the cells stay in a register.</summary>
/// <typeparam name="TInputGate">Whether an input gate takes the place of <c>1 − f</c>.</typeparam>
/// <typeparam name="TOutputGate">Whether the output gate is applied.</typeparam>
internal ref struct QrnnKernel<TInputGate, TOutputGate> : IVectorKernel
    where TInputGate : struct, ISwitch
    where TOutputGate : struct, ISwitch
{
    public required ReadOnlySpan<float> Gates;
    public required int GatesPitch;
    public required int Units;
    public required bool Reverse;
    public required Span<float> Y;
    public required int YPitch;

    /// <summary>The cells before the first step, which receive those after the last one; empty for zeros before and none after.</summary>
    public Span<float> Cells;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Run<TWidth, TVector>()
        where TWidth : struct, IVectorWidth<TVector>
        where TVector : struct
    {
        int units = Units;
        int length = (Gates.Length + GatesPitch - 1) / GatesPitch;
        if (length == 0)
            return;

        // Checked once: the last row's last gate and last unit.
        int gates = TInputGate.IsOn ? 4 : TOutputGate.IsOn ? 3 : 2;
        _ = Gates.Slice((length - 1) * GatesPitch, gates * units);
        _ = Y.Slice((length - 1) * YPitch, units);
        bool carries = !Cells.IsEmpty;
        ref float cells = ref MemoryMarshal.GetReference(carries ? Cells[..units] : Cells);
        // Read before anything is written: the vector before it stores cells of the same units.
        TVector lastCell = carries ? TWidth.Load(ref cells, units - TWidth.Lanes) : TWidth.Create(0);

        int start = Reverse ? length - 1 : 0;
        int gatesStep = Reverse ? -GatesPitch : GatesPitch;
        int yStep = Reverse ? -YPitch : YPitch;
        for (int unit = 0; unit < units; unit += TWidth.Lanes)
        {
            // The last vector overlaps the one before it; its units come out the same twice.
            int first = Math.Min(unit, units - TWidth.Lanes);
            ref float gate = ref Unsafe.Add(ref MemoryMarshal.GetReference(Gates), (start * GatesPitch) + first);
            ref float y = ref Unsafe.Add(ref MemoryMarshal.GetReference(Y), (start * YPitch) + first);
            TVector cell = first < unit || !carries ? lastCell : TWidth.Load(ref cells, first);
            for (int step = 0; step < length; step++)
            {
                TVector z = VectorFunctions.Tanh<TWidth, TVector>(TWidth.Load(ref gate, 0));
                TVector f = VectorFunctions.Sigmoid<TWidth, TVector>(TWidth.Load(ref gate, units));
                if (TInputGate.IsOn)
                    cell = TWidth.MultiplyAdd(f, cell, TWidth.Multiply(VectorFunctions.Sigmoid<TWidth, TVector>(TWidth.Load(ref gate, 3 * units)), z));
                else
                    cell = TWidth.MultiplyAdd(f, TWidth.Subtract(cell, z), z);
                TWidth.Store(
                    TOutputGate.IsOn ? TWidth.Multiply(VectorFunctions.Sigmoid<TWidth, TVector>(TWidth.Load(ref gate, 2 * units)), cell) : cell, ref y, 0);
                gate = ref Unsafe.Add(ref gate, gatesStep);
                y = ref Unsafe.Add(ref y, yStep);
            }

            if (carries)
                TWidth.Store(cell, ref cells, first);
        }
    }
}
