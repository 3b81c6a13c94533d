namespace CnnCodegen.Preparation;

/// <summary>What a block yields for each word of a closed vocabulary, computed at load time.</summary>
public static class WordTable
{
    /// <summary>A network that runs on the characters of one word.</summary>
    /// <param name="characters">The characters.</param>
    /// <param name="output">Receives the vector.</param>
    /// <param name="scratch">Working memory.</param>
    public delegate void Block(ReadOnlySpan<int> characters, Span<float> output, Span<float> scratch);

    /// <summary>Runs the block on each word.</summary>
    /// <param name="spellings">How the words are spelled.</param>
    /// <param name="channels">The block's outputs.</param>
    /// <param name="scratchLength">The floats of working memory that the block needs.</param>
    /// <param name="block">The block.</param>
    /// <returns><c>[words, channels]</c>.</returns>
    public static AlignedFloats Of(Spellings spellings, int channels, int scratchLength, Block block)
    {
        ArgumentNullException.ThrowIfNull(spellings);
        ArgumentNullException.ThrowIfNull(block);
        var table = new AlignedFloats(checked(spellings.Count * channels));
        var scratch = new AlignedFloats(scratchLength);
        for (int word = 0; word < spellings.Count; word++)
            block(spellings[word], table.Writable.Slice(word * channels, channels), scratch.Writable);
        return table;
    }
}
