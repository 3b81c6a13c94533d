using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CnnCodegen.Kernels;

/// <summary>A non-linearity of each element. Source and result may be the same span.</summary>
internal ref struct NonlinearityKernel<TNonlinearity> : IVectorKernel
    where TNonlinearity : struct, INonlinearity
{
    public required ReadOnlySpan<float> X;
    public required Span<float> Y;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Run<TWidth, TVector>()
        where TWidth : struct, IVectorWidth<TVector>
        where TVector : struct
    {
        if (X.IsEmpty)
            return;
        ref float x = ref MemoryMarshal.GetReference(X);
        ref float y = ref MemoryMarshal.GetReference(Y[..X.Length]);

        // The last vector overlaps the one before it. It is computed first: in place, its source would be overwritten by then.
        int rest = X.Length - TWidth.Lanes;
        TVector last = TNonlinearity.Of<TWidth, TVector>(TWidth.Load(ref x, rest));
        for (int i = 0; i < rest; i += TWidth.Lanes)
            TWidth.Store(TNonlinearity.Of<TWidth, TVector>(TWidth.Load(ref x, i)), ref y, i);
        TWidth.Store(last, ref y, rest);
    }
}
