using System.Runtime.CompilerServices;

namespace CnnCodegen.Kernels;

/// <summary>A non-linearity on vectors of any width.</summary>
internal interface INonlinearity
{
    static abstract TVector Of<TWidth, TVector>(TVector x)
        where TWidth : struct, IVectorWidth<TVector>
        where TVector : struct;
}

/// <summary>The hyperbolic tangent.</summary>
internal readonly struct TanhNonlinearity : INonlinearity
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Of<TWidth, TVector>(TVector x)
        where TWidth : struct, IVectorWidth<TVector>
        where TVector : struct => VectorFunctions.Tanh<TWidth, TVector>(x);
}

/// <summary>The logistic function.</summary>
internal readonly struct SigmoidNonlinearity : INonlinearity
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Of<TWidth, TVector>(TVector x)
        where TWidth : struct, IVectorWidth<TVector>
        where TVector : struct => VectorFunctions.Sigmoid<TWidth, TVector>(x);
}

/// <summary>The rectifier.</summary>
internal readonly struct ReluNonlinearity : INonlinearity
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Of<TWidth, TVector>(TVector x)
        where TWidth : struct, IVectorWidth<TVector>
        where TVector : struct => TWidth.Max(TWidth.Create(0), x);
}
