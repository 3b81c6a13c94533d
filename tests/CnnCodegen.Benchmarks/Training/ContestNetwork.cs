using System.Globalization;
using CnnCodegen.Benchmarks.Networks;
using CnnCodegen.Text;
using CnnCodegen.Training;
using QuickStart;

namespace CnnCodegen.Benchmarks.Training;

/// <summary>A network that is trained for its speed, with its made-up texts: an embedding, convolutions of several widths, their maxima, a linear layer.</summary>
/// <param name="Name">Its name on the command line.</param>
/// <param name="Sizes">What it is like.</param>
/// <param name="Examples">The examples of an epoch, so that one takes seconds.</param>
/// <param name="Recipe">How it is trained.</param>
/// <param name="Separator">What stands between the tokens of a text.</param>
/// <param name="Token">The token of a number.</param>
/// <param name="DrawIds">Draws the ids of a text.</param>
/// <param name="Train">Trains it.</param>
internal sealed record ContestNetwork(
    string Name,
    ContestSizes Sizes,
    int Examples,
    TrainingOptions Recipe,
    string Separator,
    Func<int, string> Token,
    Func<Random, int[]> DrawIds,
    Action<TrainingOptions, TextExample[], IProgress<TrainingProgress>> Train)
{
    // Padding and unknown words have ids of their own.
    private const int FirstId = 2;
    private const int Seed = 1;

    /// <summary>Kim's, on texts as long as film reviews (20 words on average), with words as frequent as Zipf's law has them.</summary>
    public static ContestNetwork Kim { get; } = new(
        "kim",
        new ContestSizes(20_000, 300, 100, [3, 4, 5], 0.5, 2),
        1_000,
        new TrainingOptions { BatchSize = 50, Optimizer = new AdadeltaOptimizer() },
        " ",
        static number => string.Create(CultureInfo.InvariantCulture, $"w{number}"),
        static random => Draw(random, Math.Min(56, 5 + random.Next(16) + random.Next(16)), 20_000 - FirstId),
        static (options, examples, progress) => new TextClassifierTrainer<SentimentCnn>(options).Train(examples, examples[..10], progress).Dispose());

    /// <summary>That of samples/QuickStart, on texts of 33 to 96 characters.</summary>
    public static ContestNetwork Language { get; } = new(
        "language",
        new ContestSizes(2_000, 16, 64, [2, 3, 4], 0.25, 14),
        8_000,
        new TrainingOptions { BatchSize = 64, Optimizer = new AdamOptimizer() },
        "",
        static number => ((char)(0x4E00 + number)).ToString(),
        static random => Draw(random, 33 + random.Next(64), 2_000 - FirstId),
        static (options, examples, progress) => new TextClassifierTrainer<LanguageClassifier>(options).Train(examples, examples[..20], progress).Dispose());

    /// <summary>All of them.</summary>
    public static IReadOnlyList<ContestNetwork> All { get; } = [Kim, Language];

    /// <summary>Token ids of texts, the same in every call.</summary>
    public int[][] Texts(int count)
    {
        var random = new Random(Seed);
        return [.. Enumerable.Range(0, count).Select(_ => DrawIds(random))];
    }

    /// <summary>The texts with labels, as the trainer takes them.</summary>
    public TextExample[] ToExamples(int[][] texts) =>
        [.. texts.Select((text, index) => new TextExample(string.Join(Separator, text.Select(id => Token(id - FirstId))), LabelOf(index).ToString(CultureInfo.InvariantCulture)))];

    /// <summary>The label of a text.</summary>
    public int LabelOf(int index) => index % Sizes.Labels;

    /// <summary>How it is trained in a contest.</summary>
    public TrainingOptions Options(int epochs) => Recipe with
    {
        Epochs = epochs,
        Device = TrainingDevice.Cpu,
        Seed = Seed,
        Vocabulary = new Vocabulary(Enumerable.Range(0, Sizes.Rows - FirstId).Select(Token)),
    };

    private static int[] Draw(Random random, int length, int tokens) =>
        [.. Enumerable.Range(0, length).Select(_ => FirstId + (int)(Math.Pow(tokens, random.NextDouble()) - 1))];
}

/// <summary>The sizes of a network.</summary>
/// <param name="Rows">The rows of the embedding.</param>
/// <param name="Dimensions">The numbers of a vector.</param>
/// <param name="Filters">The filters of each width.</param>
/// <param name="Widths">The widths.</param>
/// <param name="Dropout">The share of the maxima that are dropped.</param>
/// <param name="Labels">The labels.</param>
internal sealed record ContestSizes(int Rows, int Dimensions, int Filters, int[] Widths, double Dropout, int Labels);
