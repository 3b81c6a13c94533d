using System.Runtime.InteropServices;
using CnnCodegen.Kernels;
using CnnCodegen.Preparation;

namespace CnnCodegen.Runtime.Tests.Kernels;

/// <summary>Convolutions as sums of table rows: those of the definition, for every width of vectors and every rest of filters.</summary>
public sealed class TableConvolutionTests
{
    private const int Channels = 5;
    private const int TokenRows = 7;
    private const double Tolerance = 2e-6;

    private readonly Random _random = new(3);

    [Fact]
    public void Two_tokens_under_two_filters_of_width_2_by_hand()
    {
        // Rows (1, 2) and (3, −1); filters [1 0; 0 1] (first channel now, second channel next) and [2 2; 0 0].
        float[] embedding = [1, 2, 3, -1];
        float[] weight = [1, 0, 0, 1, 2, 2, 0, 0];
        var filters = new TableFilters(channels: 2);
        filters.Add(weight, filters: 2, width: 2);
        AlignedFloats table = TokenTable.Of(embedding, filters);
        float[] locations = Locations([0, 1, 0], filters.RowLength), best = new float[16], y = new float[2 * 16];

        TableConvolution.MaxOverTime(table.Span, locations, new TableWindow(0, 2, 2), positions: 2, best);
        TableConvolution.MapRelu(table.Span, locations, new TableWindow(0, 2, 2), [-2, -9, .. new float[14]], positions: 2, y, yPitch: 16);

        // Tokens 0 1: 1 + (−1) and 2 · (1 + 3). Tokens 1 0: 3 + 2 and 2 · (3 + 1).
        Assert.Equal([5f, 8f], best[..2]);
        Assert.Equal([0f, 0f], y[..2]);
        Assert.Equal([3f, 0f], y[16..18]);
    }

    public static TheoryData<int, int, int> Windows
    {
        get
        {
            var windows = new TheoryData<int, int, int>();
            for (int width = 1; width <= 7; width++)
                windows.Add(width, 1, 1);
            windows.Add(3, 2, 1);
            windows.Add(2, 1, 3);
            windows.Add(4, 3, 2);
            return windows;
        }
    }

    [Theory]
    [MemberData(nameof(Windows))]
    public void Sums_are_those_of_the_definition(int width, int stride, int dilation)
    {
        foreach (int count in (int[])[1, 3, 4, 7, 8, 9, 15, 16, 17, 24, 31, 33, 40])
        {
            for (int positions = 1; positions <= 6; positions++)
                AssertSums(new TableWindow(start: 0, count, width, stride, dilation), positions);
        }
    }

    [Fact]
    public void Zeros_among_the_locations_stand_for_rows_of_zeros()
    {
        (TableFilters filters, float[] weight, float[] embedding) = RandomFilters(before: 0, count: 9, width: 3);
        AlignedFloats table = TokenTable.Of(embedding, filters);
        float[] locations = [0, 0, .. Locations([4], filters.RowLength), 0, 0], y = new float[16];

        TableConvolution.Map(table.Span, locations, new TableWindow(0, 9, 3), new float[16], positions: 1, y, yPitch: 16);

        TestRows.AssertNear((_, filter) => Tap(weight, embedding, 4, filter, 1, 3), y.AsSpan(0, 9), 1, 9, 9, Tolerance, "between zero rows");
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(TokenRows)]
    [InlineData(int.MaxValue)]
    public void A_token_outside_the_table_is_refused(int token) => Assert.Throws<ArgumentOutOfRangeException>(
        () => TableConvolution.Locate([0, token], TokenRows, rowLength: 48, new float[4]));

    [Fact]
    public void Nothing_is_allocated()
    {
        (TableFilters filters, _, float[] embedding) = RandomFilters(before: 0, count: 20, width: 3);
        AlignedFloats table = TokenTable.Of(embedding, filters);
        int[] tokens = [1, 2, 3, 4];
        float[] locations = new float[8], best = new float[32], y = new float[2 * 32], bias = new float[32];

        Assert.Equal(0, Allocations.Of(() =>
        {
            TableConvolution.Locate(tokens, TokenRows, filters.RowLength, locations);
            TableConvolution.MaxOverTime(table.Span, locations, new TableWindow(0, 20, 3), 2, best);
            TableConvolution.MapRelu(table.Span, locations, new TableWindow(0, 20, 3), bias, 2, y, 32);
        }));
    }

    private void AssertSums(TableWindow window, int positions)
    {
        // Behind the filters of another convolution, so that the start of their values counts.
        const int before = 5;
        (TableFilters filters, float[] weight, float[] embedding) = RandomFilters(before, window.Filters, window.Width);
        AlignedFloats table = TokenTable.Of(embedding, filters);
        window = new TableWindow(start: 16, window.Filters, window.Width, window.Stride, window.Dilation);
        int[] tokens = [.. Enumerable.Range(0, window.Reach(positions)).Select(_ => _random.Next(TokenRows))];
        long[] rows = [.. MemoryMarshal.Cast<float, long>(Locations(tokens, filters.RowLength))];
        int count = window.Filters, whole = (count + 15) / 16 * 16, pitch = whole + 3;
        float[] bias = [.. TestRows.Vector(_random, count), .. new float[whole - count]];

        foreach (int lanes in Widths.UpTo(16))
        {
            string what = FormattableString.Invariant($"{count} filters of width {window.Width}, stride {window.Stride}, dilation {window.Dilation}, {positions} positions, {lanes} lanes");
            float[] best = new float[whole], y = TestRows.Unwritten(positions, whole, pitch), floored = TestRows.Unwritten(positions, whole, pitch);
            Widths.Run(lanes, new TableMaxKernel { Table = table.Span, Rows = rows, Window = window, Positions = positions, Best = best });
            Widths.Run(lanes, Map(float.NegativeInfinity, y));
            Widths.Run(lanes, Map(0, floored));

            TestRows.AssertNear((_, filter) => Enumerable.Range(0, positions).Max(position => Sum(position, filter)), best.AsSpan(0, count), 1, count, count, Tolerance, what);
            TestRows.AssertNear((position, filter) => filter < count ? Sum(position, filter) + bias[filter] : 0, y, positions, whole, pitch, Tolerance, what);
            TestRows.AssertNear((position, filter) => filter < count ? Math.Max(0, Sum(position, filter) + bias[filter]) : 0, floored, positions, whole, pitch, Tolerance, what);

            TableMapKernel Map(float floor, float[] target) => new()
            {
                Table = table.Span, Rows = rows, Window = window, Positions = positions, Bias = bias, Floor = floor, Y = target, YPitch = pitch,
            };
        }

        double Sum(int position, int filter) => Enumerable.Range(0, window.Width)
            .Sum(tap => Tap(weight, embedding, tokens[(position * window.Stride) + (tap * window.Dilation)], filter, tap, window.Width));
    }

    private static double Tap(float[] weight, float[] embedding, int token, int filter, int tap, int width) =>
        Enumerable.Range(0, Channels).Sum(channel => (double)weight[(((filter * Channels) + channel) * width) + tap] * embedding[(token * Channels) + channel]);

    private (TableFilters Filters, float[] Weight, float[] Embedding) RandomFilters(int before, int count, int width)
    {
        var filters = new TableFilters(Channels);
        float[] weight = TestRows.Vector(_random, count * Channels * width);
        if (before > 0)
            filters.Add(TestRows.Vector(_random, before * Channels), before, width: 1);
        filters.Add(weight, count, width);
        return (filters, weight, TestRows.Vector(_random, TokenRows * Channels));
    }

    private static float[] Locations(int[] tokens, int rowLength)
    {
        float[] locations = new float[tokens.Length * TableConvolution.LocationLength];
        TableConvolution.Locate(tokens, TokenRows, rowLength, locations);
        return locations;
    }
}
