using CnnCodegen.Generator.Graph;
using CnnCodegen.Generator.Plan;

namespace CnnCodegen.Generator.Tests.Plan;

public sealed class WinogradPolicyTests
{
    private static readonly PlanOptions Always = PlanOptions.Default with { Winograd = Winograd.Always };

    /// <summary>Those of the papers, and those that were measured to be slower.</summary>
    [Theory]
    [InlineData(300, 100, 3, 54, WinogradVerdict.Pays)]
    [InlineData(300, 100, 5, 52, WinogradVerdict.Pays)]
    [InlineData(64, 64, 3, 1014, WinogradVerdict.Pays)]
    [InlineData(512, 512, 3, 127, WinogradVerdict.Pays)]
    [InlineData(256, 768, 2, 231, WinogradVerdict.Pays)]
    [InlineData(8, 8, 3, 1014, WinogradVerdict.TooFewChannels)]
    [InlineData(8, 256, 3, 1014, WinogradVerdict.TooFewChannels)]
    [InlineData(300, 100, 3, 8, WinogradVerdict.TooFewPositions)]
    [InlineData(300, 100, 5, 4, WinogradVerdict.TooFewPositions)]
    internal void The_cost_model_chooses_what_was_measured_to_be_faster(int channels, int filters, int width, int positions, WinogradVerdict verdict) =>
        Assert.Equal(verdict, WinogradPolicy.Judge(Convolution(channels, filters, width), positions));

    [Fact]
    public void Only_dense_filters_at_each_position_are_filtered()
    {
        ConvolutionOperation dense = Convolution(64, 64, 3);

        Assert.Equal(ConvolutionAlgorithm.Winograd, AlgorithmPolicy.For(dense, 1000, Always));
        foreach (ConvolutionOperation other in (ConvolutionOperation[])
        [
            dense with { Stride = 2 },
            dense with { Filter = dense.Filter with { Dilation = 2 } },
            dense with { Filter = dense.Filter with { Groups = 2 } },
            Convolution(64, 64, 1),
            Convolution(64, 64, 6),
        ])
        {
            Assert.Equal(ConvolutionAlgorithm.Direct, AlgorithmPolicy.For(other, 1000, Always));
            Assert.Null(AlgorithmPolicy.WhyDirect(other, 1000, Always));
        }
    }

    [Fact]
    public void A_setting_decides_where_filtering_is_possible()
    {
        ConvolutionOperation large = Convolution(64, 64, 3), small = Convolution(4, 4, 3);

        Assert.Equal(
            [ConvolutionAlgorithm.Winograd, ConvolutionAlgorithm.Direct, ConvolutionAlgorithm.Winograd, ConvolutionAlgorithm.Direct, ConvolutionAlgorithm.Direct, ConvolutionAlgorithm.Winograd],
            from convolution in (ConvolutionOperation[])[large, small]
            from setting in (Winograd[])[Winograd.Auto, Winograd.Off, Winograd.Always]
            select AlgorithmPolicy.For(convolution, 1000, PlanOptions.Default with { Winograd = setting }));
        Assert.Equal("too few channels for minimal filtering", AlgorithmPolicy.WhyDirect(small, 1000, PlanOptions.Default));
    }

    [Fact]
    public void The_panels_of_minimal_filtering_hold_every_vector_once_and_fit_into_the_registers()
    {
        foreach (VectorWidth width in VectorWidth.All)
        {
            for (int vectors = 1; vectors <= 200; vectors++)
            {
                var runs = TilePolicy.PointPanels(width, vectors);
                Assert.Equal(vectors, runs.Sum(run => run.Panels * run.Vectors));
                foreach (PanelRun run in runs)
                {
                    int rows = TilePolicy.Heights(width, run.Vectors, fewest: 1, most: 1000, filtering: true).Max();
                    // The sums, the weights of one input value, and that value.
                    Assert.True((rows * run.Vectors) + run.Vectors + 1 <= width.Registers, $"{width.Bits} bits, {rows} × {run.Vectors}");
                    Assert.True(run.Panels > 0 && (run.Vectors > 1 || vectors == 1));
                }
            }
        }
    }

    [Fact]
    public void The_tiles_of_a_plan_cover_all_positions_and_its_workspace_a_block_of_them()
    {
        WinogradPlan text = WinogradPolicy.Plan(Convolution(300, 100, 4), positions: 17), document = WinogradPolicy.Plan(Convolution(64, 64, 2), positions: 1015);

        Assert.Equal((3, 6, 6), (text.Outputs, text.Tiles(17), text.MostTiles));
        Assert.Equal(6 * 6 * (304 + 48), text.Workspace);
        Assert.Equal((5, 203, 48), (document.Outputs, document.Tiles(1015), document.MostTiles));
        Assert.Equal(6 * 48 * (64 + 48), document.Workspace);
    }

    private static ConvolutionOperation Convolution(int channels, int filters, int width) => new(
        WeightSpec.Of("weight", filters, channels, width), Bias: null, new FilterShape(filters, channels, width), PadLeft: 0, PadRight: 0);
}
