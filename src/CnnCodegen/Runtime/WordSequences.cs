using CnnCodegen.Text;

namespace CnnCodegen.Runtime;

/// <summary>
/// Makes a network's sequences of ids of words that were cut out of their text before: one id per word for each input, and the characters of each word where
/// tokens have spellings. Taggers read by it, and so does what trains them. Immutable; serves any number of threads at a time.
/// </summary>
public sealed class WordSequences
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

    /// <summary>Makes the sequences of tokenizers and vocabularies that are at hand.</summary>
    /// <param name="description">The network.</param>
    /// <param name="inputs">How the input layers read text, by their names; those of blocks that spell tokens among them.</param>
    /// <param name="count">The inputs that are made, from the first on; all where it is omitted.</param>
    /// <exception cref="ArgumentException">There is nothing for one of the layers.</exception>
    public static WordSequences Of(NetworkDescription description, IReadOnlyDictionary<string, (Tokenizer Tokenizer, Vocabulary Vocabulary)> inputs, int? count = null)
    {
        ArgumentNullException.ThrowIfNull(description);
        ArgumentNullException.ThrowIfNull(inputs);
        return Create(description, count ?? description.Inputs.Count, (layer, _) => inputs.TryGetValue(layer.Name, out var input) ? new TextEncoder(input.Tokenizer, input.Vocabulary) : null, out string? missing)
            ?? throw new ArgumentException($"Expected a tokenizer and a vocabulary for {missing}, an input of {description.Name}.", nameof(inputs));
    }

    /// <summary>The ids of words, as taggers make them: each sequence cut to the longest that its input reads, and not filled up.</summary>
    /// <param name="words">The words, none of them null.</param>
    /// <returns>The sequences, in the order of <see cref="InputIds"/>.</returns>
    public int[][] Encode(IReadOnlyList<string> words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return Encode(words, text: null);
    }

    /// <summary>The ids of a text, which is cut into words as the first input's tokenizer cuts it; otherwise as <see cref="Encode(IReadOnlyList{string})"/>.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The sequences, in the order of <see cref="InputIds"/>.</returns>
    public int[][] Encode(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Encode(Split(text), text);
    }

    private int[][] Encode(IReadOnlyList<string> words, string? text)
    {
        int tokens = words.Count;
        var ids = new int[_inputs.Sum(static input => input.MaxLength) + _spelled.Sum(spelled => _inputs[spelled.Input].Adjust(tokens) * spelled.Spelling.MaxLength)];
        var ends = new int[_inputs.Length + _spelled.Sum(spelled => _inputs[spelled.Input].Adjust(tokens))];
        InputIds sequences = Encode(words, text, ids, ends);
        var result = new int[sequences.Count][];
        for (int sequence = 0; sequence < result.Length; sequence++)
            result[sequence] = sequences[sequence].ToArray();

        return result;
    }

    /// <summary>Reads how the inputs and the blocks that spell tokens read text; null where the file does not say it for one of them.</summary>
    /// <param name="file">The model file.</param>
    /// <param name="description">The network.</param>
    /// <param name="missing">The layer that the file holds nothing for; null where it holds all.</param>
    /// <param name="count">The inputs that are made, from the first on; all where it is omitted.</param>
    /// <exception cref="ModelFileException">What it holds is faulty, or does not fit the network.</exception>
    internal static WordSequences? Read(ModelFile file, NetworkDescription description, out string? missing, int? count = null) =>
        Create(description, count ?? description.Inputs.Count, (layer, rows) => TextEncoder.Read(file, layer, rows), out missing);

    /// <summary>The tokens of a text, as they are written.</summary>
    internal string[] Split(string text) => [.. _encoders[0].Split(text)];

    /// <summary>The ids of words.</summary>
    /// <param name="words">The words, none of them null.</param>
    /// <param name="text">The text that they come from; null where it is made of the words, with spaces between them.</param>
    /// <param name="ids">Receives the ids.</param>
    /// <param name="ends">Receives the ends of the sequences.</param>
    internal InputIds Encode(IReadOnlyList<string> words, string? text, Span<int> ids, Span<int> ends)
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

    private static WordSequences? Create(NetworkDescription description, int count, Func<LayerDescription, int, TextEncoder?> encoderOf, out string? missing)
    {
        missing = null;
        InputLimits[] inputs = InputLimits.Of(description)[..count];
        TextEncoder?[] encoders = TextEncoder.OfAll(description, inputs, encoderOf);
        if (Array.IndexOf(encoders, null) is var first and >= 0)
            missing = inputs[first].Name;

        var spelled = new List<(int, InputLimits, TextEncoder)>();
        foreach ((int input, NetworkDescription block) in SequenceLimits.SpelledBlocks(description).Where(spelled => spelled.Input < inputs.Length))
        {
            InputLimits limits = InputLimits.Of(block).Single();
            if (encoderOf(block.Input, limits.Rows) is { } encoder)
                spelled.Add((input, limits, encoder));
            else
                missing ??= limits.Name;
        }

        // The first input's tokens are what has tags; characters of another one are those of the whole text.
        bool[] readsCharacters = [.. description.Inputs.Take(count).Select((input, i) => i > 0 && description.Layers[input.Layer].Attribute is CharactersAttribute)];
        return missing is null ? new WordSequences(inputs, [.. encoders.OfType<TextEncoder>()], readsCharacters, [.. spelled]) : null;
    }
}
