using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CnnCodegen.Kernels;

/// <summary>
/// The summed scores of each tag over all tags before it, as <c>Σ_i e^(before[i] + weights[i, j] − greatest[j])</c> and the greatest of them, so that no
/// exponential overflows and one is 1.
/// </summary>
internal ref struct SummedScoresKernel : IVectorKernel
{
    public required ReadOnlySpan<float> Before;
    public required ReadOnlySpan<float> Weights;
    public required Span<float> Greatest;
    public required Span<float> Sums;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Run<TWidth, TVector>()
        where TWidth : struct, IVectorWidth<TVector>
        where TVector : struct
    {
        ref float greatestScores = ref MemoryMarshal.GetReference(Greatest);
        ref float sums = ref MemoryMarshal.GetReference(Sums);
        for (int tag = 0; tag < Greatest.Length; tag += TWidth.Lanes)
        {
            // The last vector overlaps the one before it; its tags come out the same twice.
            int first = Math.Min(tag, Greatest.Length - TWidth.Lanes);
            TVector greatest = GreatestScoreKernel.Of<TWidth, TVector>(Before, Weights, first);
            ref float row = ref Unsafe.Add(ref MemoryMarshal.GetReference(Weights), first);
            TVector sum = TWidth.Create(0);
            foreach (float score in Before)
            {
                TVector pair = TWidth.Add(TWidth.Create(score), TWidth.Load(ref row, 0));
                sum = TWidth.Add(sum, VectorFunctions.Exp<TWidth, TVector>(TWidth.Subtract(pair, greatest)));
                row = ref Unsafe.Add(ref row, Before.Length);
            }

            TWidth.Store(greatest, ref greatestScores, first);
            TWidth.Store(sum, ref sums, first);
        }
    }
}
