using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using CnnCodegen.Preparation;

namespace CnnCodegen.Kernels;

/// <summary>The steps of gated recurrent units, a vector of units at a time: their gates stay in registers.</summary>
internal ref struct GruKernel<TStored, TStorage> : IVectorKernel
    where TStored : unmanaged
    where TStorage : struct, IWeightStorage<TStored>
{
    private const int Gates = 3;

    public required RecurrentSteps Steps;

    /// <summary>The recurrent weight, packed for the width.</summary>
    public required ReadOnlySpan<TStored> Weight;

    public required ReadOnlySpan<float> CandidateBias;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Run<TWidth, TVector>()
        where TWidth : struct, IVectorWidth<TVector>
        where TVector : struct
    {
        ReadOnlySpan<float> bias = CandidateBias.IsEmpty ? CandidateBias : CandidateBias[..Steps.Units];
        for (int step = 0; step < Steps.Count; step++)
            Step<TWidth, TVector>(Steps.Gates(step), Weight, bias, Steps.Units, Steps.Before(step), Steps.Hidden(step), backwards: (step & 1) != 0);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Step<TWidth, TVector>(
        ReadOnlySpan<float> gates, ReadOnlySpan<TStored> weight, ReadOnlySpan<float> bias, int units, ReadOnlySpan<float> hidden, Span<float> y, bool backwards)
        where TWidth : struct, IVectorWidth<TVector>
        where TVector : struct
    {
        int lanes = TWidth.Lanes;
        int vectors = (units + lanes - 1) / lanes;
        ref float g = ref MemoryMarshal.GetReference(gates);
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
            TVector r = TWidth.Load(ref g, first), z = TWidth.Load(ref g, units + first);
            TVector n = bias.IsEmpty ? zero : TWidth.Load(ref MemoryMarshal.GetReference(bias), first);
            TVector r1 = zero, z1 = zero, n1 = zero;
            int k = 0;
            for (; k < hidden.Length - 1; k += 2)
            {
                TVector h0 = TWidth.Create(Unsafe.Add(ref h, k)), h1 = TWidth.Create(Unsafe.Add(ref h, k + 1));
                (TVector wr, TVector wz) = TStorage.LoadPair<TWidth, TVector>(ref w, 0);
                r = TWidth.MultiplyAdd(h0, wr, r);
                z = TWidth.MultiplyAdd(h0, wz, z);
                (TVector wn, wr) = TStorage.LoadPair<TWidth, TVector>(ref w, 2 * lanes);
                n = TWidth.MultiplyAdd(h0, wn, n);
                r1 = TWidth.MultiplyAdd(h1, wr, r1);
                (wz, wn) = TStorage.LoadPair<TWidth, TVector>(ref w, 4 * lanes);
                z1 = TWidth.MultiplyAdd(h1, wz, z1);
                n1 = TWidth.MultiplyAdd(h1, wn, n1);
                w = ref Unsafe.Add(ref w, 2 * Gates * lanes);
            }

            if (k < hidden.Length)
            {
                TVector h0 = TWidth.Create(Unsafe.Add(ref h, k));
                (TVector wr, TVector wz) = TStorage.LoadPair<TWidth, TVector>(ref w, 0);
                r = TWidth.MultiplyAdd(h0, wr, r);
                z = TWidth.MultiplyAdd(h0, wz, z);
                (TVector wn, _) = TStorage.LoadPair<TWidth, TVector>(ref w, 2 * lanes);
                n = TWidth.MultiplyAdd(h0, wn, n);
            }

            TVector before = hidden.IsEmpty ? zero : TWidth.Load(ref h, first);
            r = VectorFunctions.Sigmoid<TWidth, TVector>(TWidth.Add(r, r1));
            z = VectorFunctions.Sigmoid<TWidth, TVector>(TWidth.Add(z, z1));
            n = VectorFunctions.Tanh<TWidth, TVector>(TWidth.MultiplyAdd(r, TWidth.Add(n, n1), TWidth.Load(ref g, (2 * units) + first)));
            TWidth.Store(TWidth.MultiplyAdd(z, TWidth.Subtract(before, n), n), ref MemoryMarshal.GetReference(y), first);
        }
    }
}
