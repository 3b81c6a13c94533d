using CnnCodegen.Preparation;

namespace CnnCodegen.Kernels;

/// <summary>Matrix times vector.</summary>
public static class FullyConnected
{
    /// <summary><c>y = W x + b</c>.</summary>
    /// <param name="weight">The weight, <c>[outputs, inputs]</c>.</param>
    /// <param name="bias">The bias, <c>[outputs]</c>; empty for none.</param>
    /// <param name="x">The input.</param>
    /// <param name="y">Receives the output; must not overlap the input.</param>
    public static void Apply(ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, ReadOnlySpan<float> x, Span<float> y) =>
        Apply(weight, x.Length, bias, x, y);

    /// <summary><c>y = W x + b</c>, with gaps between the rows of the weight.</summary>
    /// <param name="weight">The weight, <c>[outputs, inputs]</c>.</param>
    /// <param name="pitch">The floats from one row of the weight to the next.</param>
    /// <param name="bias">The bias, <c>[outputs]</c>; empty for none.</param>
    /// <param name="x">The input.</param>
    /// <param name="y">Receives the output; must not overlap the input.</param>
    public static void Apply(ReadOnlySpan<float> weight, int pitch, ReadOnlySpan<float> bias, ReadOnlySpan<float> x, Span<float> y)
    {
        VectorDispatch.Run(new MatrixVectorKernel { Weight = weight, Pitch = pitch, X = x, Y = y }, x.Length);
        if (!bias.IsEmpty)
            Rows.AddVector(bias[..y.Length], y, y.Length);
    }

    /// <summary><c>y = W x + b</c> with W in brain floats; sums are in single precision.</summary>
    /// <param name="weight">The weight, <c>[outputs, inputs]</c>.</param>
    /// <param name="bias">The bias, <c>[outputs]</c>; empty for none.</param>
    /// <param name="x">The input.</param>
    /// <param name="y">Receives the output; must not overlap the input.</param>
    public static void Apply(BrainMatrix weight, ReadOnlySpan<float> bias, ReadOnlySpan<float> x, Span<float> y)
    {
        x = x[..weight.Inputs];
        VectorDispatch.Run(new BrainMatrixKernel { Weight = weight.Rows, X = x, Y = y }, x.Length);
        if (!bias.IsEmpty)
            Rows.AddVector(bias[..y.Length], y, y.Length);
    }

    /// <summary><c>y = W x + b</c> for several vectors, with one pass over W.</summary>
    /// <param name="weight">The weight, <c>[outputs, inputs]</c>.</param>
    /// <param name="bias">The bias, <c>[outputs]</c>; empty for none.</param>
    /// <param name="x">The inputs, one vector after another.</param>
    /// <param name="vectors">The number of vectors.</param>
    /// <param name="y">Receives the outputs, one vector after another; must not overlap the inputs.</param>
    public static void ApplyAll(ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, ReadOnlySpan<float> x, int vectors, Span<float> y)
    {
        int outputs = y.Length / vectors;
        VectorDispatch.Run(new MatrixRowsKernel { Weight = weight, X = x, Y = y, Vectors = vectors }, x.Length / vectors);
        if (!bias.IsEmpty)
            Rows.AddVector(bias[..outputs], y, outputs);
    }

    /// <summary><c>y = W x + b</c> for several vectors, with one pass over W in brain floats.</summary>
    /// <param name="weight">The weight, <c>[outputs, inputs]</c>.</param>
    /// <param name="bias">The bias, <c>[outputs]</c>; empty for none.</param>
    /// <param name="x">The inputs, one vector after another.</param>
    /// <param name="vectors">The number of vectors.</param>
    /// <param name="y">Receives the outputs, one vector after another; must not overlap the inputs.</param>
    public static void ApplyAll(BrainMatrix weight, ReadOnlySpan<float> bias, ReadOnlySpan<float> x, int vectors, Span<float> y)
    {
        int outputs = y.Length / vectors;
        VectorDispatch.Run(new BrainRowsKernel { Weight = weight.Rows, X = x, Y = y, Vectors = vectors }, x.Length / vectors);
        if (!bias.IsEmpty)
            Rows.AddVector(bias[..outputs], y, outputs);
    }
}
