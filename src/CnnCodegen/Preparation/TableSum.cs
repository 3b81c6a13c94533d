using System.Numerics.Tensors;

namespace CnnCodegen.Preparation;

/// <summary>Weights that only ever occur as their sum.</summary>
public static class TableSum
{
    /// <summary>The sum, element by element.</summary>
    /// <param name="a">The first tensor.</param>
    /// <param name="b">The second tensor, of the same shape.</param>
    public static float[] Of(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        float[] sum = new float[a.Length];
        TensorPrimitives.Add(a, b, sum);
        return sum;
    }
}
