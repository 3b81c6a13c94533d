namespace CnnCodegen.Text;

/// <summary>The halves of UTF-16 pairs, which alone are no characters.</summary>
internal static class Surrogates
{
    /// <summary>Whether the text has a half without its other half; no UTF-8, and so no file, can hold such a text.</summary>
    public static bool AnyUnpaired(ReadOnlySpan<char> text)
    {
        // Not IndexOfAnyInRange: before it is compiled anew for this machine it allocates, and tokens are short.
        for (int i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;
            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
                return true;
            i++;
        }

        return false;
    }
}
