using System.Numerics.Tensors;

namespace CnnCodegen.Kernels;

/// <summary>Gates that choose between two values.</summary>
public static class Gating
{
    /// <summary><c>y = t · h + (1 − t) · x</c>, element by element.</summary>
    /// <param name="t">The transform gate, in [0, 1].</param>
    /// <param name="h">The candidate, taken where the gate is one.</param>
    /// <param name="x">What is carried, taken where the gate is zero.</param>
    /// <param name="y">Receives the result; may be one of the others.</param>
    public static void Blend(ReadOnlySpan<float> t, ReadOnlySpan<float> h, ReadOnlySpan<float> x, Span<float> y) =>
        TensorPrimitives.Lerp(x, h, t, y);
}
