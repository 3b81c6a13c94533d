using System.Text;

namespace CnnCodegen.Text;

/// <summary>How a word is written, as the ids of <see cref="WordShapesAttribute"/>.</summary>
public static class WordShape
{
    /// <summary>All letters are lower: <c>word</c>.</summary>
    public const int AllLower = 1;

    /// <summary>All letters are upper: <c>WORD</c>; a single upper letter too.</summary>
    public const int AllUpper = 2;

    /// <summary>The first letter is upper, all others are lower: <c>Word</c>.</summary>
    public const int FirstUpper = 3;

    /// <summary>Any other mixture: <c>iPhone</c>, <c>McCoy</c>.</summary>
    public const int Mixed = 4;

    /// <summary>There is no letter that has a case: <c>1987</c>.</summary>
    public const int NoLetter = 5;

    /// <summary>The ids, with that of padding: the rows of an embedding.</summary>
    public const int Count = 6;

    /// <summary>The id of a word. Allocates nothing.</summary>
    /// <param name="word">The word as it is written.</param>
    public static int IdOf(ReadOnlySpan<char> word)
    {
        int upper = 0, lower = 0;
        bool startsUpper = false;
        foreach (Rune rune in word.EnumerateRunes())
        {
            if (Rune.IsLower(rune))
            {
                lower++;
            }
            else if (Rune.IsUpper(rune) || Rune.GetUnicodeCategory(rune) == System.Globalization.UnicodeCategory.TitlecaseLetter)
            {
                startsUpper |= lower == 0 && upper == 0;
                upper++;
            }
        }

        return (upper, lower) switch
        {
            (0, 0) => NoLetter,
            (0, _) => AllLower,
            (_, 0) => AllUpper,
            (1, _) when startsUpper => FirstUpper,
            _ => Mixed,
        };
    }

    /// <summary>Writes the ids of a text's words until the text or the room ends: as many as <see cref="Tokenizer.Encode(ReadOnlySpan{char}, Vocabulary, Span{int})"/> writes. Allocates nothing.</summary>
    /// <param name="tokenizer">Splits the text into words.</param>
    /// <param name="text">The text.</param>
    /// <param name="ids">Receives the ids.</param>
    /// <returns>The number of ids written.</returns>
    /// <exception cref="ArgumentException">The tokenizer makes characters, which have no shape.</exception>
    public static int Encode(Tokenizer tokenizer, ReadOnlySpan<char> text, Span<int> ids)
    {
        ArgumentNullException.ThrowIfNull(tokenizer);
        return tokenizer.EncodeShapes(text, ids);
    }

    /// <summary>As <see cref="Encode(Tokenizer, ReadOnlySpan{char}, Span{int})"/>, for a text in UTF-8.</summary>
    /// <param name="tokenizer">Splits the text into words.</param>
    /// <param name="utf8Text">The text.</param>
    /// <param name="ids">Receives the ids.</param>
    /// <returns>The number of ids written.</returns>
    /// <exception cref="ArgumentException">The tokenizer makes characters, which have no shape.</exception>
    public static int Encode(Tokenizer tokenizer, ReadOnlySpan<byte> utf8Text, Span<int> ids)
    {
        ArgumentNullException.ThrowIfNull(tokenizer);
        return tokenizer.EncodeShapes(utf8Text, ids);
    }
}
