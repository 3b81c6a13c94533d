using CnnCodegen.Tagging;

namespace CnnCodegen;

/// <summary>The members that the generator writes for a class marked <see cref="SequenceTaggerAttribute"/>.</summary>
/// <remarks>
/// An instance is immutable and serves any number of threads at a time. A network that ends in <see cref="TransitionsAttribute"/> answers the best tags of
/// the whole text, and as a tag's probability that of all taggings which have it; any other answers the best tag of each token by itself.
/// </remarks>
/// <typeparam name="TSelf">The network's class.</typeparam>
public interface ISequenceTagger<TSelf> : INetwork<TSelf>
    where TSelf : ISequenceTagger<TSelf>
{
    /// <summary>The tags, in the order of the network's outputs. Numbers as text where the model file names none.</summary>
    IReadOnlyList<string> Tags { get; }

    /// <summary>The tokens of a text with their tags.</summary>
    /// <param name="text">
    /// The text; empty is allowed. The tokens are those that the tokenizer of the network's first input makes of it; those beyond the network's longest input
    /// are cut.
    /// </param>
    /// <exception cref="InvalidOperationException">The model file holds no vocabulary for one of the inputs.</exception>
    TaggedToken[] Tag(string text);

    /// <summary>The tags of a text that was cut into words before.</summary>
    /// <param name="words">The words, each of which is one token, whatever it holds; those beyond the network's longest input are cut.</param>
    /// <exception cref="ArgumentException">One of the words is null.</exception>
    /// <exception cref="InvalidOperationException">The model file holds no vocabulary for one of the inputs.</exception>
    TaggedToken[] Tag(IReadOnlyList<string> words);

    /// <summary>The tags of a text given as token ids. Allocates nothing.</summary>
    /// <param name="ids">The ids, as for <see cref="INetwork{TSelf}.Compute"/>; what a sequence is filled up with has no tag.</param>
    /// <param name="tags">Receives the numbers of the tags in <see cref="Tags"/>: at least as long as the text, or as the network's longest input.</param>
    /// <returns>The number of tokens that have a tag.</returns>
    /// <exception cref="ArgumentException">The number of sequences is not that of the network's inputs, or there is no room for the tags.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An id is negative, or beyond the rows of an embedding.</exception>
    int Tag(InputIds ids, Span<int> tags);

    /// <summary>The tags of a text given as token ids, and their probabilities. Allocates nothing.</summary>
    /// <param name="ids">The ids, as for <see cref="INetwork{TSelf}.Compute"/>; what a sequence is filled up with has no tag.</param>
    /// <param name="tags">Receives the numbers of the tags in <see cref="Tags"/>: at least as long as the text, or as the network's longest input.</param>
    /// <param name="probabilities">Receives the probability of each token's tag; as long as the tags must be.</param>
    /// <returns>The number of tokens that have a tag.</returns>
    /// <exception cref="ArgumentException">The number of sequences is not that of the network's inputs, or there is no room for the tags.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An id is negative, or beyond the rows of an embedding.</exception>
    int Tag(InputIds ids, Span<int> tags, Span<float> probabilities);
}
