using CnnCodegen.Text;

namespace CnnCodegen.Training;

/// <summary>Decides how each input of a network reads texts: as the options say, otherwise as is usual for the input.</summary>
internal static class TextInputs
{
    /// <summary>The inputs by their layers' names.</summary>
    /// <param name="description">The network.</param>
    /// <param name="options">The options.</param>
    /// <param name="texts">The texts that vocabularies are made of.</param>
    /// <exception cref="ArgumentException">
    /// An input has no usual tokeniser and none is given, a vocabulary does not fit its embedding, an option names no input, or the network also reads the
    /// characters of each token.
    /// </exception>
    public static IReadOnlyDictionary<string, TextInput> Prepare(NetworkDescription description, TrainingOptions options, IEnumerable<string> texts)
    {
        if (description.Layers.FirstOrDefault(static layer => layer.Block is not null) is { } spelled)
            throw new ArgumentException($"Layer '{spelled.Name}' of '{description.Name}' reads the characters of each token, which examples of texts do not have.", nameof(description));

        string[] names = [.. description.Inputs.Select(input => description.Layers[input.Layer].Name)];
        CheckNames(options.Tokenizers.Keys, names, description);
        CheckNames(options.Vocabularies.Keys, names, description);
        return description.Inputs.Index().ToDictionary(input => names[input.Index], input => Prepare(input.Index, input.Item), StringComparer.Ordinal);

        TextInput Prepare(int index, InputDescription input)
        {
            LayerDescription layer = description.Layers[input.Layer];
            Tokenizer tokenizer = options.Tokenizers.GetValueOrDefault(layer.Name) ?? (index == 0 ? options.Tokenizer : null) ?? UsualTokenizer(layer, description);
            int rows = TokenBatch.EmbeddingRows(description, input);
            Vocabulary vocabulary = options.Vocabularies.GetValueOrDefault(layer.Name)
                ?? (index == 0 ? options.Vocabulary : null)
                ?? Vocabulary.Build(texts, tokenizer, rows, options.MinFrequency);
            if (vocabulary.Count > rows)
                throw new ArgumentException($"The vocabulary has {vocabulary.Count} ids, but '{description.Name}''s embedding of '{layer.Name}' has {rows} rows.", nameof(options));

            return new TextInput(tokenizer, vocabulary);
        }
    }

    private static void CheckNames(IEnumerable<string> given, string[] names, NetworkDescription description)
    {
        if (given.FirstOrDefault(name => !names.Contains(name)) is { } unknown)
            throw new ArgumentException($"'{description.Name}' has no input '{unknown}'; its inputs are {string.Join(", ", names.Select(static name => $"'{name}'"))}.", "options");
    }

    private static Tokenizer UsualTokenizer(LayerDescription layer, NetworkDescription description) => layer.Attribute switch
    {
        CharactersAttribute => new CharacterTokenizer(),
        WordsAttribute => new WordTokenizer(),
        _ => throw new ArgumentException($"Input '{layer.Name}' of '{description.Name}' is {layer.Attribute.GetType().Name}, for which there is no usual tokenizer; give one in the options.", nameof(description)),
    };
}
