using System.Numerics;
using System.Runtime.CompilerServices;

namespace CnnCodegen.Kernels;

/// <summary>Gates that choose between two values.</summary>
public static class Gating
{
    /// <summary><c>y = t · h + (1 − t) · x</c>, element by element.</summary>
    /// <param name="t">The transform gate, in [0, 1].</param>
    /// <param name="h">The candidate, taken where the gate is one; as long as the gate.</param>
    /// <param name="x">What is carried, taken where the gate is zero; as long as the gate.</param>
    /// <param name="y">Receives the result; may be one of the others.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Blend(ReadOnlySpan<float> t, ReadOnlySpan<float> h, ReadOnlySpan<float> x, Span<float> y)
    {
        h = h[..t.Length];
        x = x[..t.Length];
        y = y[..t.Length];
        int i = 0;
        for (; i <= t.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            var gate = new Vector<float>(t[i..]);
            var carried = new Vector<float>(x[i..]);
            Vector.MultiplyAddEstimate(gate, new Vector<float>(h[i..]), (Vector<float>.One - gate) * carried).CopyTo(y[i..]);
        }

        for (; i < t.Length; i++)
            y[i] = float.MultiplyAddEstimate(t[i], h[i], (1 - t[i]) * x[i]);
    }
}
