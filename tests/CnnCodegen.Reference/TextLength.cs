namespace CnnCodegen.Reference;

/// <summary>The rule for texts that are too long or too short: cut at the longest input, filled with padding up to the shortest.</summary>
public static class TextLength
{
    private const int Padding = 0;

    /// <summary>A text with <c>clamp(length, minLength, maxLength)</c> ids.</summary>
    public static int[] Adjust(int[] ids, int minLength, int maxLength)
    {
        var kept = ids.Take(maxLength).ToList();
        while (kept.Count < minLength)
            kept.Add(Padding);
        return [.. kept];
    }
}
