using System.Runtime.CompilerServices;

namespace CnnCodegen.Kernels;

/// <summary>Token ids to vectors.</summary>
public static class EmbeddingLookup
{
    /// <summary>Copies one row of the table per token.</summary>
    /// <param name="table">The table, <c>[rows, dimensions]</c>.</param>
    /// <param name="dimensions">The length of a row.</param>
    /// <param name="tokens">The ids, each inside the table.</param>
    /// <param name="rows">Receives <c>[tokens, dimensions]</c>.</param>
    // Optimised from the first text on: a row per token makes this a loop that the first predictions feel.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Gather(ReadOnlySpan<float> table, int dimensions, ReadOnlySpan<int> tokens, Span<float> rows)
    {
        foreach (int token in tokens)
        {
            table.Slice(token * dimensions, dimensions).CopyTo(rows);
            rows = rows[dimensions..];
        }
    }
}
