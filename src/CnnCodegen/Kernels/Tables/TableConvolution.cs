using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using CnnCodegen.Preparation;

namespace CnnCodegen.Kernels;

/// <summary>
/// Convolutions over the rows of an embedding, as sums of rows of a table that holds what each of them yields under each tap of each filter
/// (<see cref="Preparation.TokenTable"/>).
/// </summary>
public static class TableConvolution
{
    /// <summary>The floats that say where a row of a table begins; zeros stand for the row of zeros, the table's first.</summary>
    public const int LocationLength = 2;

    /// <summary>Finds the tokens' rows: once for all convolutions over the table.</summary>
    /// <param name="tokens">The ids.</param>
    /// <param name="tokenRows">The number of ids that there are.</param>
    /// <param name="rowLength">The values of a row.</param>
    /// <param name="locations">Receives where each token's row begins, <see cref="LocationLength"/> floats each.</param>
    /// <exception cref="ArgumentOutOfRangeException">A token is no id of the table.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Locate(ReadOnlySpan<int> tokens, int tokenRows, int rowLength, Span<float> locations)
    {
        Span<long> rows = MemoryMarshal.Cast<float, long>(locations)[..tokens.Length];
        for (int i = 0; i < tokens.Length; i++)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)tokens[i], (uint)tokenRows, nameof(tokens));
            rows[i] = (tokens[i] + 1L) * rowLength;
        }
    }

    /// <summary>Finds the tokens' rows, and computes those that the table has not: each once, however often its token occurs.</summary>
    /// <param name="table">The table.</param>
    /// <param name="tokens">The ids.</param>
    /// <param name="locations">Receives where each token's row begins, <see cref="LocationLength"/> floats each.</param>
    /// <param name="computed">Receives the computed rows; as many as there are tokens fit into it, with as many rows of the embedding.</param>
    /// <exception cref="ArgumentOutOfRangeException">A token is no id of the embedding.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Locate(PartialTokenTable table, ReadOnlySpan<int> tokens, Span<float> locations, Span<float> computed)
    {
        ArgumentNullException.ThrowIfNull(table);
        int rowLength = table.RowLength, channels = table.Channels, count = 0;
        Span<long> rows = MemoryMarshal.Cast<float, long>(locations)[..tokens.Length];
        Span<float> vectors = computed.Slice(tokens.Length * rowLength, tokens.Length * channels);
        for (int i = 0; i < tokens.Length; i++)
        {
            int token = tokens[i];
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)token, (uint)table.TokenRows, nameof(tokens));
            if (token < table.TableRows)
            {
                rows[i] = (token + 1L) * rowLength;
            }
            else if (tokens[..i].IndexOf(token) is >= 0 and int earlier)
            {
                rows[i] = rows[earlier];
            }
            else
            {
                table.Vector(token).CopyTo(vectors[(count * channels)..]);
                rows[i] = ~((long)count * rowLength);
                count++;
            }
        }

        table.Compute(vectors[..(count * channels)], computed[..(count * rowLength)]);
    }

    /// <summary>The largest sum of each filter over the positions, without bias.</summary>
    /// <param name="table">The table.</param>
    /// <param name="locations">Where the positions' rows begin, with zeros for the zero rows around them.</param>
    /// <param name="window">The filters.</param>
    /// <param name="positions">The positions of the result, at least one.</param>
    /// <param name="best">Receives one value per filter, in whole vectors.</param>
    public static void MaxOverTime(ReadOnlySpan<float> table, ReadOnlySpan<float> locations, in TableWindow window, int positions, Span<float> best) =>
        MaxOverTime(table, [], locations, window, positions, best);

    /// <summary>Each filter's sum at every position, with its bias.</summary>
    /// <param name="table">The table.</param>
    /// <param name="locations">Where the positions' rows begin, with zeros for the zero rows around them.</param>
    /// <param name="window">The filters.</param>
    /// <param name="bias">One value per filter, filled up to a multiple of 16.</param>
    /// <param name="positions">The positions of the result, at least one.</param>
    /// <param name="y">Receives a row per position.</param>
    /// <param name="yPitch">The floats from one row to the next: at least the filters, filled up to a multiple of 16.</param>
    public static void Map(
        ReadOnlySpan<float> table, ReadOnlySpan<float> locations, in TableWindow window, ReadOnlySpan<float> bias, int positions, Span<float> y, int yPitch) =>
        Map(table, [], locations, window, bias, float.NegativeInfinity, positions, y, yPitch);

    /// <summary>Each filter's sum at every position, with its bias and Relu.</summary>
    /// <inheritdoc cref="Map(ReadOnlySpan{float}, ReadOnlySpan{float}, in TableWindow, ReadOnlySpan{float}, int, Span{float}, int)"/>
    public static void MapRelu(
        ReadOnlySpan<float> table, ReadOnlySpan<float> locations, in TableWindow window, ReadOnlySpan<float> bias, int positions, Span<float> y, int yPitch) =>
        Map(table, [], locations, window, bias, 0, positions, y, yPitch);

    /// <summary>The largest sum of each filter over the positions, without bias.</summary>
    /// <param name="table">The table.</param>
    /// <param name="computed">The rows that <see cref="Locate(PartialTokenTable, ReadOnlySpan{int}, Span{float}, Span{float})"/> computed.</param>
    /// <param name="locations">Where the positions' rows begin, with zeros for the zero rows around them.</param>
    /// <param name="window">The filters.</param>
    /// <param name="positions">The positions of the result, at least one.</param>
    /// <param name="best">Receives one value per filter, in whole vectors.</param>
    public static void MaxOverTime(
        PartialTokenTable table, ReadOnlySpan<float> computed, ReadOnlySpan<float> locations, in TableWindow window, int positions, Span<float> best)
    {
        ArgumentNullException.ThrowIfNull(table);
        MaxOverTime(table.Values, computed, locations, window, positions, best);
    }

    /// <summary>Each filter's sum at every position, with its bias.</summary>
    /// <param name="table">The table.</param>
    /// <param name="computed">The rows that <see cref="Locate(PartialTokenTable, ReadOnlySpan{int}, Span{float}, Span{float})"/> computed.</param>
    /// <param name="locations">Where the positions' rows begin, with zeros for the zero rows around them.</param>
    /// <param name="window">The filters.</param>
    /// <param name="bias">One value per filter, filled up to a multiple of 16.</param>
    /// <param name="positions">The positions of the result, at least one.</param>
    /// <param name="y">Receives a row per position.</param>
    /// <param name="yPitch">The floats from one row to the next: at least the filters, filled up to a multiple of 16.</param>
    public static void Map(
        PartialTokenTable table, ReadOnlySpan<float> computed, ReadOnlySpan<float> locations, in TableWindow window, ReadOnlySpan<float> bias, int positions, Span<float> y, int yPitch)
    {
        ArgumentNullException.ThrowIfNull(table);
        Map(table.Values, computed, locations, window, bias, float.NegativeInfinity, positions, y, yPitch);
    }

    /// <summary>Each filter's sum at every position, with its bias and Relu.</summary>
    /// <inheritdoc cref="Map(PartialTokenTable, ReadOnlySpan{float}, ReadOnlySpan{float}, in TableWindow, ReadOnlySpan{float}, int, Span{float}, int)"/>
    public static void MapRelu(
        PartialTokenTable table, ReadOnlySpan<float> computed, ReadOnlySpan<float> locations, in TableWindow window, ReadOnlySpan<float> bias, int positions, Span<float> y, int yPitch)
    {
        ArgumentNullException.ThrowIfNull(table);
        Map(table.Values, computed, locations, window, bias, 0, positions, y, yPitch);
    }

    /// <summary>The largest sum of each filter over the positions, without bias.</summary>
    /// <inheritdoc cref="MaxOverTime(ReadOnlySpan{float}, ReadOnlySpan{float}, in TableWindow, int, Span{float})"/>
    public static void MaxOverTime(ShortTokenTable table, ReadOnlySpan<float> locations, in TableWindow window, int positions, Span<float> best)
    {
        ArgumentNullException.ThrowIfNull(table);
        Kernel(table, locations, window, table.NoBias, float.NegativeInfinity, positions, best, yPitch: 0).Run();
    }

    /// <summary>Each filter's sum at every position, with its bias.</summary>
    /// <inheritdoc cref="Map(ReadOnlySpan{float}, ReadOnlySpan{float}, in TableWindow, ReadOnlySpan{float}, int, Span{float}, int)"/>
    public static void Map(
        ShortTokenTable table, ReadOnlySpan<float> locations, in TableWindow window, ReadOnlySpan<float> bias, int positions, Span<float> y, int yPitch)
    {
        ArgumentNullException.ThrowIfNull(table);
        Kernel(table, locations, window, bias, float.NegativeInfinity, positions, y, yPitch).Run();
    }

    /// <summary>Each filter's sum at every position, with its bias and Relu.</summary>
    /// <inheritdoc cref="Map(ReadOnlySpan{float}, ReadOnlySpan{float}, in TableWindow, ReadOnlySpan{float}, int, Span{float}, int)"/>
    public static void MapRelu(
        ShortTokenTable table, ReadOnlySpan<float> locations, in TableWindow window, ReadOnlySpan<float> bias, int positions, Span<float> y, int yPitch)
    {
        ArgumentNullException.ThrowIfNull(table);
        Kernel(table, locations, window, bias, 0, positions, y, yPitch).Run();
    }

    private static ShortTableKernel Kernel(
        ShortTokenTable table, ReadOnlySpan<float> locations, in TableWindow window, ReadOnlySpan<float> bias, float floor, int positions, Span<float> y, int yPitch) => new()
    {
        Table = table.Values,
        Scales = table.Scales,
        Rows = MemoryMarshal.Cast<float, long>(locations),
        Window = window,
        Positions = positions,
        Bias = bias,
        Floor = floor,
        Y = y,
        YPitch = yPitch,
    };

    private static void MaxOverTime(
        ReadOnlySpan<float> table, ReadOnlySpan<float> computed, ReadOnlySpan<float> locations, in TableWindow window, int positions, Span<float> best)
    {
        ReadOnlySpan<long> rows = MemoryMarshal.Cast<float, long>(locations);
        if (window.IsRolled)
        {
            VectorDispatch.Run(
                new TableRollKernel { Table = table, Computed = computed, Rows = rows, Window = window, Positions = positions, Best = best }, TableWindow.Panel);
        }
        else
        {
            VectorDispatch.Run(
                new TableMaxKernel { Table = table, Computed = computed, Rows = rows, Window = window, Positions = positions, Best = best }, TableWindow.Panel);
        }
    }

    private static void Map(
        ReadOnlySpan<float> table,
        ReadOnlySpan<float> computed,
        ReadOnlySpan<float> locations,
        in TableWindow window,
        ReadOnlySpan<float> bias,
        float floor,
        int positions,
        Span<float> y,
        int yPitch) => VectorDispatch.Run(
        new TableMapKernel
        {
            Table = table,
            Computed = computed,
            Rows = MemoryMarshal.Cast<float, long>(locations),
            Window = window,
            Positions = positions,
            Bias = bias,
            Floor = floor,
            Y = y,
            YPitch = yPitch,
        },
        TableWindow.Panel);
}
