using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CnnCodegen.Kernels;

/// <summary><c>y = σ(o) · y</c>, in place.</summary>
internal ref struct OutputGateKernel : IVectorKernel
{
    public required ReadOnlySpan<float> Gates;
    public required int GatesPitch;
    public required int Units;
    public required Span<float> Y;
    public required int YPitch;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Run<TWidth, TVector>()
        where TWidth : struct, IVectorWidth<TVector>
        where TVector : struct
    {
        for (int source = 0, target = 0; source < Gates.Length; source += GatesPitch, target += YPitch)
        {
            ref float o = ref MemoryMarshal.GetReference(Gates.Slice(source + (2 * Units), Units));
            ref float y = ref MemoryMarshal.GetReference(Y.Slice(target, Units));
            int unit = 0;
            for (; unit <= Units - TWidth.Lanes; unit += TWidth.Lanes)
                TWidth.Store(TWidth.Multiply(VectorFunctions.Sigmoid<TWidth, TVector>(TWidth.Load(ref o, unit)), TWidth.Load(ref y, unit)), ref y, unit);
            for (; unit < Units; unit++)
                Unsafe.Add(ref y, unit) *= VectorFunctions.Sigmoid<Width1, float>(Unsafe.Add(ref o, unit));
        }
    }
}
