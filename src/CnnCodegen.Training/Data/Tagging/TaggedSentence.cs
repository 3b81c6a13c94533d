namespace CnnCodegen.Training;

/// <summary>A sentence with a tag for each of its words.</summary>
public sealed class TaggedSentence
{
    /// <summary>Makes a sentence.</summary>
    /// <param name="words">The words, at least one.</param>
    /// <param name="tags">A tag for each word.</param>
    /// <exception cref="ArgumentException">There is no word, or there are not as many tags as words.</exception>
    public TaggedSentence(IReadOnlyList<string> words, IReadOnlyList<string> tags)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(tags);
        if (words.Count == 0)
            throw new ArgumentException("Expected at least one word.", nameof(words));

        if (tags.Count != words.Count)
            throw new ArgumentException($"Expected a tag for each of {words.Count} words, found {tags.Count}.", nameof(tags));

        Words = words;
        Tags = tags;
    }

    /// <summary>The words.</summary>
    public IReadOnlyList<string> Words { get; }

    /// <summary>The words' tags.</summary>
    public IReadOnlyList<string> Tags { get; }
}
