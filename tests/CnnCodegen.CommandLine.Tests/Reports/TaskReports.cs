using CnnCodegen.LanguageModels;
using CnnCodegen.Tagging;
using CnnCodegen.Training;
using CnnCodegen.Translators;

namespace CnnCodegen.CommandLine.Tests.Reports;

/// <summary>Reports of taggers, language models and translators, with numbers that are easily worked out, and with texts that would like to be markup.</summary>
internal static class TaskReports
{
    private static readonly ReportFact[] Data = [new("test", "a test <of> it")];

    private static readonly EpochResult[] Epochs =
    [
        new(1, 0.8, Math.Log(4), 0.5, null) { DevelopmentSpanF1 = 0.25 },
        new(2, 0.4, Math.Log(2), 0.75, null) { DevelopmentSpanF1 = 0.5 },
    ];

    private static readonly ReportedNetwork Network = new("net <1>", [new("epochs", "2")]) { Curve = Epochs, Seconds = 3 };

    /// <summary>
    /// Of six tokens three are right, one is not read; of three names one is found. Two words are unseen.
    /// </summary>
    public static TaggingReport Tagging()
    {
        TaggedSentence[] sentences =
        [
            new(["Anna", "saw", "Berg"], ["B-NAME", "O", "B-NAME"]),
            new(["Zoé", ".", TestReports.HostileText], ["B-NAME", "O", "O"]),
        ];
        IReadOnlyList<TaggedToken>[] answers =
        [
            [new("Anna", "B-NAME", 0.9f), new("saw", "O", 0.8f), new("Berg", "O", 0.75f)],
            [new("Zoé", "O", 0.96875f), new(".", "O", 0.6f)],
        ];
        return new TaggingReport("Tags", Data, Network, sentences, TaggerEvaluation.Of(["B-NAME", "O"], sentences, new HashSet<string> { "Anna", "saw", "Berg", "." }, answers));
    }

    /// <summary>Five tokens of 1, 2, 3, 5 and 6 nats, in two lines.</summary>
    public static LanguageModelReport LanguageModel()
    {
        const int End = 2;
        var score = new TextScore([new("a", 3, -1), new("b", 4, -2), new("</s>", End, -3), new("<b>|", 5, -5), new("</s>", End, -6)], Characters: 9);
        return new LanguageModelReport("Texts", Data, Network, score)
        {
            DevelopmentPerplexity = 2,
            Sentences = ScoredSentence.Of(["a b", "<b>|"], score, End),
        };
    }

    /// <summary>Two translations without fault, each token of which has the probability ½, and what the network looked at for one of them.</summary>
    public static TranslationReport Translations()
    {
        SentencePair[] pairs = [new("the red house", "das rote Haus da"), new(TestReports.HostileText, "noch ein <b>")];
        Translation[] translations = [.. pairs.Select(static pair => new Translation(pair.Target, pair.Target.Split(' '), -1, -1))];
        TextScore[] scores = [.. pairs.Select(static _ => new TextScore([new("x", 3, -MathF.Log(2)), new("</s>", 2, -MathF.Log(2))], 2))];
        return new TranslationReport("Translations", Data, Network, pairs, TranslationEvaluation.Of(pairs, translations, scores))
        {
            Attended = [new(pairs[0], translations[0] with { Attention = new AttentionWeights(["the", "red", "house"], ["das", "</s>"], [0.75f, 0.25f, 0, 0, 0.5f, 0.5f]) })],
        };
    }
}
