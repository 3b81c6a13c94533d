namespace CnnCodegen.Reference;

/// <summary>Products of a stored matrix and a vector.</summary>
public static class Affine
{
    /// <summary><c>y[o] = bias[o] + Σ_c weight[o, c] · x[c]</c>; without a bias that term is zero.</summary>
    public static double[] Map(ReferenceTensor weight, ReferenceTensor? bias, double[] x)
    {
        var y = new double[weight.Shape[0]];
        for (int o = 0; o < y.Length; o++)
        {
            y[o] = bias is null ? 0 : bias[o];
            for (int c = 0; c < x.Length; c++)
                y[o] += weight[o, c] * x[c];
        }

        return y;
    }

    /// <summary>The sums of equal elements.</summary>
    public static double[] Sum(double[] a, double[] b) => [.. a.Zip(b, (x, y) => x + y)];
}
