namespace CnnCodegen.Training;

/// <summary>The names that columns of labels and of texts usually have; <see cref="ReadOptions"/> lists them.</summary>
internal static class UsualColumns
{
    public static IReadOnlyList<string> Label { get; } = ["label", "class", "category", "target", "sentiment", "polarity", "intent"];

    public static IReadOnlyList<string> Text { get; } = ["text", "sentence", "review", "document", "content", "message", "question", "comment"];

    /// <summary>The place of the first usual name that occurs; −1 where none does.</summary>
    /// <param name="usual">The usual names, the likeliest first.</param>
    /// <param name="names">The names that there are.</param>
    public static int Find(IReadOnlyList<string> usual, IReadOnlyList<string> names)
    {
        foreach (string name in usual)
        {
            for (int index = 0; index < names.Count; index++)
            {
                if (string.Equals(names[index].Trim(), name, StringComparison.OrdinalIgnoreCase))
                    return index;
            }
        }

        return -1;
    }
}
