using CnnCodegen.CommandLine;
using CnnCodegen.Training;

namespace SentenceClassification.Data;

/// <summary>
/// Sentences about films, made up by a small grammar, so that the sample runs without any file. Half of them turn their adjective round ("not dull"): whoever
/// sees no order of words cannot get them right.
/// </summary>
internal static class MadeUpReviews
{
    private const int Sentences = 2_000;
    private const int TestSentences = 400;
    private const int Seed = 2014;

    private static readonly string[] Subjects =
    [
        "the plot", "the story", "this film", "the cast", "the music", "the first half", "the ending", "her performance", "his direction", "the script",
        "the camera work", "every scene", "the dialogue", "the whole thing", "the sequel", "the remake",
    ];

    private static readonly string[] Good =
    [
        "gripping", "funny", "warm", "clever", "moving", "fresh", "honest", "charming", "brilliant", "convincing", "tender", "surprising", "elegant", "thrilling",
    ];

    private static readonly string[] Bad =
    [
        "dull", "tired", "clumsy", "shallow", "noisy", "predictable", "lifeless", "annoying", "boring", "false", "cold", "confusing", "lazy", "tedious",
    ];

    private static readonly string[] Openings = ["", "", "in the end ", "to be honest ", "for two hours ", "once again ", "as my sister says , ", "from the first minute "];

    private static readonly string[] Plain = ["{0} is {1}", "{0} is simply {1}", "i found that {0} is {1}", "{0} is as {1} as they say", "what a {1} surprise {0} is"];

    private static readonly string[] Turned = ["{0} is not {1}", "{0} is anything but {1}", "{0} is never {1}", "nobody would call {0} {1}", "{0} is far from {1}"];

    /// <summary>The sentences; the same on every machine.</summary>
    public static DataSetParts<TextDataSet> Read()
    {
        var random = new Random(Seed);
        var texts = new HashSet<string>(StringComparer.Ordinal);
        var examples = new List<TextExample>();
        while (examples.Count < Sentences)
        {
            bool isGood = examples.Count % 2 == 0;
            bool isTurned = random.Next(2) == 0;
            string frame = Pick(isTurned ? Turned : Plain, random);
            string text = Pick(Openings, random) + string.Format(null, frame, Pick(Subjects, random), Pick(isGood != isTurned ? Good : Bad, random));
            if (texts.Add(text))
                examples.Add(new TextExample(text, isGood ? "positive" : "negative"));
        }

        return new DataSetParts<TextDataSet>(
            new TextDataSet("made-up reviews (training)", examples[TestSentences..]),
            Test: new TextDataSet("made-up reviews (test)", examples[..TestSentences]));
    }

    private static string Pick(string[] words, Random random) => words[random.Next(words.Length)];
}
