using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;

namespace CnnCodegen.Text;

/// <summary>Finds the tokens of <see cref="WordTokenizer"/>, which says what they are, in a text of any form.</summary>
internal static class WordScanner<TUnit, TForm>
    where TUnit : unmanaged
    where TForm : ITextForm<TUnit>
{
    /// <summary>The units that <see cref="TryNextShort"/> looks at.</summary>
    public const int Window = 16;

    /// <summary>
    /// Takes the next token off the front of the text where it is short and ASCII and this can be seen in the next 16 units; there must be as many. False
    /// where it is not, or where there were nothing but spaces.
    /// </summary>
    public static bool TryNextShort(ref ReadOnlySpan<TUnit> text, bool lowercase, out Vector128<byte> token)
    {
        Vector128<byte> units = TForm.Load(in MemoryMarshal.GetReference(text));
        uint spaces = Vector128.Equals(units, Vector128.Create((byte)' ')).ExtractMostSignificantBits();
        if ((spaces & 1) != 0)
        {
            int skipped = BitOperations.TrailingZeroCount(~spaces);
            text = text[skipped..];
            if (text.Length < Window)
            {
                token = default;
                return false;
            }

            units = TForm.Load(in MemoryMarshal.GetReference(text));
        }

        Vector128<byte> lower = units | Vector128.Create((byte)0x20);
        Vector128<byte> isLetter = Vector128.LessThan(lower - Vector128.Create((byte)'a'), Vector128.Create((byte)26));
        Vector128<byte> isDigit = Vector128.LessThan(units - Vector128.Create((byte)'0'), Vector128.Create((byte)10));
        uint word = (isLetter | isDigit).ExtractMostSignificantBits();
        uint apostrophes = Vector128.Equals(units, Vector128.Create((byte)'\'')).ExtractMostSignificantBits();
        uint others = units.ExtractMostSignificantBits();
        uint controls = Vector128.LessThanOrEqual(units, Vector128.Create((byte)' ')).ExtractMostSignificantBits();

        // An apostrophe belongs to a word where it stands between two of its characters.
        word |= apostrophes & (word << 1) & (word >> 1);
        bool isWord = (word & 1) != 0;
        int length = isWord ? BitOperations.TrailingZeroCount(~word) : 1;

        // What is no ASCII may be a letter, a mark or white space, and what stands before the space in ASCII may be, too. An apostrophe at the end needs a look beyond
        // what stands after it.
        uint unclear = others | (controls & 1);
        bool isEndSeen = length <= ShortToken.MaxLength
            && (unclear & (1u | (1u << length))) == 0
            && (!isWord || (apostrophes >> length & 1) == 0 || (length < ShortToken.MaxLength && (others >> (length + 1) & 1) == 0));
        token = ShortToken.Of(lowercase ? Vector128.ConditionalSelect(isLetter, lower, units) : units, length);
        if (isEndSeen)
            text = text[length..];
        return isEndSeen;
    }

    /// <summary>Takes the next token off the front of the text; false where there is none.</summary>
    public static bool Next(ref ReadOnlySpan<TUnit> text, out ReadOnlySpan<TUnit> token)
    {
        int start = 0;
        int length = 0;
        while (start < text.Length && Rune.IsWhiteSpace(TForm.Decode(text[start..], out length)))
            start += length;
        text = text[start..];
        length = text.IsEmpty ? 0 : TokenLength(text);
        token = text[..length];
        text = text[length..];
        return length > 0;
    }

    private static int TokenLength(ReadOnlySpan<TUnit> text)
    {
        CharacterClass first = Classify(text, out int length);
        if (first is CharacterClass.Word or CharacterClass.Mark)
            return WordLength(text, length);

        while (length < text.Length && Classify(text[length..], out int next) == CharacterClass.Mark)
            length += next;
        return length;
    }

    private static int WordLength(ReadOnlySpan<TUnit> text, int length)
    {
        while (length < text.Length)
        {
            CharacterClass kind = Classify(text[length..], out int next);
            bool belongs = kind is CharacterClass.Word or CharacterClass.Mark
                || (kind == CharacterClass.Joiner && length + next < text.Length && Classify(text[(length + next)..], out _) == CharacterClass.Word);
            if (!belongs)
                break;
            length += next;
        }

        return length;
    }

    private enum CharacterClass
    {
        Other,
        Word,
        Mark,
        Joiner,
    }

    /// <summary>What the text's first character is, and how many units it takes.</summary>
    private static CharacterClass Classify(ReadOnlySpan<TUnit> text, out int length)
    {
        // What is no text decodes to a replacement character, which is in no class.
        Rune rune = TForm.Decode(text, out length);
        if (rune.IsAscii)
            return char.IsAsciiLetterOrDigit((char)rune.Value) ? CharacterClass.Word : rune.Value == '\'' ? CharacterClass.Joiner : CharacterClass.Other;
        if (rune.Value is '\u2019' or '\u200C' or '\u200D')
            return CharacterClass.Joiner;
        return Rune.GetUnicodeCategory(rune) switch
        {
            <= UnicodeCategory.OtherLetter => CharacterClass.Word,
            <= UnicodeCategory.EnclosingMark => CharacterClass.Mark,
            <= UnicodeCategory.OtherNumber => CharacterClass.Word,
            _ => CharacterClass.Other,
        };
    }
}
