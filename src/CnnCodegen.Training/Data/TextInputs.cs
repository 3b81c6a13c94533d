using CnnCodegen.Runtime;
using CnnCodegen.Text;

namespace CnnCodegen.Training;

/// <summary>
/// Decides how each input of a network reads texts, and how each closed vocabulary is spelled: as the options say, otherwise as is usual for the input.
/// </summary>
internal static class TextInputs
{
    /// <summary>The inputs by their layers' names, those inside layers that spell words among them.</summary>
    /// <param name="description">The network.</param>
    /// <param name="options">The options.</param>
    /// <param name="texts">The texts that vocabularies are made of.</param>
    /// <exception cref="ArgumentException">
    /// An input has no usual tokeniser and none is given, or is given one of another kind, a vocabulary does not fit its embedding, an option names no input, or the network reads the characters
    /// of tokens whose vocabulary is not closed.
    /// </exception>
    public static IReadOnlyDictionary<string, TextInput> Prepare(NetworkDescription description, TrainingOptions options, IEnumerable<string> texts)
    {
        if (description.Layers.FirstOrDefault(static layer => layer.Attribute is PerTokenAttribute { Words: 0 }) is { } open)
            throw new ArgumentException($"Layer '{open.Name}' of '{description.Name}' reads the characters of each token, which examples of texts do not have; a closed vocabulary (Words) is spelled by the network itself.", nameof(description));

        return Prepare(description, options, new TokenSources(
            (_, tokenizer) => texts.SelectMany(tokenizer.Split),
            _ => [],
            IsInTexts));
    }

    /// <summary>As <see cref="Prepare(NetworkDescription, TrainingOptions, IEnumerable{string})"/>, of texts that were cut into words before: each word is one token, whatever it holds.</summary>
    /// <param name="description">The network, which may read the characters of tokens.</param>
    /// <param name="options">The options.</param>
    /// <param name="sentences">The words of each text that vocabularies are made of.</param>
    /// <exception cref="ArgumentException">As there, but for the characters of tokens.</exception>
    public static IReadOnlyDictionary<string, TextInput> Prepare(NetworkDescription description, TrainingOptions options, IReadOnlyList<IReadOnlyList<string>> sentences) =>
        Prepare(description, options, new TokenSources(
            // As WordSequences reads them: characters beside words are those of the whole text.
            (input, tokenizer) => input != description.Inputs[0].Layer && description.Layers[input].Attribute is CharactersAttribute
                ? sentences.SelectMany(words => tokenizer.Split(string.Join(' ', words)))
                : sentences.SelectMany(words => words.Select(tokenizer.FormOf)),
            tokenizer => sentences.SelectMany(words => words.SelectMany(tokenizer.Split)),
            static (token, tokenizer) => tokenizer.FormOf(token) == token));

    /// <summary>As <see cref="Prepare(NetworkDescription, TrainingOptions, IEnumerable{string})"/>, of a network with two inputs that read a text and its translation.</summary>
    /// <param name="description">The network, which may read the characters of the source's tokens.</param>
    /// <param name="options">The options.</param>
    /// <param name="pairs">The texts and translations that vocabularies are made of.</param>
    /// <param name="end">The token that the second vocabulary begins with. It has no more ids than the network has outputs.</param>
    /// <exception cref="ArgumentException">As there, but for the characters of tokens; or a vocabulary is given that has no end, or more ids than the network has outputs.</exception>
    public static IReadOnlyDictionary<string, TextInput> Prepare(NetworkDescription description, TrainingOptions options, IReadOnlyList<SentencePair> pairs, string end)
    {
        Tokenizer words = TokenizerOf(description, options).KeepingCase;
        string target = description.Layers[description.Inputs[1].Layer].Name;
        Dictionary<string, Vocabulary> vocabularies = options.Vocabularies.ToDictionary();
        vocabularies[target] = TargetVocabulary(description, options, pairs, end);
        return Prepare(description, options with { Vocabularies = vocabularies }, new TokenSources(
            (_, tokenizer) => pairs.SelectMany(pair => tokenizer.Split(pair.Source)),
            tokenizer => pairs.SelectMany(pair => words.Split(pair.Source).SelectMany(tokenizer.Split)),
            IsInTexts));
    }

    /// <summary>The spellings of all closed vocabularies.</summary>
    /// <param name="description">The network.</param>
    /// <param name="inputs">What <see cref="Prepare(NetworkDescription, TrainingOptions, IEnumerable{string})"/> returned.</param>
    public static IReadOnlyList<ClosedSpellings> Spell(NetworkDescription description, IReadOnlyDictionary<string, TextInput> inputs) =>
    [
        .. from layer in description.Layers
           let block = layer.Block
           where block is not null && layer.Attribute is PerTokenAttribute { Words: > 0 }
           select ClosedSpellings.Of(layer, Words(layer, description, inputs), inputs[block.Input.Name]),
    ];

    /// <summary>What makes id sequences of words, as generated code makes them.</summary>
    /// <param name="description">The network.</param>
    /// <param name="inputs">What <see cref="Prepare(NetworkDescription, TrainingOptions, IEnumerable{string})"/> returned.</param>
    /// <param name="count">The inputs that are made, from the first on; all where it is omitted.</param>
    public static WordSequences SequencesOf(NetworkDescription description, IReadOnlyDictionary<string, TextInput> inputs, int? count = null) =>
        WordSequences.Of(description, inputs.ToDictionary(static input => input.Key, static input => (input.Value.Tokenizer, input.Value.Vocabulary)), count);

    private static Dictionary<string, TextInput> Prepare(NetworkDescription description, TrainingOptions options, TokenSources sources)
    {
        LayerDescription[] spelled = [.. description.Layers.Where(static layer => layer.Block is not null)];

        // Shapes of words are made of the words.
        InputDescription[] read = [.. description.Inputs.Where(input => description.Layers[input.Layer].Attribute is not WordShapesAttribute)];
        string[] names = [.. read.Select(input => description.Layers[input.Layer].Name), .. spelled.Select(static layer => layer.Block!.Input.Name)];
        CheckNames(options.Tokenizers.Keys, names, description);
        CheckNames(options.Vocabularies.Keys, names, description);
        var inputs = new Dictionary<string, TextInput>(StringComparer.Ordinal);
        foreach ((int index, InputDescription input) in read.Index())
            inputs.Add(names[index], Prepare(description, input, options, tokenizer => sources.OfInput(input.Layer, tokenizer), sources.IsToken, options.MinFrequency, isFirst: index == 0));

        // The texts of a spelling's input are the words: those of the vocabulary where it is closed, otherwise those that occur.
        foreach (LayerDescription layer in spelled)
        {
            bool isClosed = layer.Attribute is PerTokenAttribute { Words: > 0 };
            inputs.Add(layer.Block!.Input.Name, Prepare(
                layer.Block, layer.Block.Inputs[0], options,
                tokenizer => isClosed ? Words(layer, description, inputs).Vocabulary.Tokens.SelectMany(tokenizer.Split) : sources.OfSpellings(tokenizer),
                sources.IsToken, minFrequency: 1, isFirst: false));
        }

        return inputs;
    }

    /// <summary>What makes tokens of the texts of the first input.</summary>
    public static Tokenizer TokenizerOf(NetworkDescription description, TrainingOptions options) => TokenizerOf(description.Input, description, options, isFirst: true);

    private static Tokenizer TokenizerOf(LayerDescription layer, NetworkDescription description, TrainingOptions options, bool isFirst)
    {
        Tokenizer tokenizer = options.Tokenizers.GetValueOrDefault(layer.Name) ?? (isFirst ? options.Tokenizer : null) ?? UsualTokenizer(layer, description);
        CheckKind(layer, description, tokenizer);
        return tokenizer;
    }

    /// <summary>The vocabulary of what a translator reads and predicts.</summary>
    private static Vocabulary TargetVocabulary(NetworkDescription description, TrainingOptions options, IReadOnlyList<SentencePair> pairs, string end)
    {
        InputDescription input = description.Inputs[1];
        LayerDescription layer = description.Layers[input.Layer];
        int outputs = description.Output.Output.Channels;
        if (options.Vocabularies.TryGetValue(layer.Name, out Vocabulary? vocabulary))
        {
            if (vocabulary.IdOf(end) == Vocabulary.UnknownId)
                throw new ArgumentException($"The vocabulary of '{layer.Name}' has no '{end}', which stands before and behind each target.", nameof(options));

            return vocabulary.Count <= outputs ? vocabulary : throw new ArgumentException(
                $"The vocabulary of '{layer.Name}' has {vocabulary.Count} ids, but '{description.Name}' has {outputs} outputs (layer '{description.Output.Name}').", nameof(options));
        }

        Tokenizer tokenizer = TokenizerOf(layer, description, options, isFirst: false);
        int most = Math.Min(outputs, TokenBatch.EmbeddingRows(description, input));
        Vocabulary tokens = Vocabulary.Build(pairs.SelectMany(pair => tokenizer.Split(pair.Target)).Where(token => token != end), most - 1, options.MinFrequency);
        return new Vocabulary([end, .. tokens.Tokens]);
    }

    /// <summary>Whether a text can hold a token: not where it has capitals and the tokeniser makes small letters, for one.</summary>
    private static bool IsInTexts(string token, Tokenizer tokenizer) => tokenizer.Split(token).Take(2).SequenceEqual([token]);

    private static TextInput Words(LayerDescription layer, NetworkDescription description, IReadOnlyDictionary<string, TextInput> inputs) =>
        inputs[description.Layers[layer.Inputs[0]].Name];

    private static TextInput Prepare(
        NetworkDescription description, InputDescription input, TrainingOptions options, Func<Tokenizer, IEnumerable<string>> tokensOf, Func<string, Tokenizer, bool> isToken, int minFrequency, bool isFirst)
    {
        LayerDescription layer = description.Layers[input.Layer];
        Tokenizer tokenizer = TokenizerOf(layer, description, options, isFirst);
        int rows = TokenBatch.EmbeddingRows(description, input);
        Vocabulary vocabulary = options.Vocabularies.GetValueOrDefault(layer.Name)
            ?? (isFirst ? options.Vocabulary : null)
            ?? AddWordsOfVectors(Vocabulary.Build(tokensOf(tokenizer), rows, minFrequency), token => isToken(token, tokenizer), rows, VectorsOf(description, input, options));
        if (vocabulary.Count > rows)
            throw new ArgumentException($"The vocabulary has {vocabulary.Count} ids, but '{description.Name}''s embedding of '{layer.Name}' has {rows} rows.", nameof(options));

        return new TextInput(tokenizer, vocabulary);
    }

    /// <summary>The vectors of the first embedding that reads an input and starts from vectors.</summary>
    private static WordVectors? VectorsOf(NetworkDescription description, InputDescription input, TrainingOptions options) => description.Layers
        .Where(layer => layer.Attribute is EmbeddingAttribute { Pretrained: true } && layer.Inputs is [var read, ..] && read == input.Layer)
        .Select(layer => options.WordVectors.GetValueOrDefault(layer.Name))
        .FirstOrDefault(static vectors => vectors is not null);

    /// <summary>Fills the rows that are left with words that have vectors but do not occur in the training texts, as many will in the texts to come.</summary>
    private static Vocabulary AddWordsOfVectors(Vocabulary vocabulary, Func<string, bool> isToken, int rows, WordVectors? vectors)
    {
        if (vectors is null || vocabulary.Count >= rows)
            return vocabulary;

        HashSet<string> known = [.. vocabulary.Tokens];
        IEnumerable<string> others = vectors.Tokens.Where(token => !known.Contains(token) && isToken(token)).Take(rows - vocabulary.Count);
        return new Vocabulary([.. vocabulary.Tokens, .. others]);
    }

    /// <summary>The generated code refuses a model file with characters for words, or words for characters; better to hear of it before training.</summary>
    private static void CheckKind(LayerDescription layer, NetworkDescription description, Tokenizer tokenizer)
    {
        bool fits = layer.Attribute switch
        {
            CharactersAttribute => tokenizer is CharacterTokenizer,
            WordsAttribute => tokenizer is not CharacterTokenizer,
            _ => true,
        };
        if (!fits)
            throw new ArgumentException($"Input '{layer.Name}' of '{description.Name}' is {layer.Attribute.GetType().Name}, but its tokenizer is {tokenizer.GetType().Name}.", "options");
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

    /// <summary>Where the tokens of vocabularies come from.</summary>
    /// <param name="OfInput">The tokens of an input, by the number of its layer.</param>
    /// <param name="OfSpellings">The characters of all tokens.</param>
    /// <param name="IsToken">Whether a text can hold a token.</param>
    private sealed record TokenSources(
        Func<int, Tokenizer, IEnumerable<string>> OfInput, Func<Tokenizer, IEnumerable<string>> OfSpellings, Func<string, Tokenizer, bool> IsToken);
}
