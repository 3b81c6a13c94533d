using System.Numerics.Tensors;

namespace CnnCodegen.Kernels;

/// <summary>Element-wise functions over whole spans. Source and result may be the same span.</summary>
public static class Activations
{
    /// <summary><c>max(x, 0)</c>.</summary>
    /// <param name="x">The source.</param>
    /// <param name="y">Receives the result; as long as the source.</param>
    public static void Relu(ReadOnlySpan<float> x, Span<float> y) => TensorPrimitives.Max(x, 0f, y);

    /// <summary>The hyperbolic tangent.</summary>
    /// <param name="x">The source.</param>
    /// <param name="y">Receives the result; as long as the source.</param>
    public static void Tanh(ReadOnlySpan<float> x, Span<float> y) => TensorPrimitives.Tanh(x, y);

    /// <summary>The logistic function <c>1 / (1 + e^−x)</c>.</summary>
    /// <param name="x">The source.</param>
    /// <param name="y">Receives the result; as long as the source.</param>
    public static void Sigmoid(ReadOnlySpan<float> x, Span<float> y) => TensorPrimitives.Sigmoid(x, y);
}
