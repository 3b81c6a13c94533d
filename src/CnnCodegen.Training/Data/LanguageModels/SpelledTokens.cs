namespace CnnCodegen.Training;

/// <summary>The characters of a text's tokens, for a layer that runs a network per token of an open vocabulary.</summary>
/// <param name="Numbers">For each token, which of <paramref name="Spellings"/> it has.</param>
/// <param name="Spellings">The characters of the different tokens.</param>
internal sealed record SpelledTokens(int[] Numbers, IReadOnlyList<int[]> Spellings)
{
    /// <summary>The layers of a network for which texts spell their tokens.</summary>
    public static IEnumerable<LayerDescription> Layers(NetworkDescription description) =>
        description.Layers.Where(static layer => layer.Attribute is PerTokenAttribute { Words: 0 });

    /// <summary>Spells tokens.</summary>
    /// <param name="tokens">The tokens.</param>
    /// <param name="input">How their characters are read.</param>
    /// <param name="maxLength">The characters that are read of a token.</param>
    public static SpelledTokens Of(IEnumerable<string> tokens, TextInput input, int maxLength)
    {
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        var spellings = new List<int[]>();
        var buffer = new int[maxLength];
        int[] numbers = [.. tokens.Select(token =>
        {
            if (!known.TryGetValue(token, out int number))
            {
                known.Add(token, number = spellings.Count);
                spellings.Add(buffer[..input.Tokenizer.Encode(token, input.Vocabulary, buffer)]);
            }

            return number;
        })];
        return new SpelledTokens(numbers, spellings);
    }

    /// <summary>The characters of one token.</summary>
    public int[] this[int token] => Spellings[Numbers[token]];
}
