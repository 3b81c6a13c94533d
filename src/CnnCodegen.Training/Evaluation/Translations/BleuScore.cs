using System.Globalization;
using System.Runtime.InteropServices;

namespace CnnCodegen.Training;

/// <summary>
/// BLEU of translations of a whole test set, as sacreBLEU computes it by default (see <see cref="Signature"/>), so that scores may be
/// compared with published ones. Papers: Papineni et al. (2002), Post (2018).
/// </summary>
/// <remarks>
/// The geometric mean of the shares of n-grams of 1 to 4 tokens that also occur in a reference, each counted at most as often as in that reference that has it
/// most often, times the brevity penalty. An order without any match counts as half a match, the next such one as a quarter, and so on (smoothing <c>exp</c>).
/// </remarks>
public sealed record BleuScore
{
    /// <summary>The longest n-grams.</summary>
    public const int MaxOrder = 4;

    /// <summary>How it is computed, as sacreBLEU signs its scores, but for the number of references and the version.</summary>
    public const string Signature = "case:mixed|eff:no|tok:13a|smooth:exp";

    private BleuScore(int[] matches, int[] totals, int length, int referenceLength)
    {
        Length = length;
        ReferenceLength = referenceLength;
        BrevityPenalty = length >= referenceLength ? 1 : length > 0 ? Math.Exp(1 - ((double)referenceLength / length)) : 0;
        Precisions = Smooth(matches, totals);
        Score = matches[0] == 0 || Precisions.Contains(0) ? 0 : 100 * BrevityPenalty * Math.Exp(Precisions.Average(Math.Log));
    }

    /// <summary>The score, in [0, 100].</summary>
    public double Score { get; }

    /// <summary>The shares of n-grams of 1, 2, 3 and 4 tokens that a reference has, smoothed, in [0, 1].</summary>
    public IReadOnlyList<double> Precisions { get; }

    /// <summary>What is left of the score where the translations are shorter than the references, in [0, 1].</summary>
    public double BrevityPenalty { get; }

    /// <summary>The tokens of the translations.</summary>
    public int Length { get; }

    /// <summary>The tokens of the references: of each segment, of the one nearest in length.</summary>
    public int ReferenceLength { get; }

    /// <summary>Scores translations with one reference each.</summary>
    /// <param name="translations">The translations, one a segment, as plain text: not tokenised.</param>
    /// <param name="references">The references in the same order, as plain text.</param>
    /// <exception cref="ArgumentException">There are none, or fewer or more references than translations.</exception>
    public static BleuScore Of(IReadOnlyList<string> translations, IReadOnlyList<string> references)
    {
        ArgumentNullException.ThrowIfNull(references);
        return Of(translations, [.. references.Select(static reference => new[] { reference })]);
    }

    /// <summary>Scores translations with one or more references each.</summary>
    /// <param name="translations">The translations, one a segment, as plain text: not tokenised.</param>
    /// <param name="references">The references of each segment in the same order, at least one each, as plain text.</param>
    /// <exception cref="ArgumentException">There are none, or fewer or more segments of references than translations, or a segment has no reference.</exception>
    public static BleuScore Of(IReadOnlyList<string> translations, IReadOnlyList<IReadOnlyList<string>> references)
    {
        ArgumentNullException.ThrowIfNull(translations);
        ArgumentNullException.ThrowIfNull(references);
        if (translations.Count == 0 || translations.Count != references.Count)
            throw new ArgumentException($"Expected as many references as translations, and at least one; found {translations.Count} translations and {references.Count} references.", nameof(references));

        int[] matches = new int[MaxOrder];
        int[] totals = new int[MaxOrder];
        int length = 0;
        int referenceLength = 0;
        for (int segment = 0; segment < translations.Count; segment++)
        {
            if (references[segment].Count == 0)
                throw new ArgumentException($"Segment {segment + 1} has no reference.", nameof(references));

            string[] tokens = Mteval13a.Split(translations[segment]);
            string[][] of = [.. references[segment].Select(Mteval13a.Split)];
            length += tokens.Length;
            referenceLength += of.Select(static reference => reference.Length).OrderBy(other => Math.Abs(other - tokens.Length)).ThenBy(static other => other).First();
            for (int order = 1; order <= MaxOrder; order++)
            {
                totals[order - 1] += Math.Max(0, tokens.Length - order + 1);
                matches[order - 1] += Matches(tokens, of, order);
            }
        }

        return new BleuScore(matches, totals, length, referenceLength);
    }

    /// <summary>The score and its parts, in the form that sacreBLEU prints.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"BLEU = {Score:F2} {string.Join('/', Precisions.Select(static precision => (100 * precision).ToString("F1", CultureInfo.InvariantCulture)))} (BP = {BrevityPenalty:F3} ratio = {(double)Length / ReferenceLength:F3} hyp_len = {Length} ref_len = {ReferenceLength})");

    private static double[] Smooth(int[] matches, int[] totals)
    {
        double[] precisions = new double[MaxOrder];
        double smoothing = 1;
        for (int order = 0; order < MaxOrder && totals[order] > 0; order++)
            precisions[order] = matches[order] > 0 ? (double)matches[order] / totals[order] : 1 / ((smoothing *= 2) * totals[order]);

        return precisions;
    }

    private static int Matches(string[] tokens, string[][] references, int order)
    {
        var most = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (string[] reference in references)
        {
            foreach ((string gram, int count) in Count(reference, order))
            {
                ref int known = ref CollectionsMarshal.GetValueRefOrAddDefault(most, gram, out _);
                known = Math.Max(known, count);
            }
        }

        return Count(tokens, order).Sum(gram => Math.Min(gram.Value, most.GetValueOrDefault(gram.Key)));
    }

    private static Dictionary<string, int> Count(string[] tokens, int order)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int start = 0; start + order <= tokens.Length; start++)
            CollectionsMarshal.GetValueRefOrAddDefault(counts, string.Join(' ', tokens, start, order), out _)++;

        return counts;
    }
}
