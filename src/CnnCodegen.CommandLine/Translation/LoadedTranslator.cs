using CnnCodegen.LanguageModels;
using CnnCodegen.Training;
using CnnCodegen.Translators;

namespace CnnCodegen.CommandLine;

/// <summary>A translator's generated code with weights, whatever its class.</summary>
internal abstract class LoadedTranslator
{
    /// <summary>The best translations of a text.</summary>
    public abstract Translation[] Translate(string text, int count, SearchOptions options);

    /// <summary>How probable a translation is.</summary>
    public abstract TextScore Score(SentencePair pair);

    /// <summary>The answers to sentences.</summary>
    public abstract TranslationEvaluation Evaluate(IReadOnlyList<SentencePair> pairs, SearchOptions options, int threads, CancellationToken cancellationToken);
}

/// <summary>A translator's generated code with weights.</summary>
internal sealed class LoadedTranslator<TNetwork>(TNetwork network) : LoadedTranslator
    where TNetwork : ITranslator<TNetwork>
{
    public override Translation[] Translate(string text, int count, SearchOptions options) => network.TranslateBest(text, count, options);

    public override TextScore Score(SentencePair pair) => network.Score(pair.Source, pair.Target);

    public override TranslationEvaluation Evaluate(IReadOnlyList<SentencePair> pairs, SearchOptions options, int threads, CancellationToken cancellationToken) =>
        TranslationEvaluation.Of(network, pairs, options, threads, cancellationToken);
}
