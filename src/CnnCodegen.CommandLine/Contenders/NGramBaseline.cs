using System.Diagnostics;
using CnnCodegen.Text;
using CnnCodegen.Training;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Text;

namespace CnnCodegen.CommandLine;

/// <summary>
/// The honest baseline: ML.NET's multinomial logistic regression, trained by stochastic dual coordinate ascent (Shalev-Shwartz and Zhang 2013), on single
/// words and pairs of words weighted by TF-IDF.
/// </summary>
/// <param name="labels">The labels.</param>
/// <param name="tokenizer">Splits texts as the networks beside it do.</param>
internal sealed class NGramBaseline(IReadOnlyList<string> labels, Tokenizer tokenizer) : Contender(NameOfThis)
{
    /// <summary>The name on the command line.</summary>
    public const string NameOfThis = "n-grams";

    private const int LongestNGram = 2;
    private const int MostNGrams = 1_000_000;

    private readonly ReportFact[] _settings =
    [
        new("model", "multinomial logistic regression, SDCA (ML.NET)"),
        new("features", "words and pairs of words, TF-IDF"),
        new("tokeniser", tokenizer.ToJson()),
    ];

    public override RunKey KeyOf(Trial trial) => new(Name, trial, [("labels", Listing.All(labels)), .. _settings.Select(static setting => (setting.Name, setting.Value))]);

    public override FinishedRun Run(Trial trial, CheckpointOptions? checkpoint, CommandConsole console, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        long started = Stopwatch.GetTimestamp();
        var context = new MLContext(trial.Seed);

        // The development examples choose nothing here, so they are learnt from.
        IDataView training = context.Data.LoadFromEnumerable(trial.Training.Concat(trial.Development).Select(ToRow));
        var trainer = context.MulticlassClassification.Trainers.SdcaMaximumEntropy(new Microsoft.ML.Trainers.SdcaMaximumEntropyMulticlassTrainer.Options
        {
            LabelColumnName = "Key",
            FeatureColumnName = "Features",
            // One thread: with several, the order of the steps and so the result would be left to chance.
            NumberOfThreads = 1,
        });
        ITransformer model = context.Transforms.Conversion.MapValueToKey("Key", nameof(Row.Label), keyData: context.Data.LoadFromEnumerable(labels.Select(static label => new LabelRow { Label = label })))
            .Append(context.Transforms.Conversion.MapValueToKey("Tokens", nameof(Row.Words), maximumNumberOfKeys: MostNGrams))
            .Append(context.Transforms.Text.ProduceNgrams("Counts", "Tokens", LongestNGram, maximumNgramsCount: MostNGrams, weighting: NgramExtractingEstimator.WeightingCriteria.TfIdf))
            .Append(context.Transforms.NormalizeLpNorm("Features", "Counts"))
            .Append(trainer)
            .Fit(training);
        double seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;

        cancellationToken.ThrowIfCancellationRequested();
        long answering = Stopwatch.GetTimestamp();
        IDataView answers = model.Transform(context.Data.LoadFromEnumerable(trial.Test.Select(ToRow)));
        float[] probabilities = [.. context.Data.CreateEnumerable<ScoredRow>(answers, reuseRowObject: false).SelectMany(static row => row.Score)];
        double secondsPerText = Stopwatch.GetElapsedTime(answering).TotalSeconds / trial.Test.Count;
        ClassifierEvaluation evaluation = ClassifierEvaluation.Of(labels, trial.Test, probabilities);
        using var saved = new MemoryStream();
        context.Model.Save(model, training.Schema, saved);
        console.WriteLine($"{Name}, {trial.Name}: accuracy {ReportText.Share(evaluation.Measures.Accuracy)} in {ReportText.Seconds(seconds)}");
        return new FinishedRun(new ReportedRun(trial.Name, evaluation, [], seconds) { Cost = new ClassifierCost(secondsPerText, saved.Length) }, _settings);
    }

    private Row ToRow(TextExample example) => new() { Label = example.Label, Words = [.. tokenizer.Split(example.Text)] };

    private sealed class Row
    {
        public string Label { get; set; } = "";

        public string[] Words { get; set; } = [];
    }

    private sealed class LabelRow
    {
        public string Label { get; set; } = "";
    }

    private sealed class ScoredRow
    {
        [VectorType]
        public float[] Score { get; set; } = [];
    }
}
