namespace CnnCodegen.Runtime;

/// <summary>Makes a network's sequences of ids of words: one id per word for each input, and the characters of each word where tokens have spellings.</summary>
internal sealed class WordSequences
{
    private readonly InputLimits[] _inputs;
    private readonly TextEncoder[] _encoders;
    private readonly bool[] _readsCharacters;
    private readonly (int Input, InputLimits Spelling, TextEncoder Encoder)[] _spelled;

    private WordSequences(InputLimits[] inputs, TextEncoder[] encoders, bool[] readsCharacters, (int Input, InputLimits Spelling, TextEncoder Encoder)[] spelled)
    {
        _inputs = inputs;
        _encoders = encoders;
        _readsCharacters = readsCharacters;
        _spelled = spelled;
    }

    /// <summary>Reads how the inputs and the blocks that spell tokens read text; null where the file does not say it for one of them.</summary>
    /// <param name="file">The model file.</param>
    /// <param name="description">The network.</param>
    /// <param name="missing">The layer that the file holds nothing for; null where it holds all.</param>
    /// <param name="count">The inputs that are made, from the first on; all where it is omitted.</param>
    /// <exception cref="ModelFileException">What it holds is faulty, or does not fit the network.</exception>
    public static WordSequences? Read(ModelFile file, NetworkDescription description, out string? missing, int? count = null)
    {
        missing = null;
        InputLimits[] inputs = InputLimits.Of(description)[..(count ?? description.Inputs.Count)];
        var encoders = new List<TextEncoder>();
        for (int i = 0; i < inputs.Length; i++)
        {
            if (TextEncoder.Read(file, description.Layers[description.Inputs[i].Layer], inputs[i].Rows) is { } encoder)
                encoders.Add(encoder);
            else
                missing ??= inputs[i].Name;
        }

        var spelled = new List<(int, InputLimits, TextEncoder)>();
        foreach ((int input, NetworkDescription block) in SequenceLimits.SpelledBlocks(description).Where(spelled => spelled.Input < inputs.Length))
        {
            InputLimits limits = InputLimits.Of(block).Single();
            if (TextEncoder.Read(file, block.Input, limits.Rows) is { } encoder)
                spelled.Add((input, limits, encoder));
            else
                missing ??= limits.Name;
        }

        // The first input's tokens are what has tags; characters of another one are those of the whole text.
        bool[] readsCharacters = [.. description.Inputs.Take(inputs.Length).Select((input, i) => i > 0 && description.Layers[input.Layer].Attribute is CharactersAttribute)];
        return missing is null ? new WordSequences(inputs, [.. encoders], readsCharacters, [.. spelled]) : null;
    }

    /// <summary>The tokens of a text, as they are written.</summary>
    public string[] Split(string text) => [.. _encoders[0].Split(text)];

    /// <summary>The ids of words.</summary>
    /// <param name="words">The words, none of them null.</param>
    /// <param name="text">The text that they come from; null where it is made of the words, with spaces between them.</param>
    /// <param name="ids">Receives the ids.</param>
    /// <param name="ends">Receives the ends of the sequences.</param>
    public InputIds Encode(IReadOnlyList<string> words, string? text, Span<int> ids, Span<int> ends)
    {
        int end = 0;
        int sequence = 0;
        for (; sequence < _inputs.Length; sequence++)
        {
            if (_readsCharacters[sequence])
            {
                text ??= string.Join(' ', words);
                end += _encoders[sequence].Encode<char>(text, ids.Slice(end, _inputs[sequence].MaxLength));
            }
            else
            {
                for (int word = 0; word < Math.Min(words.Count, _inputs[sequence].MaxLength); word++)
                    ids[end++] = _encoders[sequence].IdOf(words[word]);
            }

            ends[sequence] = end;
        }

        foreach ((int input, InputLimits spelling, TextEncoder encoder) in _spelled)
        {
            // What is filled up to the shortest text has no characters.
            for (int token = 0; token < _inputs[input].Adjust(words.Count); token++)
            {
                if (token < words.Count)
                    end += encoder.Encode<char>(words[token], ids.Slice(end, spelling.MaxLength));
                ends[sequence++] = end;
            }
        }

        return new InputIds(ids[..end], ends[..sequence]);
    }
}
