using CnnCodegen.Kernels;
using CnnCodegen.Preparation;

namespace CnnCodegen.Runtime.Tests.Kernels;

public sealed class SentenceModelTests
{
    private const int Widest = 9;

    [Fact]
    public void Every_length_is_right()
    {
        var random = new Random(1);
        for (int length = 1; length <= 40; length++)
        {
            int channels = 1 + (length * 7 % 37), pitch = channels + (length % 3);
            float[][] kernels = Filters(random, channels), tops = Filters(random, channels);
            float[] x = TestRows.Random(random, length, channels, pitch);
            float[] y = TestRows.Unwritten(1, channels, channels);
            float[] workspace = new float[SentenceModelKernel.WorkspaceLength(length, channels)];

            SentenceModelKernel.Apply(x, pitch, length, Packed(kernels, channels), Packed(tops, channels), y, workspace);

            TestRows.AssertNear(
                (_, channel) => Expected([.. Enumerable.Range(0, length).Select(row => (double)x[(row * pitch) + channel])], kernels, tops, channel),
                y, 1, channels, channels, 2e-6, FormattableString.Invariant($"{length} positions"));
        }
    }

    /// <summary>The filters of each width, <c>[channels, width]</c>; none narrower than two.</summary>
    private static float[][] Filters(Random random, int channels) =>
        [.. Enumerable.Range(0, Widest + 1).Select(width => width < 2 ? [] : TestRows.Vector(random, channels * width))];

    private static ReadOnlySpan<float> Packed(float[][] filters, int channels)
    {
        float[] packed = new float[SentenceModelPacking.Start(Widest + 1, channels)];
        for (int width = 2; width <= Widest; width++)
            SentenceModelPacking.Transpose(filters[width], width, packed.AsSpan(SentenceModelPacking.Start(width, channels)));
        return packed;
    }

    private static double Expected(double[] column, float[][] kernels, float[][] tops, int channel)
    {
        double Combine(float[] filters, int width, int start) => Enumerable.Range(0, width).Sum(i => filters[(channel * width) + i] * column[start + i]);
        int width = 2;
        for (; column.Length > width; width++)
            column = [.. Enumerable.Range(0, column.Length - width + 1).Select(start => 1 / (1 + Math.Exp(-Combine(kernels[width], width, start))))];
        return column.Length == 1 ? column[0] : Combine(tops[column.Length], column.Length, 0);
    }
}
