using System.Runtime.Intrinsics;
using CnnCodegen.Kernels;

namespace CnnCodegen.Runtime.Tests.Kernels;

/// <summary>Runs kernels with vectors of each width, the ones that this machine does not accelerate too.</summary>
internal static class Widths
{
    /// <summary>Those that a number of elements fills.</summary>
    public static IEnumerable<int> UpTo(int elements) => ((int[])[1, 4, 8, 16]).Where(lanes => lanes <= elements);

    public static void Run<TKernel>(int lanes, TKernel kernel)
        where TKernel : struct, IVectorKernel, allows ref struct
    {
        switch (lanes)
        {
            case 16: kernel.Run<Width512, Vector512<float>>(); break;
            case 8: kernel.Run<Width256, Vector256<float>>(); break;
            case 4: kernel.Run<Width128, Vector128<float>>(); break;
            case 1: kernel.Run<Width1, float>(); break;
            default: throw new ArgumentOutOfRangeException(nameof(lanes));
        }
    }
}
