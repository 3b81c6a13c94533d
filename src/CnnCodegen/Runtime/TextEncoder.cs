using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using CnnCodegen.Text;

namespace CnnCodegen.Runtime;

/// <summary>How an input layer reads text: its tokeniser with its vocabulary, or how its tokens are written.</summary>
internal sealed class TextEncoder
{
    private readonly Tokenizer _tokenizer;
    private readonly Vocabulary _vocabulary;

    /// <summary>Whether it is for an input of <see cref="WordShapesAttribute"/>, which reads how the tokens are written.</summary>
    private readonly bool _readsShapes;

    /// <summary>Takes a tokeniser and a vocabulary that are at hand.</summary>
    public TextEncoder(Tokenizer tokenizer, Vocabulary vocabulary)
        : this(tokenizer, vocabulary, readsShapes: false)
    {
    }

    private TextEncoder(Tokenizer tokenizer, Vocabulary vocabulary, bool readsShapes)
    {
        _tokenizer = tokenizer;
        _vocabulary = vocabulary;
        _readsShapes = readsShapes;
    }

    /// <summary>The vocabulary.</summary>
    public Vocabulary Vocabulary => _vocabulary;

    /// <summary>Reads the settings of all inputs, in their order; null for one for which the file has none.</summary>
    /// <exception cref="ModelFileException">One is missing, is faulty, or does not fit the network.</exception>
    public static TextEncoder?[] ReadAll(ModelFile file, NetworkDescription description, InputLimits[] inputs) => OfAll(description, inputs, (layer, rows) => Read(file, layer, rows));

    /// <summary>How inputs read text, in their order: what is given for each, and for shapes of words that of the words.</summary>
    /// <param name="description">The network.</param>
    /// <param name="inputs">The inputs, from the first on.</param>
    /// <param name="read">How an input that is no shapes of words reads text, by its layer and the rows of its embeddings; null where that is not known.</param>
    public static TextEncoder?[] OfAll(NetworkDescription description, InputLimits[] inputs, Func<LayerDescription, int, TextEncoder?> read)
    {
        var encoders = new TextEncoder?[inputs.Length];
        for (int i = 0; i < encoders.Length; i++)
        {
            encoders[i] = inputs[i].ShapesOf is { } words
                ? encoders[words] is { } encoder ? new TextEncoder(encoder._tokenizer, encoder._vocabulary, readsShapes: true) : null
                : read(description.Layers[description.Inputs[i].Layer], inputs[i].Rows);
        }

        return encoders;
    }

    /// <summary>Whether a space belongs between two tokens; see <see cref="Tokenizer.HasSpaceBetween"/>.</summary>
    public bool HasSpaceBetween(ReadOnlySpan<char> before, ReadOnlySpan<char> token, ReadOnlySpan<char> next, ref OpenQuotes quotes) =>
        _tokenizer.HasSpaceBetween(before, token, next, ref quotes);

    /// <summary>Reads the input layer's settings; null where the file has neither of the two.</summary>
    /// <param name="file">The model file.</param>
    /// <param name="input">The input layer.</param>
    /// <param name="rows">The rows of the embedding that reads the ids.</param>
    /// <exception cref="ModelFileException">One is missing, is faulty, or does not fit the network.</exception>
    public static TextEncoder? Read(ModelFile file, LayerDescription input, int rows)
    {
        string vocabularyKey = ModelMetadata.Vocabulary(input.Name);
        string tokenizerKey = ModelMetadata.Tokenizer(input.Name);
        bool hasVocabulary = file.Metadata.TryGetValue(vocabularyKey, out string? vocabularyJson);
        bool hasTokenizer = file.Metadata.TryGetValue(tokenizerKey, out string? tokenizerJson);
        if (!hasVocabulary && !hasTokenizer)
            return null;

        if (!hasVocabulary)
            throw file.Fault(vocabularyKey, "a vocabulary beside the tokenizer", "none");
        if (!hasTokenizer)
            throw file.Fault(tokenizerKey, "a tokenizer beside the vocabulary", "none");

        Tokenizer tokenizer = file.Locate(() => Tokenizer.FromJson(tokenizerJson!, tokenizerKey));
        CheckKind(file, input, tokenizer, tokenizerKey);
        Vocabulary vocabulary = file.Locate(() => Vocabulary.FromJson(vocabularyJson!, vocabularyKey));
        if (vocabulary.Count > rows)
        {
            throw file.Fault(
                vocabularyKey,
                string.Create(CultureInfo.InvariantCulture, $"at most {rows} ids, the embedding's rows"),
                string.Create(CultureInfo.InvariantCulture, $"{vocabulary.Count}, the two reserved ones included"));
        }

        return new TextEncoder(tokenizer, vocabulary);
    }

    /// <summary>Writes the ids of a text, of UTF-16 or UTF-8; see <see cref="Tokenizer.Encode(ReadOnlySpan{char}, Vocabulary, Span{int})"/>.</summary>
    public int Encode<TUnit>(ReadOnlySpan<TUnit> text, Span<int> ids)
        where TUnit : unmanaged =>
        _readsShapes ? EncodeShapes(text, ids)
        : typeof(TUnit) == typeof(byte)
            ? _tokenizer.Encode(MemoryMarshal.Cast<TUnit, byte>(text), _vocabulary, ids)
            : _tokenizer.Encode(MemoryMarshal.Cast<TUnit, char>(text), _vocabulary, ids);

    /// <summary>The tokens of a text as strings, as they are written; see <see cref="Tokenizer.Split"/>.</summary>
    public IEnumerable<string> Split(string text) => _tokenizer.KeepingCase.Split(text);

    /// <summary>Puts tokens together to a text.</summary>
    public string Join(IReadOnlyList<string> tokens)
    {
        var text = new StringBuilder();
        var quotes = default(OpenQuotes);
        for (int i = 0; i < tokens.Count; i++)
        {
            if (HasSpaceBetween(i > 0 ? tokens[i - 1] : "", tokens[i], i + 1 < tokens.Count ? tokens[i + 1] : "", ref quotes))
                text.Append(' ');
            text.Append(tokens[i]);
        }

        return text.ToString();
    }

    /// <summary>The id of a word that was cut out of its text before.</summary>
    public int IdOf(string word) => _readsShapes ? WordShape.IdOf(word) : _tokenizer.IdOf(word, _vocabulary);

    private int EncodeShapes<TUnit>(ReadOnlySpan<TUnit> text, Span<int> ids)
        where TUnit : unmanaged =>
        typeof(TUnit) == typeof(byte)
            ? WordShape.Encode(_tokenizer, MemoryMarshal.Cast<TUnit, byte>(text), ids)
            : WordShape.Encode(_tokenizer, MemoryMarshal.Cast<TUnit, char>(text), ids);

    /// <summary>A file with words for a network that declares characters would load, and predict nonsense.</summary>
    private static void CheckKind(ModelFile file, LayerDescription input, Tokenizer tokenizer, string key)
    {
        (bool fits, string expected) = input.Attribute switch
        {
            WordsAttribute => (tokenizer is not CharacterTokenizer, Tokenizer.WordKinds),
            CharactersAttribute => (tokenizer is CharacterTokenizer, $"'{CharacterTokenizer.KindOfThis}'"),
            _ => (true, ""),
        };
        if (!fits)
            throw file.Fault(key, $"kind {expected}, as the layer {input.Name} declares", tokenizer.ToJson());
    }
}
