using CnnCodegen.LanguageModels;
using CnnCodegen.Training;

namespace CnnCodegen.CommandLine;

/// <summary>What the commands say and ask of texts that are read as one stream.</summary>
internal static class TextFacts
{
    /// <summary>The facts about a part.</summary>
    public static IEnumerable<ReportFact> Of(string part, LanguageModelText text) =>
        PartFacts.Of(part, text.Name, $"{text.Sentences.Count:N0} sentences, {text.Sentences.Sum(static sentence => (long)sentence.Length):N0} characters", text.Fingerprint);

    /// <summary>How probable a text is, a sentence on each line.</summary>
    public static TextScore ScoreOf(this LoadedLanguageModel network, LanguageModelText text) => network.Score(string.Join('\n', text.Sentences));
}
