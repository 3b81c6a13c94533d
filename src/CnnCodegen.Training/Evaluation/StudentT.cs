namespace CnnCodegen.Training;

/// <summary>Student's t distribution for whole degrees of freedom.</summary>
internal static class StudentT
{
    /// <summary>The t within which, on both sides of 0, a share of the distribution lies.</summary>
    /// <param name="share">The share, in (0, 1); 0.95 for an interval of 95 %.</param>
    /// <param name="degreesOfFreedom">The degrees of freedom, at least 1.</param>
    public static double TwoSided(double share, int degreesOfFreedom)
    {
        // The share within ±t grows with the angle atan(t / √ν), from 0 at 0 to 1 at a right angle.
        double low = 0;
        double high = Math.PI / 2;
        for (int halving = 0; halving < 60; halving++)
        {
            double middle = (low + high) / 2;
            if (Within(middle, degreesOfFreedom) < share)
                low = middle;
            else
                high = middle;
        }

        return Math.Tan(low) * Math.Sqrt(degreesOfFreedom);
    }

    /// <summary>The share within ±t, by the finite series of Abramowitz and Stegun (1964), 26.7.3 and 26.7.4, in the angle atan(t / √ν).</summary>
    private static double Within(double angle, int degreesOfFreedom)
    {
        double cosine = Math.Cos(angle);
        bool odd = degreesOfFreedom % 2 == 1;
        double term = odd ? cosine : 1;
        double sum = degreesOfFreedom == 1 ? 0 : term;
        for (int factor = odd ? 2 : 1; factor <= degreesOfFreedom - 3; factor += 2)
        {
            term *= factor / (factor + 1.0) * cosine * cosine;
            sum += term;
        }

        return odd ? 2 / Math.PI * (angle + (Math.Sin(angle) * sum)) : Math.Sin(angle) * sum;
    }
}
