using System.Numerics.Tensors;

namespace CnnCodegen.Kernels;

/// <summary>Element-wise functions over whole spans. Source and result may be the same span.</summary>
public static class Activations
{
    /// <summary><c>max(x, 0)</c>.</summary>
    /// <param name="x">The source.</param>
    /// <param name="y">Receives the result; as long as the source.</param>
    public static void Relu(ReadOnlySpan<float> x, Span<float> y) => Apply<ReluNonlinearity>(x, y);

    /// <summary>The hyperbolic tangent.</summary>
    /// <param name="x">The source.</param>
    /// <param name="y">Receives the result; as long as the source.</param>
    public static void Tanh(ReadOnlySpan<float> x, Span<float> y) => Apply<TanhNonlinearity>(x, y);

    /// <summary>The logistic function <c>1 / (1 + e^−x)</c>.</summary>
    /// <param name="x">The source.</param>
    /// <param name="y">Receives the result; as long as the source.</param>
    public static void Sigmoid(ReadOnlySpan<float> x, Span<float> y) => Apply<SigmoidNonlinearity>(x, y);

    /// <summary><c>min(max(x, −1), 1)</c>.</summary>
    /// <param name="x">The source.</param>
    /// <param name="y">Receives the result; as long as the source.</param>
    public static void HardTanh(ReadOnlySpan<float> x, Span<float> y) => TensorPrimitives.Clamp(x, -1f, 1f, y);

    /// <summary><c>x</c> where <c>x &gt; 0</c>, otherwise <c>slope · x</c>.</summary>
    /// <param name="x">The source.</param>
    /// <param name="slope">The slope below zero.</param>
    /// <param name="y">Receives the result; as long as the source.</param>
    public static void LeakyRelu(ReadOnlySpan<float> x, float slope, Span<float> y) => ElementWise.Apply(x, y, new LeakyReluFunction(slope));

    /// <summary><c>x</c> where <c>x &gt; 0</c>, otherwise <c>alpha · (e^x − 1)</c>.</summary>
    /// <param name="x">The source.</param>
    /// <param name="alpha">What the result tends to below zero, with the sign changed.</param>
    /// <param name="y">Receives the result; as long as the source.</param>
    public static void Elu(ReadOnlySpan<float> x, float alpha, Span<float> y) => ElementWise.Apply(x, y, new EluFunction(alpha));

    /// <summary><c>x · Φ(x)</c>, with the distribution function of the normal distribution; the limits at infinities.</summary>
    /// <param name="x">The source.</param>
    /// <param name="y">Receives the result; as long as the source.</param>
    public static void Gelu(ReadOnlySpan<float> x, Span<float> y) => ElementWise.Apply(x, y, default(GeluFunction));

    /// <summary><c>x / (1 + e^−x)</c>; the limits at infinities.</summary>
    /// <param name="x">The source.</param>
    /// <param name="y">Receives the result; as long as the source.</param>
    public static void Silu(ReadOnlySpan<float> x, Span<float> y) => ElementWise.Apply(x, y, default(SiluFunction));

    private static void Apply<TNonlinearity>(ReadOnlySpan<float> x, Span<float> y)
        where TNonlinearity : struct, INonlinearity => VectorDispatch.Run(new NonlinearityKernel<TNonlinearity> { X = x, Y = y }, x.Length);
}
