using CnnCodegen.Tagging;
using CnnCodegen.Training;

namespace CnnCodegen.CommandLine;

/// <summary>A tagger's generated code with weights, whatever its class.</summary>
internal abstract class LoadedTagger
{
    /// <summary>The tags, in the order of the scores.</summary>
    public abstract IReadOnlyList<string> Tags { get; }

    /// <summary>The tokens of a text with their tags.</summary>
    public abstract TaggedToken[] Tag(string text);

    /// <summary>The tags of words.</summary>
    public abstract TaggedToken[] Tag(IReadOnlyList<string> words);

    /// <summary>The answers to sentences.</summary>
    /// <param name="sentences">The sentences.</param>
    /// <param name="seen">The words of the training sentences.</param>
    /// <param name="threads">The most threads.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public abstract TaggerEvaluation Evaluate(IReadOnlyList<TaggedSentence> sentences, IReadOnlySet<string> seen, int threads, CancellationToken cancellationToken);
}

/// <summary>A tagger's generated code with weights.</summary>
internal sealed class LoadedTagger<TNetwork>(TNetwork network) : LoadedTagger
    where TNetwork : ISequenceTagger<TNetwork>
{
    public override IReadOnlyList<string> Tags => network.Tags;

    public override TaggedToken[] Tag(string text) => network.Tag(text);

    public override TaggedToken[] Tag(IReadOnlyList<string> words) => network.Tag(words);

    public override TaggerEvaluation Evaluate(IReadOnlyList<TaggedSentence> sentences, IReadOnlySet<string> seen, int threads, CancellationToken cancellationToken) =>
        TaggerEvaluation.Of(network, sentences, seen, threads, cancellationToken);
}
