using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using CnnCodegen.Kernels;
using CnnCodegen.Preparation;

namespace CnnCodegen.Runtime.Tests.Kernels;

/// <summary>Tables of 16-bit numbers: never farther from the exact sums than the documented bound, for every width of vectors and every rest of filters.</summary>
public sealed class ShortTableTests
{
    private const int Channels = 5;
    private const int TokenRows = 7;

    private readonly Random _random = new(6);

    [Fact]
    public void Scales_are_those_of_the_largest_sums()
    {
        // Rows 3 and −5; a filter of width 2 with the taps 2 and 10: at most 10 and 50.
        var filters = new TableFilters(channels: 1);
        filters.Add([2, 10], filters: 1, width: 2);

        ShortTokenTable table = ShortTokenTable.Of([3, -5], filters);

        Assert.Equal(60 / 32_765.5, table.Scales[0], 1e-9);
        Assert.Equal([0, (short)Math.Round(6 / (60 / 32_765.5)), (short)Math.Round(-10 / (60 / 32_765.5))], new[] { 0, 1, 2 }.Select(row => table.Values[row * 32]));
        // The largest sum of all: −10 − 50 in one filter's taps.
        Assert.InRange(table.Values[(2 * 32) + 16] + table.Values[2 * 32], -32_767, -32_760);
    }

    [Fact]
    public void A_filter_that_is_zero_yields_zeros()
    {
        var filters = new TableFilters(channels: 1);
        filters.Add([0, 1], filters: 2, width: 1);
        ShortTokenTable table = ShortTokenTable.Of([3, -5], filters);
        float[] best = new float[16];

        TableConvolution.MaxOverTime(table, Locations([1], filters.RowLength), new TableWindow(0, 2, 1), 1, best);

        Assert.Equal(0, best[0]);
        Assert.Equal(-5, best[1], 1e-3);
    }

    [Theory]
    [MemberData(nameof(TableConvolutionTests.Windows), MemberType = typeof(TableConvolutionTests))]
    public void Sums_are_within_the_documented_bound(int width, int stride, int dilation)
    {
        foreach (int count in (int[])[1, 7, 16, 17, 33, 40])
        {
            for (int positions = 1; positions <= 4; positions++)
                AssertSums(new TableWindow(start: 16, count, width, stride, dilation), positions);
        }
    }

    [Fact]
    public void Nothing_is_allocated()
    {
        var filters = new TableFilters(Channels);
        filters.Add(TestRows.Vector(_random, 20 * Channels * 3), 20, 3);
        ShortTokenTable table = ShortTokenTable.Of(TestRows.Vector(_random, TokenRows * Channels), filters);
        float[] locations = Locations([1, 2, 3, 4], filters.RowLength), best = new float[32], y = new float[2 * 32], bias = new float[32];

        Assert.Equal(0, Allocations.Of(() =>
        {
            TableConvolution.MaxOverTime(table, locations, new TableWindow(0, 20, 3), 2, best);
            TableConvolution.Map(table, locations, new TableWindow(0, 20, 3), bias, 2, y, 32);
            TableConvolution.MapRelu(table, locations, new TableWindow(0, 20, 3), bias, 2, y, 32);
        }));
    }

    private void AssertSums(TableWindow window, int positions)
    {
        int count = window.Filters, width = window.Width, whole = (count + 15) / 16 * 16, pitch = whole + 3;
        // Behind the filters of another convolution, so that the start of their values counts.
        var filters = new TableFilters(Channels);
        float[] weight = TestRows.Vector(_random, count * Channels * width), embedding = TestRows.Vector(_random, TokenRows * Channels);
        filters.Add(TestRows.Vector(_random, 5 * Channels), 5, width: 1);
        filters.Add(weight, count, width);
        ShortTokenTable table = ShortTokenTable.Of(embedding, filters);
        int[] tokens = [.. Enumerable.Range(0, window.Reach(positions)).Select(_ => _random.Next(TokenRows))];
        long[] rows = [.. MemoryMarshal.Cast<float, long>(Locations(tokens, filters.RowLength))];
        float[] bias = [.. TestRows.Vector(_random, count), .. new float[whole - count]];

        foreach (int lanes in (int[])[1, 8, 16])
        {
            float[] best = new float[whole], y = TestRows.Unwritten(positions, whole, pitch), floored = TestRows.Unwritten(positions, whole, pitch);
            Run(lanes, Kernel(new float[whole], float.NegativeInfinity, best, 0));
            Run(lanes, Kernel(bias, float.NegativeInfinity, y, pitch));
            Run(lanes, Kernel(bias, 0, floored, pitch));

            for (int filter = 0; filter < count; filter++)
            {
                double bound = Bound(filter) + 1e-6;
                Assert.InRange(best[filter] - Enumerable.Range(0, positions).Max(position => Sum(position, filter)), -bound, bound);
                for (int position = 0; position < positions; position++)
                {
                    double exact = Sum(position, filter) + bias[filter];
                    Assert.InRange(y[(position * pitch) + filter] - exact, -bound, bound);
                    Assert.InRange(floored[(position * pitch) + filter] - Math.Max(0, exact), -bound, bound);
                }
            }

            // Behind the filters there are zeros, and nothing is written between the rows.
            TestRows.AssertNear((position, filter) => filter < count ? y[(position * pitch) + filter] : 0, y, positions, whole, pitch, 0, "rows");
        }

        ShortTableKernel Kernel(float[] added, float floor, float[] target, int targetPitch) => new()
        {
            Table = table.Values, Scales = table.Scales, Rows = rows, Window = window, Positions = positions, Bias = added, Floor = floor, Y = target, YPitch = targetPitch,
        };

        double Bound(int filter) =>
            width / 2.0 * Enumerable.Range(0, width).Sum(tap => Enumerable.Range(0, TokenRows).Max(token => Math.Abs(Tap(token, filter, tap)))) / (32_766.5 - (width / 2.0));

        double Sum(int position, int filter) => Enumerable.Range(0, width).Sum(tap => Tap(tokens[(position * window.Stride) + (tap * window.Dilation)], filter, tap));

        double Tap(int token, int filter, int tap) =>
            Enumerable.Range(0, Channels).Sum(channel => (double)weight[(((filter * Channels) + channel) * width) + tap] * embedding[(token * Channels) + channel]);
    }

    private static void Run(int lanes, ShortTableKernel kernel)
    {
        switch (lanes)
        {
            case 16: kernel.Run<Short256, Vector256<short>>(); break;
            case 8: kernel.Run<Short128, Vector128<short>>(); break;
            default: kernel.Run<Short16, short>(); break;
        }
    }

    private static float[] Locations(int[] tokens, int rowLength)
    {
        float[] locations = new float[tokens.Length * TableConvolution.LocationLength];
        TableConvolution.Locate(tokens, TokenRows, rowLength, locations);
        return locations;
    }
}
