using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CnnCodegen.Kernels;

/// <summary>The steps of a simple recurrent network, a vector of units at a time.</summary>
internal ref struct RnnKernel<TNonlinearity> : IVectorKernel
    where TNonlinearity : struct, INonlinearity
{
    public required RecurrentSteps Steps;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Run<TWidth, TVector>()
        where TWidth : struct, IVectorWidth<TVector>
        where TVector : struct
    {
        for (int step = 0; step < Steps.Count; step++)
            Step<TWidth, TVector>(Steps.Gates(step), Steps.Weight, Steps.Units, Steps.Before(step), Steps.Hidden(step));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Step<TWidth, TVector>(ReadOnlySpan<float> input, ReadOnlySpan<float> weight, int units, ReadOnlySpan<float> hidden, Span<float> y)
        where TWidth : struct, IVectorWidth<TVector>
        where TVector : struct
    {
        int lanes = TWidth.Lanes;
        int vectors = (units + lanes - 1) / lanes;
        ref float x = ref MemoryMarshal.GetReference(input);
        ref float w = ref MemoryMarshal.GetReference(weight[..(vectors * lanes * units)]);
        ref float h = ref MemoryMarshal.GetReference(hidden);
        for (int vector = 0; vector < vectors; vector++)
        {
            // The last vector overlaps the one before it; its units come out the same twice.
            int first = Math.Min(vector * lanes, units - lanes);
            TVector a = TWidth.Load(ref x, first), b = TWidth.Create(0), c = b, d = b;
            int k = 0;
            for (; k < hidden.Length - 3; k += 4)
            {
                a = TWidth.MultiplyAdd(TWidth.Create(Unsafe.Add(ref h, k)), TWidth.Load(ref w, 0), a);
                b = TWidth.MultiplyAdd(TWidth.Create(Unsafe.Add(ref h, k + 1)), TWidth.Load(ref w, lanes), b);
                c = TWidth.MultiplyAdd(TWidth.Create(Unsafe.Add(ref h, k + 2)), TWidth.Load(ref w, 2 * lanes), c);
                d = TWidth.MultiplyAdd(TWidth.Create(Unsafe.Add(ref h, k + 3)), TWidth.Load(ref w, 3 * lanes), d);
                w = ref Unsafe.Add(ref w, 4 * lanes);
            }

            for (; k < hidden.Length; k++)
            {
                a = TWidth.MultiplyAdd(TWidth.Create(Unsafe.Add(ref h, k)), TWidth.Load(ref w, 0), a);
                w = ref Unsafe.Add(ref w, lanes);
            }

            TVector sum = TWidth.Add(TWidth.Add(a, b), TWidth.Add(c, d));
            TWidth.Store(TNonlinearity.Of<TWidth, TVector>(sum), ref MemoryMarshal.GetReference(y), first);
        }
    }
}
