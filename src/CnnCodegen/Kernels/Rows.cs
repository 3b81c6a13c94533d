namespace CnnCodegen.Kernels;

/// <summary>Moves rows between sequences of different pitch.</summary>
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
}
