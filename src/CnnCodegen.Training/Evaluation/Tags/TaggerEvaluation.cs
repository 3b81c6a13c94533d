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
    private TaggerEvaluation(TaggingMeasures measures, IReadOnlyList<SpanMeasures> spans, IReadOnlyList<IReadOnlyList<TaggedToken>> answers)
    {
        Measures = measures;
        Spans = spans;
        Answers = answers;
    }

    /// <summary>The shares of right tags.</summary>
    public TaggingMeasures Measures { get; }

    /// <summary>The measures of all types of spans together, then those of each type, in ordinal order; none where tags are no parts of spans.</summary>
    public IReadOnlyList<SpanMeasures> Spans { get; }

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
        var options = new ParallelOptions { MaxDegreeOfParallelism = degreeOfParallelism, CancellationToken = cancellationToken };
        Parallel.For(0, answers.Length, options, sentence => answers[sentence] = tagger.Tag(sentences[sentence].Words));
        IReadOnlyList<string>[] gold = [.. sentences.Select(static sentence => sentence.Tags)];
        bool hasSpans = tagger.Tags.Concat(gold.SelectMany(static tags => tags)).All(Iob.IsTag);
        return new TaggerEvaluation(
            TaggingMeasures.Of([.. sentences.Select(static sentence => sentence.Words)], gold, Tags(""), seen),
            hasSpans ? SpanMeasures.Of(gold, Tags("O")) : [],
            answers);

        // The tokens that were not reached have no tag.
        IReadOnlyList<string>[] Tags(string none) => [.. answers.Select((answer, sentence) => Enumerable.Range(0, gold[sentence].Count)
            .Select(token => token < answer.Length ? answer[token].Tag : none).ToArray())];
    }
}
