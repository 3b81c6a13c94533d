using CnnCodegen.Kernels;

namespace CnnCodegen.Runtime.Tests.Kernels;

/// <summary>Kernels that move, add and gate rows.</summary>
public sealed class RowsTests
{
    private const double Tolerance = 1e-6;

    public static TheoryData<int, int, int> Shapes
    {
        get
        {
            var shapes = new TheoryData<int, int, int>();
            for (int channels = 1; channels <= 40; channels++)
                shapes.Add(1 + (channels % 4), channels, channels + (channels % 3));
            return shapes;
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Copies_go_to_a_range_of_channels(int rows, int channels, int pitch)
    {
        float[] x = TestRows.Random(new Random(1), rows, channels, pitch);
        float[] y = TestRows.Unwritten(rows, channels, pitch + 2);

        Rows.Copy(x, pitch, channels, y, pitch + 2);

        TestRows.AssertNear((row, channel) => x[(row * pitch) + channel], y, rows, channels, pitch + 2, 0, "copy");
    }

    [Theory]
    [InlineData(0, 3)]
    [InlineData(2, 5)]
    [InlineData(4, 4)]
    [InlineData(7, 3)]
    public void Rows_are_cut_off_or_followed_by_zeros(int given, int wanted)
    {
        const int channels = 5, pitch = 6;
        float[] x = given == 0 ? [] : TestRows.Random(new Random(5), given, channels, pitch);
        double Expected(int row, int channel) => row < given ? x[(row * pitch) + channel] : 0;

        float[] y = TestRows.Unwritten(wanted, channels, channels);
        Rows.Fit(x, pitch, channels, y, channels);
        TestRows.AssertNear(Expected, y, wanted, channels, channels, 0, "whole");

        foreach (int piece in (int[])[1, 2, 3])
        {
            y = TestRows.Unwritten(wanted, channels, channels);
            float[] position = [0];
            for (int row = 0; row < wanted; row += piece)
                Rows.Fit(x, pitch, channels, y.AsSpan(row * channels, Math.Min(piece, wanted - row) * channels), channels, position);
            TestRows.AssertNear(Expected, y, wanted, channels, channels, 0, $"pieces of {piece}");
            Assert.Equal(Math.Min(given, wanted), position[0]);
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void A_vector_is_copied_to_and_added_to_each_row(int rows, int channels, int pitch)
    {
        var random = new Random(2);
        float[] vector = TestRows.Vector(random, channels);
        float[] y = TestRows.Unwritten(rows, channels, pitch);

        Rows.CopyVector(vector, y, pitch);
        TestRows.AssertNear((_, channel) => vector[channel], y, rows, channels, pitch, 0, "copy");

        Rows.AddVector(vector, y, pitch);
        TestRows.AssertNear((_, channel) => 2 * vector[channel], y, rows, channels, pitch, Tolerance, "sum");
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Rows_are_added(int rows, int channels, int pitch)
    {
        var random = new Random(3);
        float[] a = TestRows.Random(random, rows, channels, pitch), b = TestRows.Random(random, rows, channels, channels);
        double Sum(int row, int channel) => (double)a[(row * pitch) + channel] + b[(row * channels) + channel];

        float[] y = TestRows.Unwritten(rows, channels, channels);
        Rows.Sum(a, pitch, b, channels, channels, y, channels);
        TestRows.AssertNear(Sum, y, rows, channels, channels, Tolerance, "sum");

        y = [.. b];
        Rows.Add(a, pitch, channels, y, channels);
        TestRows.AssertNear(Sum, y, rows, channels, channels, Tolerance, "in place");
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Neighbouring_channels_are_folded(int rows, int channels, int pitch)
    {
        pitch += channels;
        float[] x = TestRows.Random(new Random(4), rows, 2 * channels, pitch);
        float[] y = TestRows.Unwritten(rows, channels, channels + 1);

        Folding.Apply(x, pitch, 2 * channels, y, channels + 1);

        TestRows.AssertNear(
            (row, channel) => (double)x[(row * pitch) + (2 * channel)] + x[(row * pitch) + (2 * channel) + 1], y, rows, channels, channels + 1, Tolerance, "folded");
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Flattening_puts_channel_after_channel(int rows, int channels, int pitch)
    {
        float[] x = TestRows.Random(new Random(5), rows, channels, pitch);
        float[] y = TestRows.Unwritten(1, rows * channels, rows * channels);

        Flattening.Apply(x, pitch, channels, rows, y);

        TestRows.AssertNear((_, i) => x[(i % rows * pitch) + (i / rows)], y, 1, rows * channels, rows * channels, 0, "flat");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(8)]
    public void Windows_have_rows_side_by_side_and_padding_beyond_the_ends(int size)
    {
        var random = new Random(6);
        for (int length = 1; length <= 9; length++)
        {
            int channels = 1 + (length * 5 % 18), xPitch = channels + (length % 2), yPitch = (size * channels) + (length % 3);
            float[] x = TestRows.Random(random, length, channels, xPitch);
            foreach (float[] padding in (float[][])[[], TestRows.Vector(random, channels)])
            {
                float[] y = TestRows.Unwritten(length, size * channels, yPitch);

                Windows.Copy(x, xPitch, channels, length, size, padding, y, yPitch);

                TestRows.AssertNear(
                    (position, i) =>
                    {
                        int row = position - ((size - 1) / 2) + (i / channels), channel = i % channels;
                        return row >= 0 && row < length ? x[(row * xPitch) + channel] : padding.Length > 0 ? padding[channel] : 0;
                    },
                    y, length, size * channels, yPitch, 0, "windows");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void A_gate_blends_two_values(int rows, int channels, int pitch)
    {
        var random = new Random(7);
        int length = rows * channels;
        float[] h = TestRows.Vector(random, length), x = TestRows.Vector(random, length);
        float[] t = [.. Enumerable.Range(0, length).Select(i => i % 3 == 0 ? i % 2 : random.NextSingle())];
        float[] y = TestRows.Unwritten(1, length, pitch * rows);

        Gating.Blend(t, h, x, y);
        TestRows.AssertNear((_, i) => ((double)t[i] * h[i]) + ((1 - (double)t[i]) * x[i]), y, 1, length, pitch * rows, Tolerance, "blended");

        float[] expected = [.. y];
        float[] inPlace = [.. x];
        Gating.Blend(t, h, inPlace, inPlace);
        Assert.Equal(expected, inPlace);
    }

    [Fact]
    public void Nothing_is_allocated()
    {
        float[] x = new float[3 * 20], y = new float[3 * 20], wide = new float[9 * 20];

        Assert.Equal(0, Allocations.Of(() =>
        {
            Rows.Add(x, 20, 20, y, 20);
            Rows.AddVector(x.AsSpan(0, 20), y, 20);
            Folding.Apply(x, 20, 20, y, 10);
            Flattening.Apply(x, 20, 20, 3, y);
            Windows.Copy(x, 20, 20, 3, 3, [], wide, 60);
            LocalPooling.Max(x, 20, 20, 3, 2, 1, 0, 2, y, 20);
            LocalPooling.Average(x, 20, 20, 3, 2, 1, 0, true, 2, y, 20);
        }));
    }
}
