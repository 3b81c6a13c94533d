using CnnCodegen.CommandLine;
using CnnCodegen.Training;
using Networks;
using QuickStart;
using TopicClassification;
using TopicClassification.Data;
using TopicClassification.Declarations;

namespace CnnCodegen.Samples.Tests.TopicClassification;

/// <summary>Each network of the sample learns what is told it a few times, with its recipe, or where that one takes thousands of steps or much time for each, with another optimizer.</summary>
public sealed class TopicNetworkTests
{
    private const int Steps = 10;

    private static readonly Dictionary<string, Func<IReadOnlyList<EpochResult>>> Trained = new()
    {
        ["vd-cnn-9"] = static () => Train<VdCnn9>(Quick(Recipes.VeryDeep), Kinds()),
        ["vd-cnn-9-k-max"] = static () => Train<VdCnn9KMax>(Quick(Recipes.VeryDeep), Kinds()),
        ["vd-cnn-9-strided"] = static () => Train<VdCnn9Strided>(Quick(Recipes.VeryDeep), Kinds()),
        ["vd-cnn-17"] = static () => Train<VdCnn17>(Quick(Recipes.VeryDeep), Kinds()),
        ["vd-cnn-29"] = static () => Train<VdCnn29>(Quick(Recipes.VeryDeep), Kinds()),
        ["vd-cnn-49"] = static () => Train<VdCnn49>(Quick(Recipes.VeryDeep), Kinds()),
        ["vd-cnn-49-shortcut"] = static () => Train<VdCnn49Shortcut>(Quick(Recipes.VeryDeep), Kinds()),
        ["char-cnn-small"] = static () => Train<CharCnnSmall>(Quick(Recipes.CharCnnSmall, 3e-4), Kinds()[..4]),
        ["lstm-mean"] = static () => Train<LstmTopic>(RowByRow(Recipes.LstmMean), Kinds()),
        ["qrnn, four topics"] = static () => Train<QrnnTopic>(RowByRow(Recipes.Recurrent), Kinds()),
        ["lstm, four topics"] = static () => Train<DenseLstmTopic>(RowByRow(Recipes.Recurrent), Kinds()),
        ["kim, four topics"] = static () => Train<KimTopic>(Recipes.Kim, Kinds()),
        ["dcnn, four topics"] = static () => Train<DcnnTopic>(Recipes.DynamicKMax, Kinds()),
        ["dan, four topics"] = static () => Train<AveragingTopic>(Recipes.Averages, Kinds()),
        ["qrnn, two labels"] = static () => Train<QrnnSentiment>(RowByRow(Recipes.Recurrent), Errors()),
        ["lstm, two labels"] = static () => Train<LstmSentiment>(RowByRow(Recipes.Recurrent), Errors()),
        ["kim, two labels"] = static () => Train<KimSentiment>(Recipes.Kim, Errors()),
        ["dcnn, two labels"] = static () => Train<Dcnn>(Recipes.DynamicKMax, Errors()),
        ["dan, two labels"] = static () => Train<AveragingSentiment>(Recipes.Averages, Errors()),
        ["vd-cnn-9, two labels"] = static () => Train<VdCnn9Sentiment>(Quick(Recipes.VeryDeep), Errors()),
        ["vd-cnn-9, languages"] = static () => Train<VdCnn9Language>(Recipes.Languages, Languages()),
        ["n-gram-cnn"] = static () => Train<LanguageClassifier>(Recipes.Languages, Languages()),
    };

    public static TheoryData<string> Names { get; } = [.. Trained.Keys];

    [Theory, MemberData(nameof(Names))]
    public void The_loss_falls_within_a_few_steps(string network) => AssertFalls(Trained[network]());

    /// <summary>96 million weights: gigabytes, with their gradients and what the optimizer remembers.</summary>
    [Fact(Explicit = true)]
    public void The_loss_of_the_large_character_network_falls_too() => AssertFalls(Train<CharCnnLarge>(Quick(Recipes.CharCnnLarge, 1e-4), Kinds()[..4]));

    [Fact]
    public void Symbols_are_as_many_as_the_papers_count()
    {
        // 66 characters, the space, padding and the unknown one.
        Assert.Equal(69, Alphabets.VdCnn.Count);

        // Padding, the unknown character, 68 others (the list has the hyphen twice), the new line, and the space.
        Assert.Equal(2 + 68 + 1 + 1, Alphabets.CharCnn.Count);
        Assert.True(Alphabets.OneHot.TryGet("b", out IReadOnlyList<float>? vector));
        Assert.Equal([1], vector.Index().Where(static number => number.Item != 0).Select(static number => number.Index));
        Assert.Equal(1, vector[1]);
        Assert.True(Alphabets.OneHot.TryGet(" ", out IReadOnlyList<float>? space));
        Assert.All(space, static number => Assert.Equal(0, number));
    }

    [Fact]
    public void No_message_is_tested_on_that_was_learnt_from()
    {
        foreach (DataSetParts<TextDataSet> parts in (DataSetParts<TextDataSet>[])[MessageDataSets.Kinds(), MessageDataSets.Errors(), MessageDataSets.Languages()])
        {
            TextDataSet[] sets = [parts.Training, parts.Development!, parts.Test!];
            Assert.Distinct(sets.SelectMany(static set => set.Examples).Select(static example => example.Text), StringComparer.OrdinalIgnoreCase);
            Assert.All(sets, set => Assert.Equal(parts.Training.Labels, set.Labels));
        }

        Assert.Equal(["error", "exception", "term", "warning"], MessageDataSets.Kinds().Training.Labels);
        Assert.Equal(["error", "warning"], MessageDataSets.Errors().Training.Labels);
        Assert.Equal(14, MessageDataSets.Languages().Training.Labels.Count);
    }

    private static void AssertFalls(IReadOnlyList<EpochResult> epochs)
    {
        // Dropout makes the loss of training jump; where batches are normalised, it is the other loss that tells little so early.
        double[][] losses = [[.. epochs.Select(static epoch => epoch.TrainingLoss)], [.. epochs.Select(static epoch => epoch.DevelopmentLoss)]];
        Assert.True(losses.Any(static loss => loss.All(double.IsFinite) && loss[^1] < 0.95 * loss[0]), string.Join(" / ", losses.Select(static loss => string.Join(' ', loss))));
    }

    /// <summary>The recipe, but for its optimizer.</summary>
    private static TrainingOptions Quick(TrainingOptions recipe, double rate = 1e-3) => recipe with { Optimizer = new AdamOptimizer { LearningRate = rate } };

    /// <summary>The recipe, but with an optimizer that leaves alone the many rows of large tables that a few texts do not look up.</summary>
    private static TrainingOptions RowByRow(TrainingOptions recipe) => recipe with { Optimizer = new RmspropOptimizer { LearningRate = 1e-3, Decay = 0.9 } };

    /// <summary>One batch, again and again.</summary>
    private static IReadOnlyList<EpochResult> Train<TNetwork>(TrainingOptions recipe, TextExample[] examples)
        where TNetwork : ITextClassifier<TNetwork>
    {
        var vectors = new Dictionary<string, WordVectors>(recipe.WordVectors);
        foreach (LayerDescription layer in TNetwork.Description.Layers.Where(static layer => layer.Attribute is EmbeddingAttribute { Pretrained: true }))
            vectors.TryAdd(layer.Name, new WordVectors(layer.Output.Channels, []));

        using TrainedNetwork trained = new TextClassifierTrainer<TNetwork>(recipe with
        {
            Epochs = Steps,
            BatchSize = examples.Length,
            Schedule = new ConstantSchedule(),
            Device = TrainingDevice.Cpu,
            WordVectors = vectors,
        }).Train(examples, examples);
        return trained.Epochs;
    }

    private static TextExample[] Kinds() => FirstOfEachLabel(MessageDataSets.Kinds(), 2);

    private static TextExample[] Errors() => FirstOfEachLabel(MessageDataSets.Errors(), 4);

    private static TextExample[] Languages() => FirstOfEachLabel(MessageDataSets.Languages(), 1);

    /// <summary>The labels alternate, so that the first examples have several.</summary>
    private static TextExample[] FirstOfEachLabel(DataSetParts<TextDataSet> parts, int count) =>
        [.. parts.Training.Examples.GroupBy(static example => example.Label).SelectMany(label => label.Take(count).Index()).OrderBy(static example => example.Index).Select(static example => example.Item)];
}
