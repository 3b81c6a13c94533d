using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using CnnCodegen.Preparation;

namespace CnnCodegen.Kernels;

/// <summary>The steps of a simple recurrent network, a vector of units at a time.</summary>
internal ref struct RnnKernel<TNonlinearity, TStored, TStorage> : IVectorKernel
    where TNonlinearity : struct, INonlinearity
    where TStored : unmanaged
    where TStorage : struct, IWeightStorage<TStored>
{
    public required RecurrentSteps Steps;

    /// <summary>The recurrent weight, packed for the width.</summary>
    public required ReadOnlySpan<TStored> Weight;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Run<TWidth, TVector>()
        where TWidth : struct, IVectorWidth<TVector>
        where TVector : struct
    {
        for (int step = 0; step < Steps.Count; step++)
            Step<TWidth, TVector>(Steps.Gates(step), Weight, Steps.Units, Steps.Before(step), Steps.Hidden(step), backwards: (step & 1) != 0);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Step<TWidth, TVector>(
        ReadOnlySpan<float> input, ReadOnlySpan<TStored> weight, int units, ReadOnlySpan<float> hidden, Span<float> y, bool backwards)
        where TWidth : struct, IVectorWidth<TVector>
        where TVector : struct
    {
        int lanes = TWidth.Lanes;
        int vectors = (units + lanes - 1) / lanes;
        ref float x = ref MemoryMarshal.GetReference(input);
        int length = RecurrentPacking.VectorLength(1, units, lanes);
        ref TStored start = ref MemoryMarshal.GetReference(weight[..(vectors * length)]);
        ref float h = ref MemoryMarshal.GetReference(hidden);
        for (int turn = 0; turn < vectors; turn++)
        {
            // There and back again: what the step before read last is still in the cache.
            int vector = backwards ? vectors - 1 - turn : turn;
            ref TStored w = ref Unsafe.Add(ref start, vector * length);
            // The last vector overlaps the one before it; its units come out the same twice.
            int first = Math.Min(vector * lanes, units - lanes);
            TVector a = TWidth.Load(ref x, first), b = TWidth.Create(0), c = b, d = b;
            int k = 0;
            for (; k < hidden.Length - 3; k += 4)
            {
                (TVector w0, TVector w1) = TStorage.LoadPair<TWidth, TVector>(ref w, 0);
                a = TWidth.MultiplyAdd(TWidth.Create(Unsafe.Add(ref h, k)), w0, a);
                b = TWidth.MultiplyAdd(TWidth.Create(Unsafe.Add(ref h, k + 1)), w1, b);
                (TVector w2, TVector w3) = TStorage.LoadPair<TWidth, TVector>(ref w, 2 * lanes);
                c = TWidth.MultiplyAdd(TWidth.Create(Unsafe.Add(ref h, k + 2)), w2, c);
                d = TWidth.MultiplyAdd(TWidth.Create(Unsafe.Add(ref h, k + 3)), w3, d);
                w = ref Unsafe.Add(ref w, 4 * lanes);
            }

            for (; k < hidden.Length; k += 2)
            {
                (TVector w0, TVector w1) = TStorage.LoadPair<TWidth, TVector>(ref w, 0);
                a = TWidth.MultiplyAdd(TWidth.Create(Unsafe.Add(ref h, k)), w0, a);
                if (k + 1 < hidden.Length)
                    b = TWidth.MultiplyAdd(TWidth.Create(Unsafe.Add(ref h, k + 1)), w1, b);
                w = ref Unsafe.Add(ref w, 2 * lanes);
            }

            TVector sum = TWidth.Add(TWidth.Add(a, b), TWidth.Add(c, d));
            TWidth.Store(TNonlinearity.Of<TWidth, TVector>(sum), ref MemoryMarshal.GetReference(y), first);
        }
    }
}
