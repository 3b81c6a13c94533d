using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;

namespace CnnCodegen.Text;

/// <summary>
/// The tokens that a network knows, each with its id. Ids 0 and 1 are reserved, for padding and for every token that is not in the
/// vocabulary; the tokens have the ids from 2 on. Immutable; serves any number of threads.
/// </summary>
/// <remarks>Tokens are compared by their UTF-16 code units: nothing is normalised, no culture takes part.</remarks>
public sealed class Vocabulary
{
    /// <summary>The id of positions beyond a text's end.</summary>
    public const int PaddingId = 0;

    /// <summary>The id of every token that the vocabulary does not have.</summary>
    public const int UnknownId = 1;

    /// <summary>The id of the first token.</summary>
    internal const int FirstId = 2;

    private const string Rule = "tokens that differ and are not empty";

    /// <summary>The code points of Latin-1, which have a table of their own.</summary>
    private const int LatinLength = 256;

    private readonly TokenIndex _ids;
    private readonly RuneTable _runes = new(UnknownId);
    private readonly int[] _latin = new int[LatinLength];
    private readonly int[] _lowerLatin = new int[LatinLength];

    /// <summary>Creates a vocabulary.</summary>
    /// <param name="tokens">The tokens with the ids 2, 3, …: none empty, none twice, none with an unpaired surrogate.</param>
    /// <exception cref="ArgumentException">A token is not allowed.</exception>
    public Vocabulary(IEnumerable<string> tokens)
        : this([.. tokens], static fault => new ArgumentException($"Expected {Rule}, found {fault}.", nameof(tokens)))
    {
    }

    private Vocabulary(string[] tokens, Func<string, Exception> toException)
    {
        Tokens = Array.AsReadOnly(tokens);
        var ids = new Dictionary<string, int>(tokens.Length, StringComparer.Ordinal);
        for (int i = 0; i < tokens.Length; i++)
        {
            if (Fault(tokens[i], FirstId + i, ids) is { } fault)
                throw toException(fault);
            if (Rune.TryGetRuneAt(tokens[i], 0, out Rune rune) && rune.Utf16SequenceLength == tokens[i].Length)
                _runes.Add(rune, FirstId + i);
        }

        _ids = new TokenIndex(tokens, FirstId);
        for (int i = 0; i < LatinLength; i++)
        {
            _latin[i] = _runes[(char)i];
            _lowerLatin[i] = _runes[LowerCase.Of((char)i)];
        }
    }

    /// <summary>The number of ids, the two reserved ones included: the rows that an embedding needs at least.</summary>
    public int Count => FirstId + Tokens.Count;

    /// <summary>The tokens with the ids 2, 3, ….</summary>
    public IReadOnlyList<string> Tokens { get; }

    /// <summary>The id of a token, <see cref="UnknownId"/> for one that the vocabulary does not have. Allocates nothing.</summary>
    /// <param name="token">The token.</param>
    public int IdOf(ReadOnlySpan<char> token) => _ids.IdOf(token);

    /// <summary>The token of an id, such as one that a network predicted; null for the two reserved ids, which stand for no token.</summary>
    /// <param name="id">The id.</param>
    /// <exception cref="ArgumentOutOfRangeException">The id is negative, or not below <see cref="Count"/>.</exception>
    public string? TokenOf(int id)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(id);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(id, Count);
        return id < FirstId ? null : Tokens[id - FirstId];
    }

    /// <summary>As <see cref="IdOf(ReadOnlySpan{char})"/>, for a <see cref="ShortToken"/>.</summary>
    internal int IdOf(Vector128<byte> token) => _ids.IdOf(token);

    /// <summary>As <see cref="IdOf(ReadOnlySpan{char})"/>, for a token of one code point; two array reads.</summary>
    internal int IdOf(Rune token) => _runes[token];

    /// <summary>As <see cref="IdOf(Rune)"/>, for a code point that is one code unit.</summary>
    internal int IdOf(char token) => _runes[token];

    /// <summary>The ids of the first 256 code points, as they are or as lower-case letters.</summary>
    internal ReadOnlySpan<int> LatinIds(bool lowercase) => lowercase ? _lowerLatin : _latin;

    /// <summary>Makes the vocabulary of some texts: their most frequent tokens first, equally frequent ones in ordinal order.</summary>
    /// <param name="texts">The texts, as a rule those for training.</param>
    /// <param name="tokenizer">What makes tokens of them.</param>
    /// <param name="maxCount">The largest <see cref="Count"/>, the two reserved ids included: the embedding's rows. At least 2.</param>
    /// <param name="minFrequency">How often a token must occur to be taken.</param>
    public static Vocabulary Build(IEnumerable<string> texts, Tokenizer tokenizer, int maxCount, int minFrequency = 1)
    {
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentNullException.ThrowIfNull(tokenizer);
        return Build(texts.SelectMany(tokenizer.Split), maxCount, minFrequency);
    }

    /// <summary>Makes the vocabulary of words that were cut out of their texts before: the most frequent first, equally frequent ones in ordinal order.</summary>
    /// <param name="tokens">
    /// The tokens, each as often as it occurs, in the form in which they are to be known; see <see cref="Tokenizer.FormOf"/>. Those that no vocabulary can have are
    /// left out: empty and overlong ones, and those with unpaired surrogates.
    /// </param>
    /// <param name="maxCount">The largest <see cref="Count"/>, the two reserved ids included: the embedding's rows. At least 2.</param>
    /// <param name="minFrequency">How often a token must occur to be taken.</param>
    public static Vocabulary Build(IEnumerable<string> tokens, int maxCount, int minFrequency = 1)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxCount, FirstId);
        var frequencies = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (string token in tokens)
            CollectionsMarshal.GetValueRefOrAddDefault(frequencies, token, out _)++;

        return new Vocabulary(frequencies
            .Where(entry => entry.Value >= minFrequency && entry.Key.Length is > 0 and <= WordTokenizer.LongestToken && !Surrogates.AnyUnpaired(entry.Key))
            .OrderByDescending(static entry => entry.Value)
            .ThenBy(static entry => entry.Key, StringComparer.Ordinal)
            .Take(maxCount - FirstId)
            .Select(static entry => entry.Key));
    }

    /// <summary>The tokens as a JSON array: the form that a model file holds.</summary>
    public string ToJson() => JsonText.WriteStrings(Tokens);

    /// <summary>Reads what <see cref="ToJson"/> writes.</summary>
    /// <param name="json">A JSON array of strings.</param>
    /// <exception cref="ModelFileException">It is something else, or a token is not allowed.</exception>
    public static Vocabulary FromJson(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return FromJson(json, "vocabulary");
    }

    internal static Vocabulary FromJson(string json, string field)
    {
        string[] tokens = [.. JsonText.ReadStrings(json, field)];
        return new Vocabulary(tokens, fault => new ModelFileException(field, Rule, fault));
    }

    /// <summary>Notes a token; what is wrong with it, or null.</summary>
    private static string? Fault(string token, int id, Dictionary<string, int> ids)
    {
        if (string.IsNullOrEmpty(token))
            return FormattableString.Invariant($"an empty one with id {id}");
        if (Surrogates.AnyUnpaired(token))
            return FormattableString.Invariant($"an unpaired surrogate in the one with id {id}");
        return ids.TryAdd(token, id) ? null : FormattableString.Invariant($"{Excerpt.Quote(token)} with the ids {ids[token]} and {id}");
    }
}
