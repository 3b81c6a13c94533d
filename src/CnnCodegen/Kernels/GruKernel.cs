using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CnnCodegen.Kernels;

/// <summary>The steps of gated recurrent units, a vector of units at a time: their gates stay in registers.</summary>
internal ref struct GruKernel : IVectorKernel
{
    private const int Gates = 3;

    public required RecurrentSteps Steps;

    public required ReadOnlySpan<float> CandidateBias;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Run<TWidth, TVector>()
        where TWidth : struct, IVectorWidth<TVector>
        where TVector : struct
    {
        ReadOnlySpan<float> bias = CandidateBias.IsEmpty ? CandidateBias : CandidateBias[..Steps.Units];
        for (int step = 0; step < Steps.Count; step++)
            Step<TWidth, TVector>(Steps.Gates(step), Steps.Weight, bias, Steps.Units, Steps.Before(step), Steps.Hidden(step));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Step<TWidth, TVector>(
        ReadOnlySpan<float> gates, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, int units, ReadOnlySpan<float> hidden, Span<float> y)
        where TWidth : struct, IVectorWidth<TVector>
        where TVector : struct
    {
        int lanes = TWidth.Lanes;
        int vectors = (units + lanes - 1) / lanes;
        ref float g = ref MemoryMarshal.GetReference(gates);
        ref float w = ref MemoryMarshal.GetReference(weight[..(vectors * Gates * lanes * units)]);
        ref float h = ref MemoryMarshal.GetReference(hidden);
        TVector zero = TWidth.Create(0);
        for (int vector = 0; vector < vectors; vector++)
        {
            // The last vector overlaps the one before it; its units come out the same twice.
            int first = Math.Min(vector * lanes, units - lanes);
            TVector r = TWidth.Load(ref g, first), z = TWidth.Load(ref g, units + first);
            TVector n = bias.IsEmpty ? zero : TWidth.Load(ref MemoryMarshal.GetReference(bias), first);
            TVector r1 = zero, z1 = zero, n1 = zero;
            int k = 0;
            for (; k < hidden.Length - 1; k += 2)
            {
                TVector h0 = TWidth.Create(Unsafe.Add(ref h, k));
                r = TWidth.MultiplyAdd(h0, TWidth.Load(ref w, 0), r);
                z = TWidth.MultiplyAdd(h0, TWidth.Load(ref w, lanes), z);
                n = TWidth.MultiplyAdd(h0, TWidth.Load(ref w, 2 * lanes), n);
                TVector h1 = TWidth.Create(Unsafe.Add(ref h, k + 1));
                r1 = TWidth.MultiplyAdd(h1, TWidth.Load(ref w, 3 * lanes), r1);
                z1 = TWidth.MultiplyAdd(h1, TWidth.Load(ref w, 4 * lanes), z1);
                n1 = TWidth.MultiplyAdd(h1, TWidth.Load(ref w, 5 * lanes), n1);
                w = ref Unsafe.Add(ref w, 2 * Gates * lanes);
            }

            if (k < hidden.Length)
            {
                TVector h0 = TWidth.Create(Unsafe.Add(ref h, k));
                r = TWidth.MultiplyAdd(h0, TWidth.Load(ref w, 0), r);
                z = TWidth.MultiplyAdd(h0, TWidth.Load(ref w, lanes), z);
                n = TWidth.MultiplyAdd(h0, TWidth.Load(ref w, 2 * lanes), n);
                w = ref Unsafe.Add(ref w, Gates * lanes);
            }

            TVector before = hidden.IsEmpty ? zero : TWidth.Load(ref h, first);
            r = VectorFunctions.Sigmoid<TWidth, TVector>(TWidth.Add(r, r1));
            z = VectorFunctions.Sigmoid<TWidth, TVector>(TWidth.Add(z, z1));
            n = VectorFunctions.Tanh<TWidth, TVector>(TWidth.MultiplyAdd(r, TWidth.Add(n, n1), TWidth.Load(ref g, (2 * units) + first)));
            TWidth.Store(TWidth.MultiplyAdd(z, TWidth.Subtract(before, n), n), ref MemoryMarshal.GetReference(y), first);
        }
    }
}
