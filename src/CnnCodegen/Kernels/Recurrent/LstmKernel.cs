using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using CnnCodegen.Preparation;

namespace CnnCodegen.Kernels;

/// <summary>The steps of a long short-term memory, a vector of units at a time: their four gates stay in registers.</summary>
internal ref struct LstmKernel<TStored, TStorage> : IVectorKernel
    where TStored : unmanaged
    where TStorage : struct, IWeightStorage<TStored>
{
    private const int Gates = 4;

    public required RecurrentSteps Steps;

    /// <summary>The recurrent weight, packed for the width.</summary>
    public required ReadOnlySpan<TStored> Weight;

    /// <summary>The cells before the first step, which receive those after the last one.</summary>
    public required Span<float> Cells;

    /// <summary>Working memory for the cells after a step.</summary>
    public required Span<float> Workspace;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Run<TWidth, TVector>()
        where TWidth : struct, IVectorWidth<TVector>
        where TVector : struct
    {
        int units = Steps.Units;
        Span<float> before = Cells[..units];
        Span<float> after = Workspace[..units];
        for (int step = 0; step < Steps.Count; step++)
        {
            Step<TWidth, TVector>(Steps.Gates(step), Weight, units, Steps.Before(step), before, after, Steps.Hidden(step), backwards: (step & 1) != 0);
            Span<float> swap = before;
            before = after;
            after = swap;
        }

        if ((Steps.Count & 1) != 0)
            before.CopyTo(Cells);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Step<TWidth, TVector>(
        ReadOnlySpan<float> gates, ReadOnlySpan<TStored> weight, int units, ReadOnlySpan<float> hidden, ReadOnlySpan<float> before, Span<float> after, Span<float> y,
        bool backwards)
        where TWidth : struct, IVectorWidth<TVector>
        where TVector : struct
    {
        int lanes = TWidth.Lanes;
        int vectors = (units + lanes - 1) / lanes;
        ref float g = ref MemoryMarshal.GetReference(gates);
        ref float c = ref MemoryMarshal.GetReference(before);
        int length = RecurrentPacking.VectorLength(Gates, units, lanes);
        ref TStored start = ref MemoryMarshal.GetReference(weight[..(vectors * length)]);
        ref float h = ref MemoryMarshal.GetReference(hidden);
        TVector zero = TWidth.Create(0);
        for (int turn = 0; turn < vectors; turn++)
        {
            // There and back again: what the step before read last is still in the cache.
            int vector = backwards ? vectors - 1 - turn : turn;
            ref TStored w = ref Unsafe.Add(ref start, vector * length);
            // The last vector overlaps the one before it; its units come out the same twice.
            int first = Math.Min(vector * lanes, units - lanes);
            TVector i = TWidth.Load(ref g, first), f = TWidth.Load(ref g, units + first);
            TVector n = TWidth.Load(ref g, (2 * units) + first), o = TWidth.Load(ref g, (3 * units) + first);
            TVector i1 = zero, f1 = zero, n1 = zero, o1 = zero;
            int k = 0;
            for (; k < hidden.Length - 1; k += 2)
            {
                TVector h0 = TWidth.Create(Unsafe.Add(ref h, k)), h1 = TWidth.Create(Unsafe.Add(ref h, k + 1));
                (TVector wi, TVector wf) = TStorage.LoadPair<TWidth, TVector>(ref w, 0);
                i = TWidth.MultiplyAdd(h0, wi, i);
                f = TWidth.MultiplyAdd(h0, wf, f);
                (TVector wn, TVector wo) = TStorage.LoadPair<TWidth, TVector>(ref w, 2 * lanes);
                n = TWidth.MultiplyAdd(h0, wn, n);
                o = TWidth.MultiplyAdd(h0, wo, o);
                (wi, wf) = TStorage.LoadPair<TWidth, TVector>(ref w, 4 * lanes);
                i1 = TWidth.MultiplyAdd(h1, wi, i1);
                f1 = TWidth.MultiplyAdd(h1, wf, f1);
                (wn, wo) = TStorage.LoadPair<TWidth, TVector>(ref w, 6 * lanes);
                n1 = TWidth.MultiplyAdd(h1, wn, n1);
                o1 = TWidth.MultiplyAdd(h1, wo, o1);
                w = ref Unsafe.Add(ref w, 2 * Gates * lanes);
            }

            if (k < hidden.Length)
            {
                TVector h0 = TWidth.Create(Unsafe.Add(ref h, k));
                (TVector wi, TVector wf) = TStorage.LoadPair<TWidth, TVector>(ref w, 0);
                i = TWidth.MultiplyAdd(h0, wi, i);
                f = TWidth.MultiplyAdd(h0, wf, f);
                (TVector wn, TVector wo) = TStorage.LoadPair<TWidth, TVector>(ref w, 2 * lanes);
                n = TWidth.MultiplyAdd(h0, wn, n);
                o = TWidth.MultiplyAdd(h0, wo, o);
            }

            i = VectorFunctions.Sigmoid<TWidth, TVector>(TWidth.Add(i, i1));
            f = VectorFunctions.Sigmoid<TWidth, TVector>(TWidth.Add(f, f1));
            n = VectorFunctions.Tanh<TWidth, TVector>(TWidth.Add(n, n1));
            o = VectorFunctions.Sigmoid<TWidth, TVector>(TWidth.Add(o, o1));
            TVector cell = TWidth.MultiplyAdd(f, TWidth.Load(ref c, first), TWidth.Multiply(i, n));
            TWidth.Store(cell, ref MemoryMarshal.GetReference(after), first);
            TWidth.Store(TWidth.Multiply(o, VectorFunctions.Tanh<TWidth, TVector>(cell)), ref MemoryMarshal.GetReference(y), first);
        }
    }
}
