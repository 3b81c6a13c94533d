namespace CnnCodegen.Runtime.Tests.Kernels;

/// <summary>Rows with gaps between them, for kernels. What does not belong to the rows is NaN, so that it shows where it is looked at.</summary>
internal static class TestRows
{
    private const float Gap = float.NaN;

    /// <summary>What a kernel has not written.</summary>
    public const float Untouched = 12345;

    public static float[] Vector(Random random, int length, float extent = 1) =>
        [.. Enumerable.Range(0, length).Select(_ => extent * ((2 * random.NextSingle()) - 1))];

    /// <summary>Random rows; the last ends with its last channel.</summary>
    public static float[] Random(Random random, int rows, int channels, int pitch, float extent = 1) =>
        Of(rows, channels, pitch, (_, _) => extent * ((2 * random.NextSingle()) - 1));

    public static float[] Of(int rows, int channels, int pitch, Func<int, int, float> value)
    {
        float[] result = new float[((rows - 1) * pitch) + channels];
        result.AsSpan().Fill(Gap);
        for (int row = 0; row < rows; row++)
        {
            for (int channel = 0; channel < channels; channel++)
                result[(row * pitch) + channel] = value(row, channel);
        }

        return result;
    }

    /// <summary>Rows that a kernel is to write.</summary>
    public static float[] Unwritten(int rows, int channels, int pitch)
    {
        float[] result = new float[((rows - 1) * pitch) + channels];
        result.AsSpan().Fill(Untouched);
        return result;
    }

    /// <summary>Compares rows with what they should be, to an error relative to those above one, and sees that nothing was written between them.</summary>
    public static void AssertNear(Func<int, int, double> expected, ReadOnlySpan<float> found, int rows, int channels, int pitch, double tolerance, string what)
    {
        for (int i = 0; i < found.Length; i++)
        {
            (int row, int channel) = Math.DivRem(i, pitch);
            if (channel >= channels)
            {
                Assert.True(found[i] is Untouched or float.NaN, FormattableString.Invariant($"{what}: {found[i]:R} was written behind row {row}."));
                continue;
            }

            Assert.True(row < rows, what + ": too many rows.");
            double value = expected(row, channel);
            Assert.True(
                Math.Abs(value - found[i]) <= tolerance * Math.Max(1, Math.Abs(value)),
                FormattableString.Invariant($"{what}: row {row}, channel {channel} is {found[i]:R} instead of {value:R}."));
        }
    }
}
