using CnnCodegen.LanguageModels;
using CnnCodegen.Translators;

namespace CnnCodegen;

/// <summary>The members that the generator writes for a class marked <see cref="TranslatorAttribute"/>.</summary>
/// <remarks>
/// <para>
/// An instance is immutable and serves any number of threads at a time. The source is read once; from then on a token of the target costs one step of the layers
/// that read the target.
/// </para>
/// <para>
/// The target's vocabulary has a token for the end (<see cref="ModelMetadata.EndToken"/>), which stands before the first token of each target and behind the last one.
/// A model file without a vocabulary is good for ids alone; the end is the id 2 then.
/// </para>
/// </remarks>
/// <typeparam name="TSelf">The network's class.</typeparam>
public interface ITranslator<TSelf> : INetwork<TSelf>
    where TSelf : ITranslator<TSelf>
{
    /// <summary>The translation of a text, found greedily: the most probable token at each step.</summary>
    /// <param name="text">The text; empty is allowed, and what lies beyond the network's longest source is not read.</param>
    /// <exception cref="InvalidOperationException">The model file holds no vocabulary for one of the inputs.</exception>
    Translation Translate(string text);

    /// <summary>The best translation of a text that a search finds.</summary>
    /// <param name="text">The text; empty is allowed, and what lies beyond the network's longest source is not read.</param>
    /// <param name="options">How it is searched for.</param>
    /// <exception cref="InvalidOperationException">The model file holds no vocabulary for one of the inputs.</exception>
    Translation Translate(string text, SearchOptions options);

    /// <summary>The best translations of a text that a search finds, the best first.</summary>
    /// <param name="text">The text; empty is allowed, and what lies beyond the network's longest source is not read.</param>
    /// <param name="count">The most translations, not more than the beam is wide.</param>
    /// <param name="options">How they are searched for.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is less than 1, or more than the beam is wide.</exception>
    /// <exception cref="InvalidOperationException">The model file holds no vocabulary for one of the inputs.</exception>
    Translation[] TranslateBest(string text, int count, SearchOptions options);

    /// <summary>The translation of a text given as token ids. Allocates nothing but for a wider or longer search than any before.</summary>
    /// <param name="source">The ids of the inputs before the last, as for <see cref="INetwork{TSelf}.Compute"/>, and the spellings of their tokens.</param>
    /// <param name="target">Receives the ids of the translation, without the end; a translation is at most as long.</param>
    /// <param name="options">How it is searched for.</param>
    /// <param name="logProbability">Receives the log-probability of the translation and its end.</param>
    /// <returns>The number of ids.</returns>
    /// <exception cref="ArgumentException">The number of sequences is not that of the source's inputs, or there is no room for a translation.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An id is negative, or beyond the rows of an embedding.</exception>
    int Translate(InputIds source, Span<int> target, SearchOptions options, out double logProbability);

    /// <summary>How probable a given translation is, token by token, its end among them: for choosing among translations of any origin, and for perplexities.</summary>
    /// <param name="source">The source, as for <see cref="Translate(string)"/>.</param>
    /// <param name="target">The target; of any length, for it is read a step at a time.</param>
    /// <exception cref="InvalidOperationException">The model file holds no vocabulary for one of the inputs.</exception>
    TextScore Score(string source, string target);

    /// <summary>The log-probability of each token of a given translation, and of its end. Allocates nothing.</summary>
    /// <remarks>The target may be longer than the network's longest one, for it is read a step at a time; nothing of it is cut.</remarks>
    /// <param name="source">The ids of the source, as for <see cref="Translate(InputIds, Span{int}, SearchOptions, out double)"/>.</param>
    /// <param name="target">The ids of the target, without the end; none is allowed.</param>
    /// <param name="logProbabilities">Receives the log-probabilities, one more than there are tokens.</param>
    /// <exception cref="ArgumentException">The number of sequences is not that of the source's inputs, or there are more or fewer log-probabilities.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An id is negative, or beyond the rows of an embedding.</exception>
    void Score(InputIds source, ReadOnlySpan<int> target, Span<float> logProbabilities);
}
