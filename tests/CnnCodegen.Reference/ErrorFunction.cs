namespace CnnCodegen.Reference;

/// <summary>The error function of the normal distribution, in double precision.</summary>
public static class ErrorFunction
{
    /// <summary>Where the series of <c>erf</c> hands over to the continued fraction of <c>erfc</c>: both converge quickly there.</summary>
    private const double Far = 3;

    /// <summary><c>erfc(x) = 1 − erf(x)</c>, without cancellation for large x.</summary>
    public static double Complement(double x) => x switch
    {
        < 0 => 2 - Complement(-x),
        < Far => 1 - Series(x),
        _ => Fraction(x),
    };

    /// <summary><c>erf(x) = 2 / √π · e^(−x²) · Σ 2ⁿ x^(2n + 1) / (1 · 3 · … · (2n + 1))</c>: all terms are positive, so nothing cancels.</summary>
    private static double Series(double x)
    {
        double term = x;
        double sum = x;
        for (int n = 1; term > 1e-17 * sum; n++)
        {
            term *= 2 * x * x / ((2 * n) + 1);
            sum += term;
        }

        return 2 / Math.Sqrt(Math.PI) * Math.Exp(-x * x) * sum;
    }

    /// <summary><c>erfc(x) = e^(−x²) / √π · 1 / (x + (1/2) / (x + (2/2) / (x + (3/2) / …)))</c>, from the inside out.</summary>
    private static double Fraction(double x)
    {
        double denominator = x;
        for (int n = 60; n >= 1; n--)
            denominator = x + (n / 2.0 / denominator);
        return Math.Exp(-x * x) / Math.Sqrt(Math.PI) / denominator;
    }
}
