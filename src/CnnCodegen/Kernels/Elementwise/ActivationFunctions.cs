using System.Numerics;
using System.Runtime.CompilerServices;

namespace CnnCodegen.Kernels;

/// <summary>The leaky rectifier.</summary>
internal readonly struct LeakyReluFunction(float slope) : IElementFunction
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector<float> Of(Vector<float> x) => Vector.ConditionalSelect(Vector.GreaterThan(x, Vector<float>.Zero), x, x * slope);
}

/// <summary>The exponential linear unit.</summary>
internal readonly struct EluFunction(float alpha) : IElementFunction
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector<float> Of(Vector<float> x)
    {
        // Near zero e^x − 1 would cancel: there its Taylor series, whose first term left out, x⁹ / 9!, is below 2e-8 of the result.
        var series = new Vector<float>(1 / 40320f);
        series = Vector.MultiplyAddEstimate(series, x, new Vector<float>(1 / 5040f));
        series = Vector.MultiplyAddEstimate(series, x, new Vector<float>(1 / 720f));
        series = Vector.MultiplyAddEstimate(series, x, new Vector<float>(1 / 120f));
        series = Vector.MultiplyAddEstimate(series, x, new Vector<float>(1 / 24f));
        series = Vector.MultiplyAddEstimate(series, x, new Vector<float>(1 / 6f));
        series = Vector.MultiplyAddEstimate(series, x, new Vector<float>(1 / 2f));
        series = Vector.MultiplyAddEstimate(series, x, Vector<float>.One);
        Vector<float> near = series * x;
        Vector<float> far = Vector.Exp(x) - Vector<float>.One;
        Vector<float> below = Vector.ConditionalSelect(Vector.GreaterThan(x, new Vector<float>(-0.5f)), near, far);
        return Vector.ConditionalSelect(Vector.GreaterThan(x, Vector<float>.Zero), x, below * alpha);
    }
}

/// <summary>
/// The Gaussian error linear unit, as <c>max(x, 0) − |x| · Φ(−|x|)</c>: what is subtracted is small and vanishes for large |x|, so that an
/// error of Φ is never multiplied by a large x.
/// </summary>
internal readonly struct GeluFunction : IElementFunction
{
    /// <summary>Φ(−20) is zero in single precision; no larger number is looked at, so that infinity times zero does not occur.</summary>
    private const float Farthest = 20;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector<float> Of(Vector<float> x)
    {
        Vector<float> distance = Vector.Min(Vector.Abs(x), new Vector<float>(Farthest));

        // Abramowitz and Stegun (1964), 7.1.26: erfc(z) with an error below 1.5e-7, here for z = |x| / √2 and halved.
        Vector<float> t = Vector<float>.One / Vector.MultiplyAddEstimate(distance, new Vector<float>(0.3275911f * 0.70710678f), Vector<float>.One);
        var series = new Vector<float>(1.061405429f / 2);
        series = Vector.MultiplyAddEstimate(series, t, new Vector<float>(-1.453152027f / 2));
        series = Vector.MultiplyAddEstimate(series, t, new Vector<float>(1.421413741f / 2));
        series = Vector.MultiplyAddEstimate(series, t, new Vector<float>(-0.284496736f / 2));
        series = Vector.MultiplyAddEstimate(series, t, new Vector<float>(0.254829592f / 2));
        Vector<float> beyond = series * t * Vector.Exp(distance * distance * -0.5f);
        return Vector.Max(x, Vector<float>.Zero) - (distance * beyond);
    }
}

/// <summary>The sigmoid linear unit, as <c>max(x, 0) − |x| / (1 + e^|x|)</c>: what is subtracted vanishes for large |x|.</summary>
internal readonly struct SiluFunction : IElementFunction
{
    /// <summary>e^100 is infinite in single precision; no larger number is looked at, so that infinity is not divided by infinity.</summary>
    private const float Farthest = 100;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector<float> Of(Vector<float> x)
    {
        Vector<float> distance = Vector.Min(Vector.Abs(x), new Vector<float>(Farthest));
        return Vector.Max(x, Vector<float>.Zero) - (distance / (Vector<float>.One + Vector.Exp(distance)));
    }
}
