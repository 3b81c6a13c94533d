using System.Globalization;
using System.Runtime.InteropServices;
using CnnCodegen.Text;

namespace CnnCodegen.Runtime;

/// <summary>How an input layer reads text: its tokeniser with its vocabulary.</summary>
internal sealed class TextEncoder
{
    private readonly Tokenizer _tokenizer;
    private readonly Vocabulary _vocabulary;

    /// <summary>Takes a tokeniser and a vocabulary that are at hand.</summary>
    public TextEncoder(Tokenizer tokenizer, Vocabulary vocabulary)
    {
        _tokenizer = tokenizer;
        _vocabulary = vocabulary;
    }

    /// <summary>The vocabulary.</summary>
    public Vocabulary Vocabulary => _vocabulary;

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
        typeof(TUnit) == typeof(byte)
            ? _tokenizer.Encode(MemoryMarshal.Cast<TUnit, byte>(text), _vocabulary, ids)
            : _tokenizer.Encode(MemoryMarshal.Cast<TUnit, char>(text), _vocabulary, ids);

    /// <summary>The tokens of a text as strings, as they are written; see <see cref="Tokenizer.Split"/>.</summary>
    public IEnumerable<string> Split(string text) => _tokenizer.KeepingCase.Split(text);

    /// <summary>The id of a word that was cut out of its text before.</summary>
    public int IdOf(string word)
    {
        if (!_tokenizer.Lowercase || word.Length > WordTokenizer.LongestToken)
            return _vocabulary.IdOf(word);

        Span<char> lower = stackalloc char[WordTokenizer.LongestToken];
        lower = lower[..word.Length];
        word.CopyTo(lower);
        LowerCase.Apply(lower);
        return _vocabulary.IdOf(lower);
    }

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
