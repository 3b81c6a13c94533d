using System.Numerics.Tensors;

namespace CnnCodegen.Kernels;

/// <summary>Matrix times vector.</summary>
public static class FullyConnected
{
    /// <summary><c>y = W x + b</c>.</summary>
    /// <param name="weight">The weight, <c>[outputs, inputs]</c>.</param>
    /// <param name="bias">The bias, <c>[outputs]</c>.</param>
    /// <param name="x">The input.</param>
    /// <param name="y">Receives the output; must not overlap the input.</param>
    public static void Apply(ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, ReadOnlySpan<float> x, Span<float> y)
    {
        for (int output = 0; output < y.Length; output++)
            y[output] = bias[output] + TensorPrimitives.Dot(weight.Slice(output * x.Length, x.Length), x);
    }
}
