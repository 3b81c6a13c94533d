using System.Runtime.CompilerServices;

namespace CnnCodegen.Text;

/// <summary>
/// Finds the tokens of <see cref="SentenceTokenizer"/>, which says what they are, in UTF-16 or UTF-8: all of their characters are ASCII, and what is none
/// separates, whatever it is.
/// </summary>
internal static class SentenceScanner<TUnit>
    where TUnit : unmanaged
{
    /// <summary>Takes the next token off the front of the text; false where there is none.</summary>
    public static bool Next(ref ReadOnlySpan<TUnit> text, bool isTreebank, out ReadOnlySpan<TUnit> token)
    {
        int start = 0;
        while (start < text.Length && IsSeparator(text[start]))
            start++;
        text = text[start..];
        int length = text.IsEmpty ? 0 : TokenLength(text, isTreebank);
        token = text[..length];
        text = text[length..];
        return length > 0;
    }

    /// <summary>The token as vocabularies have it; empty, which none has, where it is too long.</summary>
    public static ReadOnlySpan<char> Fold(ReadOnlySpan<TUnit> token, bool lowercase, Span<char> buffer)
    {
        if (token.Length > buffer.Length)
            return [];

        for (int i = 0; i < token.Length; i++)
        {
            char character = Character(token[i]);
            buffer[i] = lowercase && char.IsAsciiLetterUpper(character) ? (char)(character | 0x20) : character;
        }

        return buffer[..token.Length];
    }

    private static int TokenLength(ReadOnlySpan<TUnit> text, bool isTreebank)
    {
        int length = 1;
        if (isTreebank)
        {
            while (length < text.Length && !IsSeparator(text[length]))
                length++;
        }
        else if (!IsSign(text[0]))
        {
            while (length < text.Length && !IsSeparator(text[length]) && !IsSign(text[length]) && !StartsClitic(text[length..]))
                length++;
        }

        return length;
    }

    private static bool IsSeparator(TUnit unit) => !char.IsAsciiLetterOrDigit(Character(unit)) && Character(unit) is not ('\'' or '`') && !IsSign(unit);

    private static bool IsSign(TUnit unit) => Character(unit) is '(' or ')' or ',' or '!' or '?';

    /// <summary>Whether the text begins with <c>'s</c>, <c>'ve</c>, <c>n't</c>, <c>'re</c>, <c>'d</c> or <c>'ll</c>.</summary>
    private static bool StartsClitic(ReadOnlySpan<TUnit> text)
    {
        char second = text.Length > 1 ? Character(text[1]) : '\0';
        char third = text.Length > 2 ? Character(text[2]) : '\0';
        return Character(text[0]) switch
        {
            '\'' => second is 's' or 'd' || (second, third) is ('v', 'e') or ('r', 'e') or ('l', 'l'),
            'n' => (second, third) is ('\'', 't'),
            _ => false,
        };
    }

    /// <summary>The unit as a character; where it is part of a longer one, something that is not ASCII.</summary>
    /// <remarks>Not <c>CreateTruncating</c>, which allocates until it is compiled with optimisation.</remarks>
    private static char Character(TUnit unit) => Unsafe.SizeOf<TUnit>() == sizeof(byte) ? (char)Unsafe.BitCast<TUnit, byte>(unit) : Unsafe.BitCast<TUnit, char>(unit);
}
