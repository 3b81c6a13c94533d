namespace CnnCodegen.Training;

/// <summary>A classifier's answers to examples, and how good they are.</summary>
/// <example>
/// <code>
/// SentimentCnn model = SentimentCnn.Load("sentiment.safetensors");
/// ClassifierEvaluation evaluation = ClassifierEvaluation.Of(model, test.Examples);
/// Console.WriteLine(evaluation.Measures.MacroF1);
/// </code>
/// </example>
public sealed class ClassifierEvaluation
{
    // Enough texts for all threads to have work, few enough that cancelling is answered at once.
    private const int TextsAtOnce = 4096;

    private ClassifierEvaluation(ClassificationMeasures measures, ExamplePrediction[] predictions)
    {
        Measures = measures;
        Predictions = predictions;
    }

    /// <summary>The measures.</summary>
    public ClassificationMeasures Measures { get; }

    /// <summary>The answers, in the order of the examples.</summary>
    public IReadOnlyList<ExamplePrediction> Predictions { get; }

    /// <summary>The wrong answers, the most confident first: where data or network are at fault shows here first.</summary>
    public IEnumerable<ExamplePrediction> Errors =>
        Predictions.Where(static prediction => !prediction.IsRight).OrderByDescending(static prediction => prediction.Confidence);

    /// <summary>Runs a network's generated code over examples.</summary>
    /// <typeparam name="TNetwork">The network's class.</typeparam>
    /// <param name="classifier">The network.</param>
    /// <param name="examples">The examples; at least one, each with a label that the network has.</param>
    /// <param name="degreeOfParallelism">The most threads; at least 1.</param>
    /// <param name="cancellationToken">Looked at before each text.</param>
    /// <exception cref="ArgumentException">There are no examples, or one has no text or a label that the network does not have.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static ClassifierEvaluation Of<TNetwork>(
        TNetwork classifier,
        IReadOnlyList<TextExample> examples,
        int degreeOfParallelism = 1,
        CancellationToken cancellationToken = default)
        where TNetwork : ITextClassifier<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(classifier);
        ArgumentNullException.ThrowIfNull(examples);
        int labels = classifier.Labels.Count;
        int[] gold = NumbersOf(examples, classifier.Labels);
        var probabilities = new float[examples.Count * labels];
        for (int start = 0; start < examples.Count; start += TextsAtOnce)
        {
            string[] texts = [.. examples.Skip(start).Take(TextsAtOnce).Select(static example => example.Text)];
            classifier.Predict(texts, probabilities.AsMemory(start * labels, texts.Length * labels), degreeOfParallelism, cancellationToken);
        }

        return Of(classifier.Labels, examples, gold, probabilities);
    }

    /// <summary>Evaluates probabilities that were computed elsewhere.</summary>
    /// <param name="labels">The labels, in the order of the probabilities.</param>
    /// <param name="examples">The examples; at least one.</param>
    /// <param name="probabilities">For each example, one probability per label.</param>
    /// <exception cref="ArgumentException">There are no examples, one has another label, or there are too few or too many probabilities.</exception>
    public static ClassifierEvaluation Of(IReadOnlyList<string> labels, IReadOnlyList<TextExample> examples, float[] probabilities)
    {
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(examples);
        ArgumentNullException.ThrowIfNull(probabilities);
        return Of(labels, examples, NumbersOf(examples, labels), probabilities);
    }

    private static ClassifierEvaluation Of(IReadOnlyList<string> labels, IReadOnlyList<TextExample> examples, int[] gold, float[] probabilities) => new(
        ClassificationMeasures.Of(labels, gold, probabilities),
        [.. examples.Select((example, index) => new ExamplePrediction(index, example, labels, probabilities.AsMemory(index * labels.Count, labels.Count)))]);

    private static int[] NumbersOf(IReadOnlyList<TextExample> examples, IReadOnlyList<string> labels)
    {
        if (examples.Count == 0)
            throw new ArgumentException("There are no examples to evaluate on.", nameof(examples));

        Dictionary<string, int> numbers = labels.Index().ToDictionary(static label => label.Item, static label => label.Index, StringComparer.Ordinal);
        return [.. examples.Select((example, index) => numbers.TryGetValue(example.Label ?? "", out int number) ? number : throw new ArgumentException(
            $"Example {index} has the label '{example.Label}', which is none of the network's: {string.Join(", ", labels.Take(10).Select(static label => $"'{label}'"))}{(labels.Count > 10 ? ", …" : "")}.",
            nameof(examples)))];
    }
}
