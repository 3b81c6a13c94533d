namespace CnnCodegen.Training;

/// <summary>
/// Texts as token ids, cut and filled by the rule that inference follows: a text's length becomes
/// <c>clamp(n, MinLength, MaxLength)</c>, filled with id 0 on the right. What lies between a text's length and the batch's longest is
/// absent: it is masked in every layer.
/// </summary>
internal sealed class TokenBatch
{
    private TokenBatch(long[] ids, int[] lengths, int longest)
    {
        Ids = ids;
        Lengths = lengths;
        Longest = longest;
    }

    /// <summary>The ids, text after text, each <see cref="Longest"/> long.</summary>
    public long[] Ids { get; }

    /// <summary>The length of each text, its fill included.</summary>
    public int[] Lengths { get; }

    /// <summary>The length of the longest text.</summary>
    public int Longest { get; }

    /// <summary>Makes a batch of texts.</summary>
    /// <param name="texts">The texts' token ids; at least one text.</param>
    /// <param name="description">The network that reads them.</param>
    /// <exception cref="ArgumentOutOfRangeException">An id is negative, or beyond the embedding's rows.</exception>
    public static TokenBatch Create(IReadOnlyList<int[]> texts, NetworkDescription description)
    {
        // Checked here because a CUDA device answers a wrong row by failing every later call of the process.
        int rows = EmbeddingRows(description);
        int[] lengths = new int[texts.Count];
        for (int text = 0; text < texts.Count; text++)
            lengths[text] = Math.Clamp(texts[text].Length, description.MinLength, description.MaxLength);

        int longest = lengths.Max();
        long[] ids = new long[texts.Count * longest];
        for (int text = 0; text < texts.Count; text++)
        {
            int read = Math.Min(texts[text].Length, lengths[text]);
            for (int position = 0; position < read; position++)
            {
                int id = texts[text][position];
                if ((uint)id >= (uint)rows)
                    throw new ArgumentOutOfRangeException(nameof(texts), id, $"Token id {id} of text {text} is not in 0 … {rows - 1}, the rows of '{description.Name}''s embedding.");

                ids[text * longest + position] = id;
            }
        }

        return new TokenBatch(ids, lengths, longest);
    }

    /// <summary>The rows of the smallest embedding, which are the ids that a network takes.</summary>
    public static int EmbeddingRows(NetworkDescription description) =>
        description.Layers.Select(static layer => layer.Attribute).OfType<EmbeddingAttribute>().Select(static embedding => embedding.Rows).DefaultIfEmpty(int.MaxValue).Min();
}
