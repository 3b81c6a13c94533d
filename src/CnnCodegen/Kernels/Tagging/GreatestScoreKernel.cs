using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CnnCodegen.Kernels;

/// <summary>The greatest score of each tag over all tags before it: <c>after[j] = max_i (before[i] + weights[i, j])</c>, a vector of tags at a time.</summary>
internal ref struct GreatestScoreKernel : IVectorKernel
{
    public required ReadOnlySpan<float> Before;
    public required ReadOnlySpan<float> Weights;
    public required Span<float> After;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Run<TWidth, TVector>()
        where TWidth : struct, IVectorWidth<TVector>
        where TVector : struct
    {
        ref float after = ref MemoryMarshal.GetReference(After);
        for (int tag = 0; tag < After.Length; tag += TWidth.Lanes)
        {
            // The last vector overlaps the one before it; its tags come out the same twice.
            int first = Math.Min(tag, After.Length - TWidth.Lanes);
            TWidth.Store(Of<TWidth, TVector>(Before, Weights, first), ref after, first);
        }
    }

    /// <summary>The greatest scores of the vector of tags that starts at one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TVector Of<TWidth, TVector>(ReadOnlySpan<float> before, ReadOnlySpan<float> weights, int first)
        where TWidth : struct, IVectorWidth<TVector>
        where TVector : struct
    {
        ref float row = ref Unsafe.Add(ref MemoryMarshal.GetReference(weights), first);
        TVector greatest = TWidth.Create(float.MinValue);
        foreach (float score in before)
        {
            greatest = TWidth.Max(TWidth.Add(TWidth.Create(score), TWidth.Load(ref row, 0)), greatest);
            row = ref Unsafe.Add(ref row, before.Length);
        }

        return greatest;
    }
}
