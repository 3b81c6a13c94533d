using CnnCodegen.Kernels;

namespace CnnCodegen.Preparation;

/// <summary>
/// A <see cref="TokenTable"/> of the first rows of an embedding, which are the most frequent words in a vocabulary that is ordered by
/// frequency. The rows of other words are computed when they occur, all of a text in one matrix product. Made at load time, read-only afterwards.
/// </summary>
public sealed class PartialTokenTable
{
    private readonly AlignedFloats _table;
    private readonly AlignedFloats _others;
    private readonly AlignedFloats _panels;

    /// <summary>Computes the rows of the table, and keeps what the others are computed from.</summary>
    /// <param name="embedding">The embedding, <c>[rows, channels]</c>.</param>
    /// <param name="filters">The filters.</param>
    /// <param name="tableRows">The rows of the embedding that get rows in the table.</param>
    public PartialTokenTable(ReadOnlySpan<float> embedding, TableFilters filters, int tableRows)
    {
        ArgumentNullException.ThrowIfNull(filters);
        int floats = tableRows * filters.Channels;
        _table = TokenTable.Of(embedding[..floats], filters);
        _others = AlignedFloats.CopyOf(embedding[floats..]);
        _panels = AlignedFloats.CopyOf(filters.Panels);
        Channels = filters.Channels;
        RowLength = filters.RowLength;
        TableRows = tableRows;
        TokenRows = embedding.Length / filters.Channels;
    }

    /// <summary>The dimensions of the embedding.</summary>
    internal int Channels { get; }

    /// <summary>The values of a row.</summary>
    internal int RowLength { get; }

    /// <summary>The ids that have rows in the table.</summary>
    internal int TableRows { get; }

    /// <summary>All ids.</summary>
    internal int TokenRows { get; }

    /// <summary>The table, <c>[1 + table rows][row length]</c>.</summary>
    internal ReadOnlySpan<float> Values => _table.Span;

    /// <summary>The row of the embedding for an id that has none in the table.</summary>
    internal ReadOnlySpan<float> Vector(int token) => _others.Span.Slice((token - TableRows) * Channels, Channels);

    /// <summary>Computes rows.</summary>
    /// <param name="vectors">The rows of the embedding.</param>
    /// <param name="rows">Receives <c>[rows, row length]</c>.</param>
    internal void Compute(ReadOnlySpan<float> vectors, Span<float> rows) => VectorDispatch.Run(
        new MatrixProductKernel { X = vectors, Depth = Channels, Panels = _panels.Span, Y = rows },
        MatrixProductKernel.Panel);
}
