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
    public static ProgressWords Tokens { get; } = new(
        "tokens", static progress => progress.DevelopmentLoss is { } loss ? string.Create(CultureInfo.InvariantCulture, $"perplexity {Math.Exp(loss):F2}") : null);
}
