using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CnnCodegen.Kernels;

/// <summary><c>Σ e^x</c>, with no memory for the single exponentials.</summary>
internal ref struct SumOfExponentials : IVectorKernel
{
    private readonly ReadOnlySpan<float> _x;
    private readonly ref float _sum;

    private SumOfExponentials(ReadOnlySpan<float> x, ref float sum)
    {
        _x = x;
        _sum = ref sum;
    }

    /// <summary>The sum over all elements, none of them above 88.</summary>
    public static float Of(ReadOnlySpan<float> x)
    {
        float sum = 0;
        VectorDispatch.Run(new SumOfExponentials(x, ref sum), x.Length);
        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Run<TWidth, TVector>()
        where TWidth : struct, IVectorWidth<TVector>
        where TVector : struct
    {
        ref float x = ref MemoryMarshal.GetReference(_x);
        int whole = _x.Length - (_x.Length % TWidth.Lanes);
        TVector sum = TWidth.Create(0);
        for (int i = 0; i < whole; i += TWidth.Lanes)
            sum = TWidth.Add(sum, VectorFunctions.Exp<TWidth, TVector>(TWidth.Load(ref x, i)));

        float total = TWidth.Sum(sum);
        for (int i = whole; i < _x.Length; i++)
            total += VectorFunctions.Exp<Width1, float>(_x[i]);
        _sum = total;
    }
}
