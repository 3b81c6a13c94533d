using System.Runtime.InteropServices;
using CnnCodegen.Kernels;

namespace CnnCodegen.Runtime.Tests.Kernels;

public sealed class VectorFunctionsTests
{
    private const double Tolerance = 2e-7;

    public static TheoryData<int> Lanes => [1, 4, 8, 16];

    [Theory]
    [MemberData(nameof(Lanes))]
    public void The_exponential_is_right_to_two_parts_in_ten_million(int lanes)
    {
        float[] x = [.. Steps(-87, 88)];
        float[] y = Apply<Exponential>(lanes, x);

        for (int i = 0; i < x.Length; i++)
            Assert.Equal(1, y[i] / Math.Exp(x[i]), Tolerance);
    }

    [Theory]
    [MemberData(nameof(Lanes))]
    public void The_hyperbolic_tangent_is_right_to_its_last_digits_also_near_zero(int lanes)
    {
        float[] x = [.. Steps(-12, 12), .. Enumerable.Range(0, 64).Select(i => MathF.ScaleB(1.3f, -i)), 1e10f, -1e30f];
        float[] y = Apply<TanhNonlinearity>(lanes, x);

        for (int i = 0; i < x.Length; i++)
            Assert.True(Math.Abs(Math.Tanh(x[i]) - y[i]) <= 5e-7 * Math.Abs(Math.Tanh(x[i])), FormattableString.Invariant($"tanh {x[i]:R} is {y[i]:R}."));
    }

    [Theory]
    [MemberData(nameof(Lanes))]
    public void The_logistic_function_is_right_everywhere(int lanes)
    {
        float[] x = [.. Steps(-100, 100), 1e10f, -1e30f];
        float[] y = Apply<SigmoidNonlinearity>(lanes, x);

        for (int i = 0; i < x.Length; i++)
            Assert.Equal(1 / (1 + Math.Exp(-x[i])), y[i], Tolerance);
    }

    [Theory]
    [MemberData(nameof(Lanes))]
    public void Infinities_have_limits_and_NaN_stays(int lanes)
    {
        float[] x = [float.NegativeInfinity, float.PositiveInfinity, float.NaN, 0];
        x = [.. x, .. x, .. x, .. x];

        Assert.Equal([-1, 1, float.NaN, 0], Apply<TanhNonlinearity>(lanes, x)[..4]);
        Assert.Equal([0, 1, float.NaN, 0.5f], Apply<SigmoidNonlinearity>(lanes, x)[..4], (expected, found) => expected.Equals(found) || Math.Abs(expected - found) < 1e-30);
        Assert.Equal([0, float.PositiveInfinity, float.NaN, 0], Apply<ReluNonlinearity>(lanes, x)[..4]);
    }

    private static IEnumerable<float> Steps(float from, float to) => Enumerable.Range(0, 20_001).Select(i => from + ((to - from) * i / 20_000));

    private static float[] Apply<TFunction>(int lanes, float[] x)
        where TFunction : struct, INonlinearity
    {
        // Filled up to whole vectors.
        float[] filled = [.. x, .. new float[-x.Length & 15]];
        float[] y = new float[filled.Length];
        Widths.Run(lanes, new Loop<TFunction> { X = filled, Y = y });
        return y[..x.Length];
    }

    private readonly struct Exponential : INonlinearity
    {
        public static TVector Of<TWidth, TVector>(TVector x)
            where TWidth : struct, IVectorWidth<TVector>
            where TVector : struct => VectorFunctions.Exp<TWidth, TVector>(x);
    }

    private ref struct Loop<TFunction> : IVectorKernel
        where TFunction : struct, INonlinearity
    {
        public required ReadOnlySpan<float> X;
        public required Span<float> Y;

        public readonly void Run<TWidth, TVector>()
            where TWidth : struct, IVectorWidth<TVector>
            where TVector : struct
        {
            for (int i = 0; i < X.Length; i += TWidth.Lanes)
                TWidth.Store(TFunction.Of<TWidth, TVector>(TWidth.Load(ref MemoryMarshal.GetReference(X), i)), ref MemoryMarshal.GetReference(Y), i);
        }
    }
}
