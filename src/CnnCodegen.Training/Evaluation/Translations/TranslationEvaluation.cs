using CnnCodegen.LanguageModels;
using CnnCodegen.Translators;

namespace CnnCodegen.Training;

/// <summary>A translator's answers to sentences, and how good they are.</summary>
/// <example>
/// <code>
/// EnglishToGerman translator = EnglishToGerman.Load("german.safetensors");
/// TranslationEvaluation evaluation = TranslationEvaluation.Of(translator, test.Pairs, new SearchOptions { BeamWidth = 5 });
/// Console.WriteLine($"{evaluation.Bleu}, perplexity {evaluation.Perplexity:F2}");
/// </code>
/// </example>
public sealed class TranslationEvaluation
{
    private TranslationEvaluation(BleuScore bleu, double logProbability, long tokens, IReadOnlyList<Translation> translations)
    {
        Bleu = bleu;
        Perplexity = Math.Exp(-logProbability / tokens);
        Translations = translations;
    }

    /// <summary>BLEU of the translations that the search found.</summary>
    public BleuScore Bleu { get; }

    /// <summary>
    /// The perplexity of the right translations: among how many equally probable tokens the network wavers, given the source and the right tokens before; ends count as tokens,
    /// unknown tokens as what the network gives them together.
    /// </summary>
    public double Perplexity { get; }

    /// <summary>The translations, in the order of the sentences.</summary>
    public IReadOnlyList<Translation> Translations { get; }

    /// <summary>Runs a network's generated code over sentences.</summary>
    /// <typeparam name="TNetwork">The network's class.</typeparam>
    /// <param name="translator">The network.</param>
    /// <param name="pairs">The sentences with their right translations; at least one.</param>
    /// <param name="options">How translations are searched for.</param>
    /// <param name="degreeOfParallelism">The most threads; at least 1.</param>
    /// <param name="cancellationToken">Looked at before each sentence.</param>
    /// <exception cref="ArgumentException">There are no sentences.</exception>
    /// <exception cref="InvalidOperationException">The network's model file holds no vocabulary for one of the inputs.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static TranslationEvaluation Of<TNetwork>(
        TNetwork translator,
        IReadOnlyList<SentencePair> pairs,
        SearchOptions options,
        int degreeOfParallelism = 1,
        CancellationToken cancellationToken = default)
        where TNetwork : ITranslator<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(translator);
        ArgumentNullException.ThrowIfNull(pairs);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(degreeOfParallelism, 1);
        if (pairs.Count == 0)
            throw new ArgumentException("There are no sentences to evaluate on.", nameof(pairs));

        var translations = new Translation[pairs.Count];
        var scores = new TextScore[pairs.Count];
        ExampleLoop.Run(
            pairs.Count,
            degreeOfParallelism,
            pair =>
            {
                translations[pair] = translator.Translate(pairs[pair].Source, options);
                scores[pair] = translator.Score(pairs[pair].Source, pairs[pair].Target);
            },
            cancellationToken);
        return Of(pairs, translations, scores);
    }

    /// <summary>Measures the answers of any translator.</summary>
    /// <param name="pairs">The sentences with their right translations; at least one.</param>
    /// <param name="translations">The translations that were found, in the same order.</param>
    /// <param name="scores">How probable the right translations are, in the same order.</param>
    /// <exception cref="ArgumentException">There are no sentences, or not as many translations or scores as sentences.</exception>
    public static TranslationEvaluation Of(IReadOnlyList<SentencePair> pairs, IReadOnlyList<Translation> translations, IReadOnlyList<TextScore> scores)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        ArgumentNullException.ThrowIfNull(translations);
        ArgumentNullException.ThrowIfNull(scores);
        if (scores.Count != pairs.Count)
            throw new ArgumentException($"Expected a score for each of {pairs.Count} sentences, found {scores.Count}.", nameof(scores));

        return new TranslationEvaluation(
            BleuScore.Of([.. translations.Select(static translation => translation.Text)], [.. pairs.Select(static pair => pair.Target)]),
            scores.Sum(static score => score.LogProbability),
            scores.Sum(static score => (long)score.Tokens.Count),
            translations);
    }
}
