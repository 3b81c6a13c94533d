using CnnCodegen.Kernels;
using CnnCodegen.Preparation;

namespace CnnCodegen.Runtime.Tests.Kernels;

public sealed class WinogradTests
{
    private const double Tolerance = 2e-6;

    private readonly Random _random = new(1);

    /// <summary>The polynomial 1 + 2p + 3p² at 0, 1, −1, 2, −2, over the divisors 4, −6, −6, 24, 24; at infinity its highest coefficient.</summary>
    [Fact]
    public void A_filter_becomes_its_values_at_six_points() =>
        Assert.Equal([1 / 4f, 6 / -6f, 2 / -6f, 17 / 24f, 9 / 24f, 3], WinogradFilters.Transform([1, 2, 3], width: 3));

    [Fact]
    public void A_tile_without_a_neighbour_is_transformed_as_the_matrices_say()
    {
        float[] y = new float[6 * 16];
        var kernel = new WinogradInputKernel { X = [1, 2, 3, 5, 8, 13], XPitch = 1, Channels = 1, Step = 4, Rows = 6, Tiles = 1, Y = y, YPitch = 16 };

        kernel.Run<Width1, float>();

        // 4·1 − 5·3 + 8; (8 − 4·3) ± (5 − 4·2); (8 − 3) ± 2 (5 − 2); 4·2 − 5·5 + 13
        Assert.Equal([-3, -7, -1, 11, -1, -4], Enumerable.Range(0, 6).Select(point => y[point * 16]));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Products_at_six_points_are_a_convolution(int width)
    {
        for (int positions = 1; positions <= 13; positions++)
        {
            int channels = 1 + (positions * 5 % 19), filters = 1 + (positions * 7 % 20), xPitch = channels + (positions % 3), yPitch = filters + (positions % 2);
            float[] x = TestRows.Random(_random, positions + width - 1, channels, xPitch);
            float[] weight = TestRows.Vector(_random, filters * channels * width), bias = TestRows.Vector(_random, filters);
            foreach (int lanes in Widths.UpTo(Math.Min(channels, filters)))
            {
                string what = FormattableString.Invariant($"{positions} positions of {channels} channels, {filters} filters, {lanes} lanes");
                var window = new WinogradWindow(width, channels, xPitch, yPitch, mostTiles: 100);
                WinogradSums sums = Sums(x, weight, window, positions, filters, lanes);

                float[] y = TestRows.Unwritten(positions, filters, yPitch);
                RunMap<Off>(lanes, sums, bias, y, yPitch);
                TestRows.AssertNear((position, filter) => At(position, filter) + bias[filter], y, positions, filters, yPitch, Tolerance * channels, what);

                y = TestRows.Unwritten(positions, filters, yPitch);
                RunMap<On>(lanes, sums, bias, y, yPitch);
                TestRows.AssertNear((position, filter) => Math.Max(0, At(position, filter) + bias[filter]), y, positions, filters, yPitch, Tolerance * channels, what + ", Relu");

                float[] best = [.. Enumerable.Repeat(float.NegativeInfinity, filters)];
                RunMax(lanes, sums, best);
                TestRows.AssertNear((_, filter) => Enumerable.Range(0, positions).Max(position => At(position, filter)), best, 1, filters, filters, Tolerance * channels, what + ", max");
            }

            double At(int position, int filter) => Enumerable.Range(0, channels).Sum(channel => Enumerable.Range(0, width).Sum(tap =>
                (double)weight[(((filter * channels) + channel) * width) + tap] * x[((position + tap) * xPitch) + channel]));
        }
    }

    /// <summary>A block is what one call sees of a long text: they must meet without a gap.</summary>
    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Blocks_of_tiles_follow_each_other(int width)
    {
        const int channels = 17, filters = 16, mostTiles = 3;
        for (int positions = 1; positions <= 40; positions++)
        {
            var window = new WinogradWindow(width, channels, inputPitch: 18, outputPitch: filters, mostTiles);
            float[] x = TestRows.Random(_random, positions + width - 1, channels, 18), weight = TestRows.Vector(_random, filters * channels * width), bias = new float[filters];
            float[] whole = new float[positions * filters], y = new float[positions * filters], workspace = new float[6 * mostTiles * (window.Pitch + filters)];
            RunMap<Off>(lanes: 1, Sums(x, weight, window, positions, filters, lanes: 1), bias, whole, filters);
            float[] best = [.. Enumerable.Repeat(float.NegativeInfinity, filters)];

            for (int tile = 0; tile < window.Tiles(positions); tile += window.TilesPerBlock(positions))
            {
                var block = new WinogradBlock(x, window, tile, positions, workspace);
                for (int point = 0; point < WinogradWindow.Points; point++)
                    Multiply(block.Rows(point), weight, window, block.Tiles, filters, point, block.Sums(point, filters));
                block.Map(bias, y);
                block.Max(best);
            }

            TestRows.AssertNear((position, filter) => whole[(position * filters) + filter], y, positions, filters, filters, 1e-4, FormattableString.Invariant($"{positions} positions"));
            TestRows.AssertNear((_, filter) => Enumerable.Range(0, positions).Max(position => y[(position * filters) + filter]), best, 1, filters, filters, 1e-5, "max");
        }
    }

    [Fact]
    public void A_block_allocates_nothing()
    {
        var window = new WinogradWindow(width: 3, channels: 20, inputPitch: 20, outputPitch: 16, mostTiles: 2);
        float[] x = new float[10 * 20], bias = new float[16], y = new float[8 * 16], workspace = new float[6 * 2 * (window.Pitch + 16)];

        Assert.Equal(0, Allocations.Of(() =>
        {
            var block = new WinogradBlock(x, window, firstTile: 0, positions: 8, workspace);
            block.Max(bias);
            block.MapRelu(bias, y);
        }));
    }

    /// <summary>The sums of all tiles at all points, multiplied by hand: <c>[point][tile][filter]</c>.</summary>
    private static WinogradSums Sums(float[] x, float[] weight, in WinogradWindow window, int positions, int filters, int lanes)
    {
        int tiles = window.Tiles(positions);
        float[] rows = new float[WinogradWindow.Points * tiles * window.Pitch], sums = new float[WinogradWindow.Points * tiles * filters];
        Widths.Run(lanes, new WinogradInputKernel
        {
            X = x,
            XPitch = window.InputPitch,
            Channels = window.Channels,
            Step = window.Outputs,
            Rows = positions + window.Width - 1,
            Tiles = tiles,
            Y = rows,
            YPitch = window.Pitch,
        });
        for (int point = 0; point < WinogradWindow.Points; point++)
            Multiply(rows.AsSpan(point * tiles * window.Pitch), weight, window, tiles, filters, point, sums.AsSpan(point * tiles * filters));
        return new WinogradSums(sums, filters, tiles, positions, window.Outputs);
    }

    private static void Multiply(ReadOnlySpan<float> rows, float[] weight, in WinogradWindow window, int tiles, int filters, int point, Span<float> sums)
    {
        float[] values = WinogradFilters.Transform(weight, window.Width);
        for (int tile = 0; tile < tiles; tile++)
        {
            for (int filter = 0; filter < filters; filter++)
            {
                double sum = 0;
                for (int channel = 0; channel < window.Channels; channel++)
                    sum += (double)rows[(tile * window.Pitch) + channel] * values[(((filter * window.Channels) + channel) * WinogradWindow.Points) + point];
                sums[(tile * filters) + filter] = (float)sum;
            }
        }
    }

    private static void RunMap<TRelu>(int lanes, in WinogradSums sums, float[] bias, float[] y, int pitch)
        where TRelu : struct, ISwitch
    {
        switch (sums.Outputs)
        {
            case 2: Widths.Run(lanes, new WinogradMapKernel<TwoOutputs, TRelu> { Sums = sums, Bias = bias, Y = y, YPitch = pitch }); break;
            case 3: Widths.Run(lanes, new WinogradMapKernel<ThreeOutputs, TRelu> { Sums = sums, Bias = bias, Y = y, YPitch = pitch }); break;
            case 4: Widths.Run(lanes, new WinogradMapKernel<FourOutputs, TRelu> { Sums = sums, Bias = bias, Y = y, YPitch = pitch }); break;
            default: Widths.Run(lanes, new WinogradMapKernel<FiveOutputs, TRelu> { Sums = sums, Bias = bias, Y = y, YPitch = pitch }); break;
        }
    }

    private static void RunMax(int lanes, in WinogradSums sums, float[] best)
    {
        switch (sums.Outputs)
        {
            case 2: Widths.Run(lanes, new WinogradMaxKernel<TwoOutputs> { Sums = sums, Best = best }); break;
            case 3: Widths.Run(lanes, new WinogradMaxKernel<ThreeOutputs> { Sums = sums, Best = best }); break;
            case 4: Widths.Run(lanes, new WinogradMaxKernel<FourOutputs> { Sums = sums, Best = best }); break;
            default: Widths.Run(lanes, new WinogradMaxKernel<FiveOutputs> { Sums = sums, Best = best }); break;
        }
    }
}
