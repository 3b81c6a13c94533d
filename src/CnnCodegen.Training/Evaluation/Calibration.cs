namespace CnnCodegen.Training;

/// <summary>The answers whose probability lies in one range.</summary>
/// <param name="Low">The range's lower end, not part of it; 0 is part of the first.</param>
/// <param name="High">The range's upper end, part of it.</param>
/// <param name="Count">The number of answers.</param>
/// <param name="Confidence">Their mean probability; 0 where there are none.</param>
/// <param name="Accuracy">The share of them that is right; 0 where there are none.</param>
public readonly record struct CalibrationBin(double Low, double High, int Count, double Confidence, double Accuracy);

/// <summary>Whether probabilities mean what they say: of the answers given with 80 %, are 80 % right?</summary>
public sealed class Calibration
{
    /// <summary>The number of ranges of Guo et al. (2017), "On calibration of modern neural networks".</summary>
    public const int DefaultBins = 15;

    private Calibration(CalibrationBin[] bins, double expectedError)
    {
        Bins = bins;
        ExpectedError = expectedError;
    }

    /// <summary>The ranges of equal width from 0 to 1.</summary>
    public IReadOnlyList<CalibrationBin> Bins { get; }

    /// <summary>
    /// The expected calibration error, in [0, 1]: the distance between confidence and accuracy of each range, weighted by its share of the answers. It
    /// depends on the number of ranges.
    /// </summary>
    public double ExpectedError { get; }

    /// <summary>Sorts answers into ranges of their probability.</summary>
    internal static Calibration Of(IReadOnlyList<(double Confidence, bool Right)> answers, int bins)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 1);
        var counts = new int[bins];
        var confidences = new double[bins];
        var right = new int[bins];
        foreach ((double confidence, bool isRight) in answers)
        {
            int bin = Math.Clamp((int)Math.Ceiling(confidence * bins) - 1, 0, bins - 1);
            counts[bin]++;
            confidences[bin] += confidence;
            right[bin] += isRight ? 1 : 0;
        }

        double error = Enumerable.Range(0, bins).Sum(bin => Math.Abs(confidences[bin] - right[bin])) / answers.Count;
        return new Calibration(
            [.. Enumerable.Range(0, bins).Select(bin => new CalibrationBin(
                (double)bin / bins, (double)(bin + 1) / bins, counts[bin], Share(confidences[bin], counts[bin]), Share(right[bin], counts[bin])))],
            error);
    }

    private static double Share(double sum, int count) => count == 0 ? 0 : sum / count;
}
