namespace CnnCodegen.Translators;

/// <summary>What a translation's log-probability is divided by, so that long ones are not refused for being long.</summary>
internal static class LengthNorm
{
    /// <summary><c>((5 + n) / 6)^α</c>: Wu et al. (2016), "Google's neural machine translation system", equation 14.</summary>
    /// <param name="tokens">The tokens of the translation, its end among them; 1 for the empty one.</param>
    /// <param name="alpha">α; 0 gives 1 for every length.</param>
    public static double Of(int tokens, double alpha) => Math.Pow((5.0 + tokens) / 6, alpha);
}
