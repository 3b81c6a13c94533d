using CnnCodegen.Kernels;

namespace CnnCodegen.Runtime.Tests.Kernels;

public sealed class PoolingTests
{
    private const double Tolerance = 1e-6;

    [Fact]
    public void All_of_time_is_pooled_channel_by_channel()
    {
        var random = new Random(1);
        for (int channels = 1; channels <= 37; channels++)
        {
            int rows = 1 + (channels % 6), pitch = channels + (channels % 3);
            float[] x = TestRows.Of(rows, channels, pitch, (_, _) => random.NextSingle() - 0.5f);
            // The rows as the layer has them: all of the same length, the last too.
            float[] whole = [.. x, .. Enumerable.Repeat(float.NaN, pitch - channels)];
            IEnumerable<double> Column(int channel) => Enumerable.Range(0, rows).Select(row => (double)x[(row * pitch) + channel]);

            float[] y = new float[channels];
            OverTime.Max(whole, pitch, y);
            TestRows.AssertNear((_, channel) => Column(channel).Max(), y, 1, channels, channels, 0, "max");
            OverTime.Average(whole, pitch, y);
            TestRows.AssertNear((_, channel) => Column(channel).Average(), y, 1, channels, channels, Tolerance, "average");
            OverTime.Sum(whole, pitch, y);
            TestRows.AssertNear((_, channel) => Column(channel).Sum(), y, 1, channels, channels, Tolerance, "sum");
        }
    }

    [Theory]
    [InlineData(2, 2, 0, false)]
    [InlineData(3, 1, 1, false)]
    [InlineData(3, 2, 1, true)]
    [InlineData(5, 3, 2, true)]
    [InlineData(4, 5, 2, true)]
    [InlineData(1, 1, 0, false)]
    public void Windows_are_pooled_as_their_positions_say(int width, int stride, int padding, bool ceiling)
    {
        var random = new Random(2);
        for (int length = Math.Max(1, width - (2 * padding)); length <= 17; length++)
        {
            int channels = 1 + (length * 3 % 20), xPitch = channels + (length % 2), yPitch = channels + (length % 3);
            int positions = Positions(length, width, stride, padding, ceiling);
            float[] x = TestRows.Random(random, length, channels, xPitch);
            double[] Window(int position, int channel) =>
            [
                .. Enumerable.Range((position * stride) - padding, width).Where(row => row >= 0 && row < length).Select(row => (double)x[(row * xPitch) + channel]),
            ];
            // Positions that padding adds on both sides, but none beyond them.
            int Padded(int position) => Enumerable.Range((position * stride) - padding, width).Count(row => row < length + padding);
            string what = FormattableString.Invariant($"{length} positions, {channels} channels");

            float[] y = TestRows.Unwritten(positions, channels, yPitch);
            LocalPooling.Max(x, xPitch, channels, length, width, stride, padding, positions, y, yPitch);
            TestRows.AssertNear((position, channel) => Window(position, channel).Max(), y, positions, channels, yPitch, 0, what + ", max");

            y = TestRows.Unwritten(positions, channels, yPitch);
            LocalPooling.Average(x, xPitch, channels, length, width, stride, padding, countPadding: false, positions, y, yPitch);
            TestRows.AssertNear((position, channel) => Window(position, channel).Average(), y, positions, channels, yPitch, Tolerance, what + ", average");

            y = TestRows.Unwritten(positions, channels, yPitch);
            LocalPooling.Average(x, xPitch, channels, length, width, stride, padding, countPadding: true, positions, y, yPitch);
            TestRows.AssertNear((position, channel) => Window(position, channel).Sum() / Padded(position), y, positions, channels, yPitch, Tolerance, what + ", average with padding");
        }
    }

    /// <summary>PyTorch's number of windows: with a ceiling the last may reach over the end, but must not start behind it.</summary>
    private static int Positions(int length, int width, int stride, int padding, bool ceiling)
    {
        int positions = ((length + (2 * padding) - width + (ceiling ? stride - 1 : 0)) / stride) + 1;
        return ceiling && (positions - 1) * stride >= length + padding ? positions - 1 : positions;
    }
}
