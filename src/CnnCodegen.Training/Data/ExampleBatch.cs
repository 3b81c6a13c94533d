namespace CnnCodegen.Training;

/// <summary>The tokens of a batch as a PerToken sees them.</summary>
/// <param name="Words">The characters of the tokens.</param>
/// <param name="Places">For each position of each text, <see cref="Longest"/> of them, which of the tokens it is.</param>
/// <param name="Longest">The length of the longest text.</param>
internal sealed record SpellingBatch(TokenBatch Words, long[] Places, int Longest);

/// <summary>
/// Examples with all their id sequences: one for each input layer, in order; then, for each PerToken in order, one for each token, cut and
/// filled, of the input that it reads.
/// </summary>
/// <param name="Inputs">The token ids of each input.</param>
/// <param name="Spellings">The spelled tokens of each PerToken.</param>
internal sealed record ExampleBatch(IReadOnlyList<TokenBatch> Inputs, IReadOnlyList<SpellingBatch> Spellings)
{
    /// <summary>Makes a batch of examples.</summary>
    /// <param name="examples">The examples' id sequences; at least one example.</param>
    /// <param name="description">The network that reads them.</param>
    /// <param name="wordDropout">In training, decides which words are dropped.</param>
    /// <exception cref="ArgumentException">An example has too few or too many id sequences.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An id is negative, or beyond the embedding's rows.</exception>
    public static ExampleBatch Create(IReadOnlyList<int[][]> examples, NetworkDescription description, Random? wordDropout = null)
    {
        var reader = new ExampleReader(description, wordDropout);
        (int[][] Inputs, int[][][] Spellings)[] read = [.. examples.Select(reader.Read)];

        return new ExampleBatch(
            [.. description.Inputs.Select((input, index) => TokenBatch.Create([.. read.Select(example => example.Inputs[index])], input))],
            [.. reader.Blocks.Select((block, index) => Spell(
                [.. read.Select(example => example.Spellings[index])], block.Inputs[0], SharesWords(block, training: wordDropout is not null)))]);
    }

    /// <summary>
    /// Whether equal words may be computed once: not in training where dropout may treat them differently, or where all of them count in a batch's statistics.
    /// </summary>
    /// <param name="block">The network that is run per token.</param>
    /// <param name="training">Whether the network is being trained.</param>
    public static bool SharesWords(NetworkDescription block, bool training) => !training || !block.Layers.Any(IsLeftToChance);

    private static bool IsLeftToChance(LayerDescription layer) =>
        layer.Dropout > 0
        || layer.Normalization is BatchNormAttribute
        || layer.Attribute is RecurrentAttribute { LayerDropout: > 0 } or QrnnAttribute { Zoneout: > 0 };

    /// <summary>The tokens of texts as a PerToken sees them.</summary>
    /// <param name="texts">For each text, the characters of its tokens.</param>
    /// <param name="input">The input of the network that is run per token.</param>
    /// <param name="shareWords">See <see cref="SharesWords"/>.</param>
    public static SpellingBatch Spell(int[][][] texts, InputDescription input, bool shareWords)
    {
        int longest = texts.Max(static text => text.Length);
        var places = new long[texts.Length * longest];
        var words = new List<int[]>();
        var known = new Dictionary<int[], int>(IdComparer.Instance);
        for (int text = 0; text < texts.Length; text++)
        {
            for (int position = 0; position < texts[text].Length; position++)
            {
                int[] word = texts[text][position];
                if (!shareWords || !known.TryGetValue(word, out int place))
                {
                    place = words.Count;
                    words.Add(word);
                    known[word] = place;
                }

                places[(text * longest) + position] = place;
            }
        }

        return new SpellingBatch(TokenBatch.Create(words, input), places, longest);
    }

    private sealed class IdComparer : IEqualityComparer<int[]>
    {
        public static readonly IdComparer Instance = new();

        public bool Equals(int[]? x, int[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(int[] ids)
        {
            var hash = new HashCode();
            foreach (int id in ids)
                hash.Add(id);

            return hash.ToHashCode();
        }
    }
}
