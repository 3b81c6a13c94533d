using CnnCodegen.Kernels;
using CnnCodegen.Preparation;

namespace CnnCodegen.Runtime.Tests.Kernels;

/// <summary>A table of some words yields, bit for bit, what a table of all yields: the same product, made earlier or later.</summary>
public sealed class PartialTableTests
{
    private const int Channels = 5;
    private const int TokenRows = 9;
    private const int Filters = 20;

    /// <summary>Words of the table and others, repeated, at both ends.</summary>
    private static readonly int[] Tokens = [8, 0, 8, 3, 4, 7, 7, 1, 8, 2, 6, 5];

    private readonly Random _random = new(9);

    [Theory]
    [InlineData(3, 1, 1)]
    [InlineData(5, 1, 1)]
    [InlineData(6, 1, 1)]
    [InlineData(2, 2, 3)]
    public void Rows_that_are_computed_are_those_of_the_whole_table(int width, int stride, int dilation)
    {
        float[] embedding = TestRows.Vector(_random, TokenRows * Channels);
        var filters = new TableFilters(Channels);
        filters.Add(TestRows.Vector(_random, Filters * Channels * width), Filters, width);
        var window = new TableWindow(0, Filters, width, stride, dilation);
        int positions = 1 + ((Tokens.Length - window.Reach(1)) / stride);
        float[] bias = [.. TestRows.Vector(_random, Filters), .. new float[32 - Filters]];
        float[] locations = Locations(), best = new float[32], map = new float[positions * 32], relu = new float[positions * 32];
        AlignedFloats whole = TokenTable.Of(embedding, filters);
        TableConvolution.Locate(Tokens, TokenRows, filters.RowLength, locations);
        TableConvolution.MaxOverTime(whole.Span, locations, window, positions, best);
        TableConvolution.Map(whole.Span, locations, window, bias, positions, map, 32);
        TableConvolution.MapRelu(whole.Span, locations, window, bias, positions, relu, 32);

        for (int tableRows = 0; tableRows <= TokenRows; tableRows++)
        {
            var part = new PartialTokenTable(embedding, filters, tableRows);
            float[] computed = new float[Tokens.Length * (filters.RowLength + Channels)];
            float[] partBest = new float[32], partMap = new float[positions * 32], partRelu = new float[positions * 32];
            TableConvolution.Locate(part, Tokens, locations, computed);
            TableConvolution.MaxOverTime(part, computed, locations, window, positions, partBest);
            TableConvolution.Map(part, computed, locations, window, bias, positions, partMap, 32);
            TableConvolution.MapRelu(part, computed, locations, window, bias, positions, partRelu, 32);

            Assert.Equal(best, partBest);
            Assert.Equal(map, partMap);
            Assert.Equal(relu, partRelu);
        }
    }

    [Fact]
    public void A_word_that_occurs_twice_is_computed_once()
    {
        var filters = new TableFilters(Channels);
        filters.Add(TestRows.Vector(_random, 16 * Channels), 16, width: 1);
        var table = new PartialTokenTable(TestRows.Vector(_random, TokenRows * Channels), filters, tableRows: 2);
        float[] computed = new float[Tokens.Length * (filters.RowLength + Channels)];

        TableConvolution.Locate(table, [8, 3, 8, 1, 3], Locations(), computed.AsSpan(0, 5 * (16 + Channels)));

        Assert.DoesNotContain(0f, computed[..(2 * 16)]);
        Assert.All(computed[(2 * 16)..(5 * 16)], static value => Assert.Equal(0, value));
    }

    [Fact]
    public void A_token_outside_the_embedding_is_refused()
    {
        var filters = new TableFilters(Channels);
        filters.Add(TestRows.Vector(_random, Channels), 1, width: 1);
        var table = new PartialTokenTable(TestRows.Vector(_random, TokenRows * Channels), filters, tableRows: 2);

        Assert.Throws<ArgumentOutOfRangeException>(() => TableConvolution.Locate(table, [TokenRows], new float[2], new float[16 + Channels]));
        Assert.Throws<ArgumentOutOfRangeException>(() => TableConvolution.Locate(table, [-1], new float[2], new float[16 + Channels]));
    }

    [Fact]
    public void Nothing_is_allocated()
    {
        var filters = new TableFilters(Channels);
        filters.Add(TestRows.Vector(_random, Filters * Channels * 3), Filters, width: 3);
        var table = new PartialTokenTable(TestRows.Vector(_random, TokenRows * Channels), filters, tableRows: 4);
        float[] locations = Locations(), computed = new float[Tokens.Length * (filters.RowLength + Channels)], best = new float[32];

        Assert.Equal(0, Allocations.Of(() =>
        {
            TableConvolution.Locate(table, Tokens, locations, computed);
            TableConvolution.MaxOverTime(table, computed, locations, new TableWindow(0, Filters, 3), 10, best);
        }));
    }

    private static float[] Locations() => new float[Tokens.Length * TableConvolution.LocationLength];
}
