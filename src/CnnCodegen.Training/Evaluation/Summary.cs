using System.Globalization;

namespace CnnCodegen.Training;

/// <summary>What several runs, with other seeds or on other folds, say together about a measure.</summary>
/// <param name="Count">The number of runs.</param>
/// <param name="Mean">The mean.</param>
/// <param name="Deviation">The standard deviation of the sample (divided by the number of runs less one); null for a single run.</param>
/// <param name="HalfWidth">
/// The mean's 95 % interval is the mean ± this, by Student's t; null for a single run. Folds share training examples, so that over folds the interval is
/// narrower than it should be.
/// </param>
public readonly record struct Summary(int Count, double Mean, double? Deviation, double? HalfWidth)
{
    /// <summary>The share of the interval.</summary>
    public const double Confidence = 0.95;

    /// <summary>Summarises the values of some runs.</summary>
    /// <param name="values">The values, at least one, all finite.</param>
    /// <exception cref="ArgumentException">There are none, or one is no finite number.</exception>
    public static Summary Of(IEnumerable<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        double[] all = [.. values];
        if (all.Length == 0 || !all.All(double.IsFinite))
            throw new ArgumentException(all.Length == 0 ? "There are no values to summarise." : "A value is no finite number.", nameof(values));

        double mean = all.Average();
        if (all.Length == 1)
            return new Summary(1, mean, null, null);

        double deviation = Math.Sqrt(all.Sum(value => (value - mean) * (value - mean)) / (all.Length - 1));
        return new Summary(all.Length, mean, deviation, StudentT.TwoSided(Confidence, all.Length - 1) * deviation / Math.Sqrt(all.Length));
    }

    /// <summary>Mean and deviation in the form of papers, such as <c>0.8123 ± 0.0045</c>; the mean alone for a single run.</summary>
    /// <param name="format">The format of both numbers, such as <c>F4</c> or <c>P1</c>.</param>
    public string ToString(string format) => Deviation is { } deviation
        ? Mean.ToString(format, CultureInfo.InvariantCulture) + " ± " + deviation.ToString(format, CultureInfo.InvariantCulture)
        : Mean.ToString(format, CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public override string ToString() => ToString("F4");
}
