namespace CnnCodegen.Text;

/// <summary>
/// Lower-case letters by the invariant culture's rules, one character for one. Asking the library costs a call out of managed code each time, so the
/// answers are kept, page by page, from the first question about a page on.
/// </summary>
internal static class LowerCase
{
    private const int PageBits = 8;
    private const int PageSize = 1 << PageBits;

    private static readonly char[]?[] Pages = new char[]?[(char.MaxValue + 1) >> PageBits];

    /// <summary>The character as a lower-case letter; not for halves of surrogate pairs, which stay what they are.</summary>
    public static char Of(char character)
    {
        char[] page = Volatile.Read(ref Pages[character >> PageBits]) ?? Read(character >> PageBits);
        return page[character & (PageSize - 1)];
    }

    /// <summary>Makes letters of a text lower-case.</summary>
    public static void Apply(Span<char> text)
    {
        if (text.ContainsAnyInRange('\uD800', '\uDFFF'))
        {
            Span<char> pairs = stackalloc char[WordTokenizer.LongestToken];
            pairs = pairs[..text.Length];
            text.CopyTo(pairs);
            ((ReadOnlySpan<char>)pairs).ToLowerInvariant(text);
            return;
        }

        foreach (ref char character in text)
            character = Of(character);
    }

    /// <summary>Threads that come at the same time read the same.</summary>
    private static char[] Read(int number)
    {
        var page = new char[PageSize];
        Span<char> characters = stackalloc char[PageSize];
        for (int i = 0; i < PageSize; i++)
            characters[i] = (char)((number << PageBits) | i);
        ((ReadOnlySpan<char>)characters).ToLowerInvariant(page);
        Volatile.Write(ref Pages[number], page);
        return page;
    }
}
