using System.Globalization;
using CnnCodegen.Training;

namespace CnnCodegen.CommandLine;

/// <summary>What a task calls its examples and its measure where progress is shown.</summary>
/// <param name="Examples">The examples.</param>
/// <param name="Measure">What the development examples tell, in a word or two; null before they were evaluated.</param>
internal sealed record ProgressWords(string Examples, Func<TrainingProgress, string?> Measure)
{
    /// <summary>Texts with labels: their accuracy.</summary>
    public static ProgressWords Texts { get; } = new("texts", static progress => progress.DevelopmentAccuracy is { } share ? ReportText.Share(share) : null);

    /// <summary>Sentences with a tag for each word: the share of right tags, and the F1 of spans.</summary>
    public static ProgressWords Sentences { get; } = new(
        "sentences",
        static progress => progress.DevelopmentAccuracy is { } share ? ReportText.Share(share) + (progress.DevelopmentSpanF1 is { } spans ? $", F1 {ReportText.Share(spans)}" : "") : null);

    /// <summary>Tokens that are predicted: their perplexity.</summary>
    public static ProgressWords Tokens { get; } = new("tokens", Perplexity);

    /// <summary>Sentences with their translations: the perplexity of these, and BLEU where it is asked for.</summary>
    public static ProgressWords Pairs { get; } = new(
        "pairs", static progress => progress.DevelopmentBleu is { } bleu ? string.Create(CultureInfo.InvariantCulture, $"{Perplexity(progress)}, BLEU {bleu:F2}") : Perplexity(progress));

    private static string? Perplexity(TrainingProgress progress) =>
        progress.DevelopmentPerplexity is { } perplexity ? string.Create(CultureInfo.InvariantCulture, $"perplexity {perplexity:F2}") : null;
}
