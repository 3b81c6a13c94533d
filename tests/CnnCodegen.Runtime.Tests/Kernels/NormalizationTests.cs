using CnnCodegen.Kernels;

namespace CnnCodegen.Runtime.Tests.Kernels;

/// <summary>Layer and batch normalisation, and both forms of the softmax.</summary>
public sealed class NormalizationTests
{
    private const double Tolerance = 2e-6;

    [Fact]
    public void Each_channel_is_scaled_and_shifted()
    {
        var random = new Random(1);
        for (int channels = 1; channels <= 40; channels++)
        {
            float[] x = TestRows.Random(random, 3, channels, channels + 2), scale = TestRows.Vector(random, channels), shift = TestRows.Vector(random, channels);
            float[] y = TestRows.Unwritten(3, channels, channels + 1);

            Normalization.ScaleAndShift(x, channels + 2, scale, shift, y, channels + 1);

            TestRows.AssertNear(
                (row, channel) => ((double)scale[channel] * x[(row * (channels + 2)) + channel]) + shift[channel], y, 3, channels, channels + 1, Tolerance, "scaled");
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    public void Layer_normalisation_is_that_of_each_row(float mean)
    {
        var random = new Random(2);
        for (int channels = 1; channels <= 70; channels++)
        {
            int pitch = channels + (channels % 3);
            float[] weight = TestRows.Vector(random, channels), bias = TestRows.Vector(random, channels);
            float[] x = TestRows.Of(3, channels, pitch, (_, _) => mean + random.NextSingle());
            float[] y = TestRows.Unwritten(3, channels, pitch);
            double Expected(int row, int channel)
            {
                double[] values = [.. x.Skip(row * pitch).Take(channels).Select(value => (double)value)];
                double average = values.Average(), variance = values.Average(value => (value - average) * (value - average));
                return (weight[channel] * (values[channel] - average) / Math.Sqrt(variance + 1e-5)) + bias[channel];
            }

            // What the rounding of a mean near 100 costs.
            double tolerance = mean == 0 ? Tolerance : 1e-3;
            Normalization.LayerNorm(x, pitch, weight, bias, 1e-5f, y, pitch);
            TestRows.AssertNear(Expected, y, 3, channels, pitch, tolerance, "normalised");

            float[] inPlace = [.. x];
            Normalization.LayerNorm(inPlace, pitch, weight, bias, 1e-5f, inPlace, pitch);
            TestRows.AssertNear(Expected, inPlace, 3, channels, pitch, tolerance, "in place");
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1e6f)]
    [InlineData(1e6f)]
    public void Softmax_is_stable_wherever_its_scores_lie(float offset)
    {
        var random = new Random(3);
        for (int channels = 1; channels <= 70; channels++)
        {
            int pitch = channels + (channels % 3);
            float[] x = TestRows.Of(3, channels, pitch, (_, _) => offset + (8 * random.NextSingle()));
            double LogSum(int row)
            {
                double[] scores = [.. x.Skip(row * pitch).Take(channels).Select(value => (double)value)];
                return scores.Max() + Math.Log(scores.Sum(score => Math.Exp(score - scores.Max())));
            }

            double[] logSums = [LogSum(0), LogSum(1), LogSum(2)];
            float[] y = TestRows.Unwritten(3, channels, pitch);
            Softmax.Rows(x, pitch, channels, y, pitch);
            TestRows.AssertNear((row, channel) => Math.Exp(x[(row * pitch) + channel] - logSums[row]), y, 3, channels, pitch, Tolerance, "softmax");

            y = TestRows.Unwritten(3, channels, pitch);
            Softmax.LogRows(x, pitch, channels, y, pitch);
            TestRows.AssertNear((row, channel) => x[(row * pitch) + channel] - logSums[row], y, 3, channels, pitch, Tolerance, "log softmax");

            float[] expected = [.. y];
            Softmax.LogRows(x, pitch, channels, x, pitch);
            TestRows.AssertNear((row, channel) => expected[(row * pitch) + channel], x, 3, channels, pitch, 0, "in place");
        }
    }

    [Fact]
    public void A_score_far_below_the_others_has_no_probability_and_a_finite_logarithm()
    {
        float[] x = new float[20], y = new float[20];
        x[3] = -1e9f;

        Softmax.Rows(x, 20, 20, y, 20);
        Assert.InRange(y[3], 0, 1e-37f);
        Assert.Equal(1 / 19f, y[4], 1e-7f);

        Softmax.LogRows(x, 20, 20, y, 20);
        Assert.Equal(-1e9f, y[3], 100f);
        Assert.Equal(-Math.Log(19), y[4], 1e-6f);
    }

    [Fact]
    public void Nothing_is_allocated()
    {
        float[] x = new float[3 * 20], y = new float[3 * 20], vector = new float[20];

        Assert.Equal(0, Allocations.Of(() =>
        {
            Softmax.Rows(x, 20, 20, y, 20);
            Softmax.LogRows(x, 20, 20, y, 20);
            Normalization.LayerNorm(x, 20, vector, vector, 1e-5f, y, 20);
            Normalization.ScaleAndShift(x, 20, vector, vector, y, 20);
        }));
    }
}
