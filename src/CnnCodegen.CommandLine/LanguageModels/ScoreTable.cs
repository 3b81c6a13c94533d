using CnnCodegen.LanguageModels;

namespace CnnCodegen.CommandLine;

/// <summary>The measures of a language model on a text.</summary>
internal static class ScoreTable
{
    public static void Show(CommandConsole console, string text, TextScore score) => Tables.ShowFacts(console, [new("text", text), .. Facts(score)]);

    public static IReadOnlyList<ReportFact> Facts(TextScore score) =>
    [
        new("tokens", ReportText.Integer(score.Tokens.Count)),
        new("perplexity", ReportText.Number(score.Perplexity)),
        new("bits per token", ReportText.Number(-score.LogProbability / Math.Log(2) / score.Tokens.Count)),
        new("bits per character", ReportText.Number(score.BitsPerCharacter)),
    ];
}
