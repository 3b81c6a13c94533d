using System.Runtime.Intrinsics;

namespace CnnCodegen.Kernels;

/// <summary>A kernel with its arguments, written for any vector width.</summary>
internal interface IVectorKernel
{
    /// <summary>Runs the kernel with vectors of one width.</summary>
    void Run<TWidth, TVector>()
        where TWidth : struct, IVectorWidth<TVector>
        where TVector : struct;
}

/// <summary>Chooses the vector width.</summary>
internal static class VectorDispatch
{
    /// <summary>The widest vector that the machine accelerates and that a number of elements fills; 1 where there is none.</summary>
    public static int Lanes(int elements)
    {
        if (Vector512.IsHardwareAccelerated && elements >= Width512.Lanes)
            return Width512.Lanes;
        if (Vector256.IsHardwareAccelerated && elements >= Width256.Lanes)
            return Width256.Lanes;
        return Vector128.IsHardwareAccelerated && elements >= Width128.Lanes ? Width128.Lanes : Width1.Lanes;
    }

    /// <summary>Runs a kernel with vectors that a number of elements fills.</summary>
    public static void Run<TKernel>(TKernel kernel, int elements)
        where TKernel : struct, IVectorKernel, allows ref struct
    {
        if (Vector512.IsHardwareAccelerated && elements >= Width512.Lanes)
            kernel.Run<Width512, Vector512<float>>();
        else if (Vector256.IsHardwareAccelerated && elements >= Width256.Lanes)
            kernel.Run<Width256, Vector256<float>>();
        else if (Vector128.IsHardwareAccelerated && elements >= Width128.Lanes)
            kernel.Run<Width128, Vector128<float>>();
        else
            kernel.Run<Width1, float>();
    }
}
