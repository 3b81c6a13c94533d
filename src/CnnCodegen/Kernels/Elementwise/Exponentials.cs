using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CnnCodegen.Kernels;

/// <summary><c>e^x</c> and its sum in one pass.</summary>
internal static class Exponentials
{
    /// <summary>The sum <c>Σ e^x</c>.</summary>
    /// <param name="x">The exponents, none above 88.</param>
    public static float Sum(ReadOnlySpan<float> x) => Run(x, default);

    /// <summary>Puts <c>e^x</c> in the place of each element, and sums them up.</summary>
    /// <param name="x">The exponents, none above 88.</param>
    public static float Replace(Span<float> x) => Run(x, x);

    private static float Run(ReadOnlySpan<float> x, Span<float> y)
    {
        float sum = 0;
        VectorDispatch.Run(new ExponentialsKernel(x, y, ref sum), x.Length);
        return sum;
    }
}

/// <summary><c>e^x</c>, stored or not, and its sum.</summary>
internal readonly ref struct ExponentialsKernel : IVectorKernel
{
    private readonly ReadOnlySpan<float> _x;
    private readonly Span<float> _y;
    private readonly ref float _sum;

    /// <summary>Makes the kernel.</summary>
    /// <param name="x">The exponents.</param>
    /// <param name="y">Receives <c>e^x</c>, in the place of the exponents too; or is empty.</param>
    /// <param name="sum">Receives the sum.</param>
    public ExponentialsKernel(ReadOnlySpan<float> x, Span<float> y, ref float sum)
    {
        _x = x;
        _y = y.IsEmpty ? y : y[..x.Length];
        _sum = ref sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run<TWidth, TVector>()
        where TWidth : struct, IVectorWidth<TVector>
        where TVector : struct
    {
        bool stores = !_y.IsEmpty;
        ref float x = ref MemoryMarshal.GetReference(_x);
        ref float y = ref MemoryMarshal.GetReference(_y);
        TVector sum = TWidth.Create(0);
        int i = 0;
        for (; i <= _x.Length - TWidth.Lanes; i += TWidth.Lanes)
        {
            TVector exponential = VectorFunctions.Exp<TWidth, TVector>(TWidth.Load(ref x, i));
            sum = TWidth.Add(sum, exponential);
            if (stores)
                TWidth.Store(exponential, ref y, i);
        }

        float total = TWidth.Sum(sum);
        for (; i < _x.Length; i++)
        {
            float exponential = VectorFunctions.Exp<Width1, float>(Unsafe.Add(ref x, i));
            total += exponential;
            if (stores)
                Unsafe.Add(ref y, i) = exponential;
        }

        _sum = total;
    }
}
