using System.Runtime.Intrinsics;

namespace CnnCodegen.Text;

/// <summary>The id that a tokenizer writes for a token.</summary>
internal interface ITokenIds
{
    /// <summary>Whether tokens are looked at as they are written, also by a tokenizer that makes letters small.</summary>
    static abstract bool KeepsCase { get; }

    /// <summary>The id of a token; of an empty one where the token is overlong or no text.</summary>
    int IdOf(ReadOnlySpan<char> token);

    /// <summary>The id of a <see cref="ShortToken"/>.</summary>
    int IdOf(Vector128<byte> shortToken);
}

/// <summary>The ids of a vocabulary.</summary>
internal readonly struct VocabularyIds(Vocabulary vocabulary) : ITokenIds
{
    public static bool KeepsCase => false;

    public int IdOf(ReadOnlySpan<char> token) => vocabulary.IdOf(token);

    public int IdOf(Vector128<byte> shortToken) => vocabulary.IdOf(shortToken);
}

/// <summary>How tokens are written; see <see cref="WordShape"/>.</summary>
internal readonly struct ShapeIds : ITokenIds
{
    public static bool KeepsCase => true;

    public int IdOf(ReadOnlySpan<char> token) => WordShape.IdOf(token);

    public int IdOf(Vector128<byte> shortToken)
    {
        Span<char> token = stackalloc char[ShortToken.MaxLength];
        int length = shortToken.GetElement(ShortToken.MaxLength);
        for (int i = 0; i < length; i++)
            token[i] = (char)shortToken.GetElement(i);
        return WordShape.IdOf(token[..length]);
    }
}
