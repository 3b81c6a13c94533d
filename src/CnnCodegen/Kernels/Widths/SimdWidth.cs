using System.Runtime.Intrinsics;

namespace CnnCodegen.Kernels;

/// <summary>The vector width that kernels use on this machine: the widest that it accelerates.</summary>
public static class SimdWidth
{
    /// <summary>The floats in a vector: 16, 8 or 4. A constant to the JIT; 4 also where nothing is accelerated.</summary>
    public static int Lanes => Vector512.IsHardwareAccelerated ? 16 : Vector256.IsHardwareAccelerated ? 8 : 4;
}
