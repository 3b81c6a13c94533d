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
    /// <param name="input">What the input takes.</param>
    public static TokenBatch Create(IReadOnlyList<int[]> texts, InputDescription input)
    {
        int[] lengths = [.. texts.Select(text => Length(text.Length, input))];
        int longest = lengths.Max();
        long[] ids = new long[texts.Count * longest];
        for (int text = 0; text < texts.Count; text++)
        {
            int read = Math.Min(texts[text].Length, lengths[text]);
            for (int position = 0; position < read; position++)
                ids[(text * longest) + position] = texts[text][position];
        }

        return new TokenBatch(ids, lengths, longest);
    }

    /// <summary>A text's length after cut and fill.</summary>
    /// <param name="given">The number of its tokens.</param>
    /// <param name="input">What the input takes.</param>
    public static int Length(int given, InputDescription input) => Math.Clamp(given, input.MinLength, input.MaxLength);

    /// <summary>The rows of the smallest embedding that reads an input, which are the ids that it takes.</summary>
    public static int EmbeddingRows(NetworkDescription description, InputDescription input) => description.Layers
        .Where(layer => layer.Inputs is [var first, ..] && first == input.Layer)
        .Select(static layer => layer.Attribute switch
        {
            EmbeddingAttribute embedding => embedding.Rows,
            BagOfVectorsAttribute bag => bag.Rows,
            PerTokenAttribute { Words: > 0 } closed => closed.Words,
            _ => int.MaxValue,
        })
        .DefaultIfEmpty(int.MaxValue)
        .Min();
}
