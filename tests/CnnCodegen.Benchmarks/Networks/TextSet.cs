namespace CnnCodegen.Benchmarks.Networks;

/// <summary>The texts that are measured: all of one shape, so that an engine may prepare for it.</summary>
/// <param name="Ids">The ids of each text, <c>rows × columns</c>.</param>
/// <param name="Rows">The texts of a batch; for a network that reads words as characters, the words of a text.</param>
/// <param name="Columns">The tokens of each row.</param>
/// <remarks>
/// Different texts take turns. With one text alone, caches and branch predictors would know it by heart, and every engine would look
/// faster than it is in use, engines that look rows up in tables most of all.
/// </remarks>
internal sealed record TextSet(int[][] Ids, int Rows, int Columns)
{
    // Padding and the unknown token are not drawn.
    private const int FirstId = 2;

    /// <summary>The number of texts.</summary>
    public int Count => Ids.Length;

    /// <summary>Uniformly drawn tokens, which is the hardest case for caches: real texts repeat their words.</summary>
    /// <param name="count">How many texts.</param>
    /// <param name="rows">The rows of each.</param>
    /// <param name="columns">The tokens of each row.</param>
    /// <param name="vocabulary">The embedding's rows.</param>
    /// <param name="seed">The same texts for the same seed.</param>
    public static TextSet Uniform(int count, int rows, int columns, int vocabulary, int seed) =>
        Create(count, rows, columns, seed, random => random.Next(FirstId, vocabulary));

    /// <summary>
    /// Tokens drawn by Zipf's law with exponent 1: the token of rank r is drawn in proportion to 1 / r, as words are in real texts, and the lowest ids are the most
    /// frequent words, as vocabularies are numbered.
    /// </summary>
    /// <inheritdoc cref="Uniform"/>
    public static TextSet Zipf(int count, int rows, int columns, int vocabulary, int seed)
    {
        var upTo = new double[vocabulary - FirstId];
        double sum = 0;
        for (int rank = 1; rank <= upTo.Length; rank++)
            upTo[rank - 1] = sum += 1.0 / rank;

        return Create(count, rows, columns, seed, random =>
        {
            int index = Array.BinarySearch(upTo, random.NextDouble() * sum);
            return FirstId + Math.Min(index < 0 ? ~index : index, upTo.Length - 1);
        });
    }

    /// <summary>Words as their characters.</summary>
    /// <param name="words">Texts of word ids, of one row each.</param>
    /// <param name="spellings">The characters of each word, filled up with zeros.</param>
    /// <param name="columns">The most characters of a word.</param>
    /// <param name="characters">The characters that are read.</param>
    public static TextSet Spelled(TextSet words, float[] spellings, int columns, int characters) => new(
        [.. words.Ids.Select(ids => (int[])[.. ids.SelectMany(word => new ArraySegment<float>(spellings, word * columns, characters)).Select(static character => (int)character)])],
        words.Columns,
        characters);

    private static TextSet Create(int count, int rows, int columns, int seed, Func<Random, int> draw)
    {
        var random = new Random(seed);
        int[][] ids = [.. Enumerable.Range(0, count).Select(_ => Enumerable.Range(0, rows * columns).Select(_ => draw(random)).ToArray())];
        return new TextSet(ids, rows, columns);
    }
}
