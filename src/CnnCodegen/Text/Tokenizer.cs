using System.Text.Json;

namespace CnnCodegen.Text;

/// <summary>
/// Makes tokens of a text: <see cref="CharacterTokenizer"/>, <see cref="WordTokenizer"/>, <see cref="SentenceTokenizer"/> or
/// <see cref="WhitespaceTokenizer"/>. Immutable; serves any number of threads.
/// </summary>
/// <remarks>
/// A text is taken as it is: no Unicode normalisation takes place, so <c>é</c> as one code point and as <c>e</c> with a combining accent are
/// different. No culture takes part; lower-casing is the invariant one.
/// </remarks>
public abstract class Tokenizer
{
    private const string KindName = "kind";
    private const string LowercaseName = "lowercase";

    /// <summary>The kinds whose tokens are words, for messages.</summary>
    internal const string WordKinds = $"'{WordTokenizer.KindOfThis}', '{SentenceTokenizer.KindOfThis}', '{SentenceTokenizer.KindOfTreebank}' or '{WhitespaceTokenizer.KindOfThis}'";

    private protected Tokenizer(bool lowercase) => Lowercase = lowercase;

    /// <summary>Whether upper-case letters are read as lower-case ones, by the invariant culture's rules.</summary>
    public bool Lowercase { get; }

    /// <summary>The tokeniser with the same tokens, whose letters stay as they are written.</summary>
    public Tokenizer KeepingCase => Lowercase ? Create(Kind, lowercase: false)! : this;

    /// <summary>Whether a space belongs between two tokens where a text is made of tokens.</summary>
    /// <param name="before">The token before; empty at the start of a line.</param>
    /// <param name="token">The token behind it.</param>
    /// <param name="next">The token behind that one; empty where it is not known.</param>
    /// <param name="quotes">What was opened and not closed; follows the tokens, and is empty at the start of a line.</param>
    internal virtual bool HasSpaceBetween(ReadOnlySpan<char> before, ReadOnlySpan<char> token, ReadOnlySpan<char> next, ref OpenQuotes quotes) =>
        TokenSpacing.Between(before, token, next, ref quotes);

    /// <summary>The name of the kind in a model file.</summary>
    private protected abstract string Kind { get; }

    /// <summary>Writes the ids of a text's tokens until the text or the room ends. Allocates nothing.</summary>
    /// <param name="text">The text.</param>
    /// <param name="vocabulary">The ids of the tokens; those that it does not have become <see cref="Vocabulary.UnknownId"/>.</param>
    /// <param name="ids">Receives the ids.</param>
    /// <returns>The number of ids written.</returns>
    public abstract int Encode(ReadOnlySpan<char> text, Vocabulary vocabulary, Span<int> ids);

    /// <summary>
    /// As <see cref="Encode(ReadOnlySpan{char}, Vocabulary, Span{int})"/>, for a text in UTF-8: the same ids as for the string that
    /// <see cref="System.Text.Encoding.UTF8"/> makes of it. Bytes that are no UTF-8 are read as U+FFFD. Allocates nothing.
    /// </summary>
    /// <param name="utf8Text">The text.</param>
    /// <param name="vocabulary">The ids of the tokens; those that it does not have become <see cref="Vocabulary.UnknownId"/>.</param>
    /// <param name="ids">Receives the ids.</param>
    /// <returns>The number of ids written.</returns>
    public abstract int Encode(ReadOnlySpan<byte> utf8Text, Vocabulary vocabulary, Span<int> ids);

    /// <summary>The id of a word that was cut out of its text before: as <see cref="Encode(ReadOnlySpan{char}, Vocabulary, Span{int})"/> looks it up, but whatever the word holds it is one token. Allocates nothing.</summary>
    /// <param name="word">The word.</param>
    /// <param name="vocabulary">The ids of the tokens.</param>
    /// <returns>The id; <see cref="Vocabulary.UnknownId"/> where the vocabulary does not have the word.</returns>
    internal int IdOf(ReadOnlySpan<char> word, Vocabulary vocabulary)
    {
        if (!Lowercase || word.Length > WordTokenizer.LongestToken)
            return vocabulary.IdOf(word);

        Span<char> lower = stackalloc char[WordTokenizer.LongestToken];
        lower = lower[..word.Length];
        word.CopyTo(lower);
        LowerCase.Apply(lower);
        return vocabulary.IdOf(lower);
    }

    /// <summary>Writes the shapes of a text's words; see <see cref="WordShape.Encode(Tokenizer, ReadOnlySpan{char}, Span{int})"/>.</summary>
    internal abstract int EncodeShapes(ReadOnlySpan<char> text, Span<int> ids);

    /// <summary>Writes the shapes of the words of a text in UTF-8.</summary>
    internal abstract int EncodeShapes(ReadOnlySpan<byte> utf8Text, Span<int> ids);

    /// <summary>
    /// The tokens of a text as strings, for making vocabularies. Tokens that are unknown to every vocabulary are left out: unpaired
    /// surrogates and overlong words.
    /// </summary>
    /// <param name="text">The text.</param>
    public abstract IEnumerable<string> Split(string text);

    /// <summary>The form in which a vocabulary has a word that was cut out of its text before: in lower-case letters where <see cref="Lowercase"/> says so.</summary>
    /// <param name="word">The word, whatever it holds; one that is longer than a vocabulary's tokens stays as it is.</param>
    public string FormOf(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        return Lowercase && word.Length <= WordTokenizer.LongestToken
            ? string.Create(word.Length, word, static (form, word) =>
            {
                word.CopyTo(form);
                LowerCase.Apply(form);
            })
            : word;
    }

    /// <summary>The tokeniser's settings as JSON, such as <c>{"kind":"words","lowercase":true}</c>: the form that a model file holds.</summary>
    public string ToJson() => JsonText.Write(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString(KindName, Kind);
        writer.WriteBoolean(LowercaseName, Lowercase);
        writer.WriteEndObject();
    });

    /// <summary>Reads what <see cref="ToJson"/> writes.</summary>
    /// <param name="json">The settings: <c>kind</c> (<c>characters</c>, <c>words</c>, <c>clean_str</c>, <c>clean_str_sst</c> or <c>whitespace</c>) and <c>lowercase</c>, and no other.</param>
    /// <exception cref="ModelFileException">The settings are of an unknown kind, or there are more or fewer than the kind has.</exception>
    public static Tokenizer FromJson(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return FromJson(json, "tokenizer");
    }

    internal static Tokenizer FromJson(string json, string field)
    {
        const string Expected = "a JSON object with kind and lowercase";
        string? kind = null;
        bool? lowercase = null;
        using JsonDocument document = JsonText.Parse(json, field, Expected);
        if (document.RootElement.ValueKind != JsonValueKind.Object)
            throw new ModelFileException(field, Expected, JsonText.Describe(document.RootElement.ValueKind));

        foreach (JsonProperty setting in document.RootElement.EnumerateObject())
        {
            // A setting that is not understood may change every token, so it cannot be passed over.
            if (setting.NameEquals(KindName) && kind is null && setting.Value.ValueKind == JsonValueKind.String)
                kind = JsonText.GetText(setting.Value, field);
            else if (setting.NameEquals(LowercaseName) && lowercase is null && setting.Value.ValueKind is JsonValueKind.True or JsonValueKind.False)
                lowercase = setting.Value.GetBoolean();
            else
                throw new ModelFileException(field, Expected, $"{Excerpt.Quote(json)}");
        }

        if (lowercase is not bool isLowercase || kind is null)
            throw new ModelFileException(field, Expected, Excerpt.Quote(json));
        return Create(kind, isLowercase)
            ?? throw new ModelFileException(field, $"kind '{CharacterTokenizer.KindOfThis}', {WordKinds}", $"kind {Excerpt.Quote(kind)}");
    }

    /// <summary>The ids of a vocabulary, which must not be null.</summary>
    private protected static VocabularyIds Checked(Vocabulary vocabulary)
    {
        ArgumentNullException.ThrowIfNull(vocabulary);
        return new VocabularyIds(vocabulary);
    }

    private static Tokenizer? Create(string kind, bool lowercase) => kind switch
    {
        CharacterTokenizer.KindOfThis => new CharacterTokenizer(lowercase),
        WordTokenizer.KindOfThis => new WordTokenizer(lowercase),
        SentenceTokenizer.KindOfThis => new SentenceTokenizer(lowercase),
        SentenceTokenizer.KindOfTreebank => new SentenceTokenizer(lowercase, isTreebank: true),
        WhitespaceTokenizer.KindOfThis => new WhitespaceTokenizer(lowercase),
        _ => null,
    };
}
