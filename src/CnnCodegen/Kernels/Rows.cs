using System.Numerics.Tensors;

namespace CnnCodegen.Kernels;

/// <summary>
/// Moves and adds rows of sequences of different pitch. A span of rows starts with the first row's first channel; it may be a range
/// of channels of wider rows, and end with the last channel of its last row.
/// </summary>
public static class Rows
{
    /// <summary>Copies the channels of each row.</summary>
    /// <param name="from">The source, one row per position.</param>
    /// <param name="fromPitch">The floats from one source row to the next.</param>
    /// <param name="channels">The floats of each row that are copied.</param>
    /// <param name="to">Receives the rows, from its first float on.</param>
    /// <param name="toPitch">The floats from one row to the next in <paramref name="to"/>.</param>
    public static void Copy(ReadOnlySpan<float> from, int fromPitch, int channels, Span<float> to, int toPitch)
    {
        for (int source = 0, target = 0; source < from.Length; source += fromPitch, target += toPitch)
            from.Slice(source, channels).CopyTo(to[target..]);
    }

    /// <summary>Copies a vector into each row.</summary>
    /// <param name="vector">The vector.</param>
    /// <param name="to">Receives the vector, once per position, from its first float on.</param>
    /// <param name="toPitch">The floats from one row to the next.</param>
    public static void CopyVector(ReadOnlySpan<float> vector, Span<float> to, int toPitch)
    {
        for (int start = 0; start < to.Length; start += toPitch)
            vector.CopyTo(to[start..]);
    }

    /// <summary>Copies the first rows, as many as there is room for; where there are fewer, zeros follow them.</summary>
    /// <param name="from">The source, one row per position; may be empty.</param>
    /// <param name="fromPitch">The floats from one source row to the next.</param>
    /// <param name="channels">The floats of each row that are copied.</param>
    /// <param name="to">Receives the rows, from its first float on.</param>
    /// <param name="toPitch">The floats from one row to the next in <paramref name="to"/>.</param>
    public static void Fit(ReadOnlySpan<float> from, int fromPitch, int channels, Span<float> to, int toPitch)
    {
        int target = 0;
        for (int source = 0; source < from.Length && target < to.Length; source += fromPitch, target += toPitch)
            from.Slice(source, channels).CopyTo(to[target..]);
        for (; target < to.Length; target += toPitch)
            to.Slice(target, channels).Clear();
    }

    /// <summary>The same piece by piece: the rows that follow those of the piece before, and zeros behind the last one.</summary>
    /// <param name="from">The source, one row per position; may be empty.</param>
    /// <param name="fromPitch">The floats from one source row to the next.</param>
    /// <param name="channels">The floats of each row that are copied.</param>
    /// <param name="to">Receives the rows, from its first float on.</param>
    /// <param name="toPitch">The floats from one row to the next in <paramref name="to"/>.</param>
    /// <param name="position">Its one element is the number of the first row to copy, 0 before the first piece; receives that of the next piece.</param>
    public static void Fit(ReadOnlySpan<float> from, int fromPitch, int channels, Span<float> to, int toPitch, Span<float> position)
    {
        int first = (int)position[0];
        Fit(from[Math.Min(first * fromPitch, from.Length)..], fromPitch, channels, to, toPitch);
        // A target may go on for ever behind the end of its source: the number stays one that a float holds exactly.
        position[0] = Math.Min(first + RowsIn(to.Length, toPitch), RowsIn(from.Length, fromPitch));
    }

    private static int RowsIn(int length, int pitch) => (length + pitch - 1) / pitch;

    /// <summary>Adds rows to rows: <c>y += x</c>.</summary>
    /// <param name="x">The rows that are added.</param>
    /// <param name="xPitch">The floats from one of these rows to the next.</param>
    /// <param name="channels">The floats of each row that are added.</param>
    /// <param name="y">The rows that are added to.</param>
    /// <param name="yPitch">The floats from one row to the next in <paramref name="y"/>.</param>
    public static void Add(ReadOnlySpan<float> x, int xPitch, int channels, Span<float> y, int yPitch) =>
        Sum(y, yPitch, x, xPitch, channels, y, yPitch);

    /// <summary>Adds a vector to each row.</summary>
    /// <param name="vector">The vector.</param>
    /// <param name="y">The rows that are added to.</param>
    /// <param name="yPitch">The floats from one row to the next.</param>
    public static void AddVector(ReadOnlySpan<float> vector, Span<float> y, int yPitch)
    {
        for (int start = 0; start < y.Length; start += yPitch)
        {
            Span<float> row = y.Slice(start, vector.Length);
            TensorPrimitives.Add(row, vector, row);
        }
    }

    /// <summary>Adds two sequences: <c>y = a + b</c>.</summary>
    /// <param name="a">The first sequence.</param>
    /// <param name="aPitch">The floats from one of its rows to the next.</param>
    /// <param name="b">The second sequence; as many rows as the first.</param>
    /// <param name="bPitch">The floats from one of its rows to the next.</param>
    /// <param name="channels">The floats of each row that are added.</param>
    /// <param name="y">Receives the sums; may be either sequence.</param>
    /// <param name="yPitch">The floats from one row to the next in <paramref name="y"/>.</param>
    public static void Sum(ReadOnlySpan<float> a, int aPitch, ReadOnlySpan<float> b, int bPitch, int channels, Span<float> y, int yPitch)
    {
        // Without gaps the rows are one row.
        if (aPitch == channels && bPitch == channels && yPitch == channels)
            (aPitch, bPitch, yPitch, channels) = (b.Length, b.Length, b.Length, b.Length);
        for (int first = 0, second = 0, target = 0; second < b.Length; first += aPitch, second += bPitch, target += yPitch)
            TensorPrimitives.Add(a.Slice(first, channels), b.Slice(second, channels), y[target..]);
    }
}
