using CnnCodegen.Text;

namespace CnnCodegen.Training;

/// <summary>How a language model reads texts, and makes token ids of them.</summary>
internal static class LanguageModelInputs
{
    /// <summary>The token that ends a text of characters.</summary>
    private const string EndOfLine = "\n";

    /// <summary>The token that ends texts, where the settings name none.</summary>
    public static string UsualEnd(Tokenizer tokenizer) => tokenizer is CharacterTokenizer ? EndOfLine : ModelMetadata.DefaultEndToken;

    /// <summary>The vocabulary of a text: the end of sentences, then the most frequent tokens, without the mark of words that were left out.</summary>
    /// <param name="text">The text.</param>
    /// <param name="tokenizer">What makes tokens of it.</param>
    /// <param name="end">The token that ends each sentence.</param>
    /// <param name="maxCount">The largest count of ids, the two reserved ones included.</param>
    /// <param name="minFrequency">How often a token must occur.</param>
    public static Vocabulary BuildVocabulary(LanguageModelText text, Tokenizer tokenizer, string end, int maxCount, int minFrequency)
    {
        IEnumerable<string> tokens = text.Sentences.SelectMany(tokenizer.Split).Where(token => token != end && token != LanguageModelText.UnknownWord);
        return new Vocabulary([end, .. Vocabulary.Build(tokens, maxCount - 1, minFrequency).Tokens]);
    }

    /// <summary>A sentence's tokens as they are written, and its end.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="tokenizer">What makes tokens of it.</param>
    /// <param name="end">The token that ends it.</param>
    public static string[] Words(string sentence, Tokenizer tokenizer, string end) => [.. tokenizer.KeepingCase.Split(sentence), end];

    /// <summary>
    /// A text's token ids, the end of each sentence among them, and their spellings where the network reads them: as generated code reads the texts that it scores.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="description">The network.</param>
    /// <param name="inputs">How its inputs read texts.</param>
    /// <param name="end">The token that ends each sentence.</param>
    public static EncodedText Encode(LanguageModelText text, NetworkDescription description, IReadOnlyDictionary<string, TextInput> inputs, string end)
    {
        TextInput input = inputs[description.Input.Name];
        if (input.Tokenizer is CharacterTokenizer)
            return new EncodedText(EncodeCharacters(text, input, end), []);

        LayerDescription[] spelled = [.. SpelledTokens.Layers(description)];
        IEnumerable<string> words = text.Sentences.SelectMany(sentence => Words(sentence, input.Tokenizer, end));
        if (spelled.Length > 0)
            words = [.. words];
        return new EncodedText(
            [.. words.Select(word => input.Vocabulary.IdOf(input.Tokenizer.FormOf(word)))],
            [.. spelled.Select(layer => SpelledTokens.Of(words, inputs[layer.Block!.Input.Name], layer.Block.MaxLength))]);
    }

    /// <summary>Texts of characters have too many tokens for a string of each.</summary>
    private static int[] EncodeCharacters(LanguageModelText text, TextInput input, string end)
    {
        var ids = new List<int>();
        int endId = input.Vocabulary.IdOf(end);
        int[] buffer = [];
        foreach (string sentence in text.Sentences)
        {
            if (buffer.Length < sentence.Length)
                buffer = new int[sentence.Length];
            ids.AddRange(buffer.AsSpan(0, input.Tokenizer.Encode(sentence, input.Vocabulary, buffer)));
            ids.Add(endId);
        }

        return [.. ids];
    }
}
