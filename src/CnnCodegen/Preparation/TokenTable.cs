using CnnCodegen.Kernels;

namespace CnnCodegen.Preparation;

/// <summary>
/// What each row of an embedding yields under each tap of each filter above it: a convolution over the rows is then a sum of a table's rows, one per
/// position under the filter, and no product is left. <see cref="TableConvolution"/> computes with it.
/// </summary>
public static class TokenTable
{
    /// <summary>The rows that a thread computes at a time.</summary>
    private const int RowsOfPart = 256;

    /// <summary>Computes a table: a matrix product of all rows with all taps of all filters.</summary>
    /// <param name="embedding">The embedding, <c>[rows, channels]</c>.</param>
    /// <param name="filters">The filters.</param>
    /// <returns><c>[1 + rows][row length]</c>; the first row is zeros and stands for positions beyond the ends.</returns>
    public static AlignedFloats Of(ReadOnlySpan<float> embedding, TableFilters filters)
    {
        ArgumentNullException.ThrowIfNull(filters);
        int rows = embedding.Length / filters.Channels;
        var table = new AlignedFloats(checked((rows + 1) * filters.RowLength));
        LoadThreads.For((rows + RowsOfPart - 1) / RowsOfPart, embedding, table.Writable[filters.RowLength..], (part, from, to) =>
        {
            int first = part * RowsOfPart;
            int count = Math.Min(RowsOfPart, rows - first);
            Fill(from.Slice(first * filters.Channels, count * filters.Channels), filters, to.Slice(first * filters.RowLength, count * filters.RowLength));
        });
        return table;
    }

    /// <summary>Computes some rows. They do not depend on each other, so that threads can share a table.</summary>
    /// <param name="embedding">The rows of the embedding.</param>
    /// <param name="filters">The filters.</param>
    /// <param name="rows">Receives <c>[rows, row length]</c>.</param>
    internal static void Fill(ReadOnlySpan<float> embedding, TableFilters filters, Span<float> rows) => VectorDispatch.Run(
        new MatrixProductKernel { X = embedding, Depth = filters.Channels, Panels = filters.Panels, Y = rows },
        MatrixProductKernel.Panel);
}
