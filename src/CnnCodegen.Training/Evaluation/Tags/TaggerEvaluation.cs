using CnnCodegen.Tagging;

namespace CnnCodegen.Training;

/// <summary>A tagger's answers to sentences, and how good they are.</summary>
/// <example>
/// <code>
/// NameTagger tagger = NameTagger.Load("names.safetensors");
/// TaggerEvaluation evaluation = TaggerEvaluation.Of(tagger, test.Sentences, training.Words);
/// Console.WriteLine($"{evaluation.Measures.Accuracy:P2}, F1 {evaluation.Spans[0].F1:P2}");
/// </code>
/// </example>
public sealed class TaggerEvaluation
{
    /// <summary>What stands in <see cref="Confusion"/> for the tag of a token that the network's longest input does not reach.</summary>
    public const string NotRead = "(not read)";

    private TaggerEvaluation(TaggingMeasures measures, IReadOnlyList<SpanMeasures> spans, ConfusionMatrix confusion, IReadOnlyList<IReadOnlyList<TaggedToken>> answers)
    {
        Confusion = confusion;
        Measures = measures;
        Spans = spans;
        Answers = answers;
    }

    /// <summary>The shares of right tags.</summary>
    public TaggingMeasures Measures { get; }

    /// <summary>The measures of all types of spans together, then those of each type, in ordinal order; none where tags are no parts of spans.</summary>
    public IReadOnlyList<SpanMeasures> Spans { get; }

    /// <summary>
    /// How often tokens of each tag got each tag. After the network's tags come those that only the sentences have, in ordinal order, and <see cref="NotRead"/> where there
    /// is such a token.
    /// </summary>
    public ConfusionMatrix Confusion { get; }

    /// <summary>The answers, in the order of the sentences; to a sentence that is longer than the network's longest input, its first tokens.</summary>
    public IReadOnlyList<IReadOnlyList<TaggedToken>> Answers { get; }

    /// <summary>Runs a network's generated code over sentences.</summary>
    /// <typeparam name="TNetwork">The network's class.</typeparam>
    /// <param name="tagger">The network.</param>
    /// <param name="sentences">The sentences; at least one. A tag that the network does not have is one that it does not find.</param>
    /// <param name="seen">The words of the training sentences, as they are written there; see <see cref="TaggedDataSet.Words"/>.</param>
    /// <param name="degreeOfParallelism">The most threads; at least 1.</param>
    /// <param name="cancellationToken">Looked at before each sentence.</param>
    /// <remarks>A token that the network's longest input does not reach counts as wrong, and is in no span.</remarks>
    /// <exception cref="ArgumentException">There are no sentences.</exception>
    /// <exception cref="InvalidOperationException">The network's model file holds no vocabulary for one of the inputs.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static TaggerEvaluation Of<TNetwork>(
        TNetwork tagger,
        IReadOnlyList<TaggedSentence> sentences,
        IReadOnlySet<string> seen,
        int degreeOfParallelism = 1,
        CancellationToken cancellationToken = default)
        where TNetwork : ISequenceTagger<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(tagger);
        ArgumentNullException.ThrowIfNull(sentences);
        ArgumentNullException.ThrowIfNull(seen);
        ArgumentOutOfRangeException.ThrowIfLessThan(degreeOfParallelism, 1);
        if (sentences.Count == 0)
            throw new ArgumentException("There are no sentences to evaluate on.", nameof(sentences));

        var answers = new TaggedToken[sentences.Count][];
        ExampleLoop.Run(answers.Length, degreeOfParallelism, sentence => answers[sentence] = tagger.Tag(sentences[sentence].Words), cancellationToken);
        return Of(tagger.Tags, sentences, seen, answers);
    }

    /// <summary>Measures the answers of any tagger.</summary>
    /// <param name="tags">The tags that it has.</param>
    /// <param name="sentences">The sentences; at least one.</param>
    /// <param name="seen">The words of the training sentences.</param>
    /// <param name="answers">The answers, in the order of the sentences; to a sentence that was not read to its end, its first tokens.</param>
    /// <exception cref="ArgumentException">There are no sentences, or not as many answers as sentences.</exception>
    public static TaggerEvaluation Of(
        IReadOnlyList<string> tags, IReadOnlyList<TaggedSentence> sentences, IReadOnlySet<string> seen, IReadOnlyList<IReadOnlyList<TaggedToken>> answers)
    {
        ArgumentNullException.ThrowIfNull(tags);
        ArgumentNullException.ThrowIfNull(sentences);
        ArgumentNullException.ThrowIfNull(seen);
        ArgumentNullException.ThrowIfNull(answers);
        if (answers.Count != sentences.Count)
            throw new ArgumentException($"Expected answers to {sentences.Count} sentences, found {answers.Count}.", nameof(answers));

        IReadOnlyList<string>[] gold = [.. sentences.Select(static sentence => sentence.Tags)];
        bool hasSpans = tags.Concat(gold.SelectMany(static right => right)).All(Iob.IsTag);
        return new TaggerEvaluation(
            TaggingMeasures.Of([.. sentences.Select(static sentence => sentence.Words)], gold, Tags(""), seen),
            hasSpans ? SpanMeasures.Of(gold, Tags("O")) : [],
            ConfusionOf(tags, gold, Tags(NotRead)),
            answers);

        // The tokens that were not reached have no tag.
        IReadOnlyList<string>[] Tags(string none) => [.. answers.Select((answer, sentence) => Enumerable.Range(0, gold[sentence].Count)
            .Select(token => token < answer.Count ? answer[token].Tag : none).ToArray())];
    }

    private static ConfusionMatrix ConfusionOf(IReadOnlyList<string> tags, IReadOnlyList<string>[] gold, IReadOnlyList<string>[] answers)
    {
        (string Right, string Answer)[] pairs = [.. gold.Zip(answers).SelectMany(static sentence => sentence.First.Zip(sentence.Second))];
        string[] labels =
        [
            .. tags,
            .. pairs.SelectMany(static pair => (string[])[pair.Right, pair.Answer]).Except([.. tags, NotRead], StringComparer.Ordinal).Order(StringComparer.Ordinal),
            .. pairs.Any(static pair => pair.Answer == NotRead) ? [NotRead] : (string[])[],
        ];
        var numbers = labels.Index().ToDictionary(static label => label.Item, static label => label.Index, StringComparer.Ordinal);
        var counts = new int[labels.Length * labels.Length];
        foreach ((string right, string answer) in pairs)
            counts[(numbers[right] * labels.Length) + numbers[answer]]++;

        return new ConfusionMatrix(labels, counts);
    }
}
