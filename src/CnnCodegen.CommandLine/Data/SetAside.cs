namespace CnnCodegen.CommandLine;

/// <summary>Finds what the best epoch is chosen by where nothing is given for it, so that the generated code can be measured on the same.</summary>
internal static class SetAside
{
    /// <summary>Takes a share away by chance: at least one, and at least one is left.</summary>
    /// <param name="all">What there is to learn from.</param>
    /// <param name="fraction">The share.</param>
    /// <param name="seed">Decides which ones.</param>
    /// <exception cref="CommandException">There is one only.</exception>
    public static (IReadOnlyList<T> Training, IReadOnlyList<T> Development) From<T>(IReadOnlyList<T> all, double fraction, int seed)
    {
        if (all.Count < 2)
            throw new CommandException("There is one example to learn from, of which no share can be set aside to choose the best epoch by. Name a file of others with --dev.");

        T[] shuffled = [.. all];
        new Random(seed).Shuffle(shuffled);
        int count = Math.Clamp((int)Math.Round(shuffled.Length * fraction), 1, shuffled.Length - 1);
        return (shuffled[count..], shuffled[..count]);
    }
}
