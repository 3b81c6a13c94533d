using System.Runtime.CompilerServices;

namespace CnnCodegen.Kernels;

/// <summary>How packed weights lie in memory. Kernels read them in pairs of vectors, at the same offsets in every format.</summary>
/// <typeparam name="TStored">A weight in memory.</typeparam>
internal interface IWeightStorage<TStored>
    where TStored : unmanaged
{
    /// <summary>Two vectors of weights at an offset in weights; nothing is checked.</summary>
    static abstract (TVector First, TVector Second) LoadPair<TWidth, TVector>(ref readonly TStored source, int offset)
        where TWidth : struct, IVectorWidth<TVector>
        where TVector : struct;
}

/// <summary>Floats, vector behind vector.</summary>
internal readonly struct FloatStorage : IWeightStorage<float>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (TVector First, TVector Second) LoadPair<TWidth, TVector>(ref readonly float source, int offset)
        where TWidth : struct, IVectorWidth<TVector>
        where TVector : struct => (TWidth.Load(in source, offset), TWidth.Load(in source, offset + TWidth.Lanes));
}

/// <summary>Brain floats in pairs of vectors.</summary>
internal readonly struct BrainStorage : IWeightStorage<ushort>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (TVector First, TVector Second) LoadPair<TWidth, TVector>(ref readonly ushort source, int offset)
        where TWidth : struct, IVectorWidth<TVector>
        where TVector : struct => TWidth.LoadPair(in source, offset);
}
