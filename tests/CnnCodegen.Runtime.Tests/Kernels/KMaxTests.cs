using CnnCodegen.Kernels;

namespace CnnCodegen.Runtime.Tests.Kernels;

public sealed class KMaxTests
{
    [Fact]
    public void Every_length_and_k_is_right()
    {
        var random = new Random(1);
        for (int length = 1; length <= 24; length++)
        {
            for (int k = 1; k <= 26; k++)
                Check(length, k, 1 + ((length * k) % 21), (_, _) => random.NextSingle() - 0.5f);
        }
    }

    [Fact]
    public void Every_number_of_channels_is_right_at_every_width()
    {
        var random = new Random(2);
        for (int channels = 1; channels <= 50; channels++)
            Check(13, 5, channels, (_, _) => random.NextSingle() - 0.5f);
    }

    [Theory]
    [InlineData(127, 8)]
    [InlineData(254, 127)]
    [InlineData(507, 254)]
    public void Of_equal_values_the_earliest_are_kept(int length, int k)
    {
        var random = new Random(3);
        // Rectified: more than half are zeros, so that the k-th largest is one of them or close to it.
        Check(length, k, 19, (_, _) => Math.Max(random.NextSingle() - 0.6f, 0));
        Check(length, k, 19, (_, _) => random.Next(4));
        Check(length, k, 19, (_, _) => 1);
        Check(length, k, 19, (_, _) => random.Next(3) switch { 0 => -0f, 1 => 0f, _ => -1 });
    }

    [Fact]
    public void Values_of_any_size_and_infinities_are_ordered()
    {
        var random = new Random(4);
        Check(60, 20, 17, (_, _) => BitConverter.Int32BitsToSingle(random.Next(0x7F800000)) * (random.Next(2) == 0 ? 1 : -1));
        Check(60, 20, 17, (_, _) => random.Next(4) switch { 0 => float.NegativeInfinity, 1 => float.PositiveInfinity, 2 => float.MaxValue, _ => random.NextSingle() });
        Check(60, 57, 17, (row, _) => MathF.ScaleB(1, -2 * row));
        Check(60, 30, 17, (row, _) => -MathF.ScaleB(1, 60 - row));
        Check(40, 20, 17, (row, _) => BitConverter.Int32BitsToSingle(row / 2));
    }

    [Fact]
    public void NaN_does_no_harm_beyond_its_channel()
    {
        float[] x = TestRows.Of(9, 20, 20, (row, channel) => channel == 7 && row % 2 == 0 ? float.NaN : row);
        float[] y = TestRows.Unwritten(3, 20, 23);

        KMax.Select(x, 20, 20, 9, 3, y, 23, new float[KMax.WorkspaceLength(9, 3, 20)]);

        for (int i = 0; i < y.Length; i++)
        {
            if (i % 23 != 7)
                Assert.Equal(i % 23 < 20 ? 6 + (i / 23) : TestRows.Untouched, y[i]);
        }
    }

    [Fact]
    public void Nothing_is_allocated()
    {
        float[] x = TestRows.Vector(new Random(5), 30 * 20), y = new float[7 * 20], workspace = new float[KMax.WorkspaceLength(30, 7, 20)];

        Assert.Equal(0, Allocations.Of(() => KMax.Select(x, 20, 20, 30, 7, y, 20, workspace)));
    }

    private static void Check(int length, int k, int channels, Func<int, int, float> value)
    {
        int xPitch = channels + (channels % 3), yPitch = channels + (channels % 4);
        float[] x = TestRows.Of(length, channels, xPitch, value);
        float[][] expected = [.. Enumerable.Range(0, channels).Select(channel => Largest([.. Enumerable.Range(0, length).Select(row => x[(row * xPitch) + channel])], k))];
        string what = FormattableString.Invariant($"{length} positions, k = {k}, {channels} channels");
        float[] workspace = TestRows.Unwritten(1, KMax.WorkspaceLength(length, k, channels), int.MaxValue);

        float[] y = TestRows.Unwritten(k, channels, yPitch);
        KMax.Select(x, xPitch, channels, length, k, y, yPitch, workspace);
        AssertEqual(expected, y, channels, yPitch, what);

        if (k >= length)
            return;
        foreach (int lanes in Widths.UpTo(channels))
        {
            y = TestRows.Unwritten(k, channels, yPitch);
            Widths.Run(lanes, new KMaxKernel
            {
                X = x, XPitch = xPitch, Channels = channels, Length = length, K = k, Y = y, YPitch = yPitch, Workspace = workspace,
            });
            AssertEqual(expected, y, channels, yPitch, FormattableString.Invariant($"{what}, {lanes} lanes"));
        }
    }

    /// <summary>Sorting is stable, so that of equal values the earliest come first.</summary>
    private static float[] Largest(float[] values, int k)
    {
        IEnumerable<int> kept = Enumerable.Range(0, values.Length).OrderByDescending(i => values[i]).Take(k).Order();
        float[] result = new float[k];
        int next = 0;
        foreach (int i in kept)
            result[next++] = values[i];
        return result;
    }

    private static void AssertEqual(float[][] expected, float[] y, int channels, int yPitch, string what)
    {
        for (int i = 0; i < y.Length; i++)
        {
            (int row, int channel) = Math.DivRem(i, yPitch);
            float value = channel < channels ? expected[channel][row] : TestRows.Untouched;
            Assert.True(
                BitConverter.SingleToInt32Bits(value) == BitConverter.SingleToInt32Bits(y[i]),
                FormattableString.Invariant($"{what}: row {row}, channel {channel} is {y[i]:R} instead of {value:R}."));
        }
    }
}
