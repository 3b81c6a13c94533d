namespace CnnCodegen.Benchmarks.Networks;

/// <summary>The texts that are measured.</summary>
internal static class TokenSequences
{
    /// <summary>
    /// How many different texts take turns. With one text alone, caches and branch predictors would know it by heart, and every
    /// engine would look faster than it is in use, engines that look rows up in tables most of all.
    /// </summary>
    public const int Count = 256;

    /// <summary>Texts of uniformly drawn tokens, which is the hardest case for caches: real texts repeat their words.</summary>
    /// <param name="rows">The embedding's rows; padding and the unknown token (0 and 1) are not drawn.</param>
    /// <param name="length">The tokens of each text.</param>
    /// <param name="seed">The same texts for the same seed.</param>
    public static int[][] Create(int rows, int length, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, Count).Select(_ => Enumerable.Range(0, length).Select(_ => random.Next(2, rows)).ToArray())];
    }
}
