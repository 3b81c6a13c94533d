namespace CnnCodegen.Training;

/// <summary>
/// Deals a sequence out to parts of given sizes so evenly that after each item every part has its share of the items so far, but for less than one
/// (Tijdeman 1980, "The chairman assignment problem").
/// </summary>
internal sealed class Quotas
{
    /// <summary>Shares that are equal but for rounding are equal: the first part gets the item.</summary>
    private const double Tolerance = 1e-9;

    private readonly double[] _fractions;
    private readonly int[] _counts;
    private readonly double _slack;
    private int _dealt;

    /// <param name="fractions">The parts' sizes; positive, with the sum 1.</param>
    public Quotas(IReadOnlyList<double> fractions)
    {
        double sum = fractions.Sum();
        _fractions = [.. fractions.Select(fraction => fraction / sum)];
        _counts = new int[fractions.Count];
        _slack = fractions.Count < 2 ? 0 : 1 - (1 / (2.0 * (fractions.Count - 1)));
    }

    /// <summary>How many items each part has.</summary>
    public ReadOnlySpan<int> Counts => _counts;

    /// <summary>The part of the next item: of those that may have it already, the one that must have it soonest.</summary>
    public int Next()
    {
        _dealt++;
        int best = -1;
        double soonest = double.PositiveInfinity;
        for (int part = 0; part < _fractions.Length; part++)
        {
            double due = (_fractions[part] * _dealt) - _counts[part];
            double wait = (_slack - due) / _fractions[part];
            if (due >= 1 - _slack - Tolerance && wait < soonest - Tolerance)
                (best, soonest) = (part, wait);
        }

        _counts[best]++;
        return best;
    }
}
