using CnnCodegen.Generator.Graph;
using CnnCodegen.Generator.Passes;
using CnnCodegen.Generator.Plan;
using static CnnCodegen.Generator.Tests.Declare;

namespace CnnCodegen.Generator.Tests.Plan;

public sealed class PlanTests
{
    [Fact]
    public void Panels_hold_every_vector_once_and_no_tile_needs_more_registers_than_there_are()
    {
        foreach (VectorWidth width in VectorWidth.All)
        {
            for (int vectors = 1; vectors <= 200; vectors++)
            {
                var runs = TilePolicy.Panels(vectors);
                Assert.Equal(vectors, runs.Sum(run => run.Panels * run.Vectors));
                foreach (PanelRun run in runs)
                {
                    int rows = TilePolicy.Heights(width, run.Vectors, fewest: 1, most: 1000).Max();
                    // The sums, the weights of one input value, and that value.
                    Assert.True((rows * run.Vectors) + run.Vectors + 1 <= width.Registers, $"{width.Bits} bits, {rows} × {run.Vectors}");
                    // A single vector is for filters that fit into one.
                    Assert.True(run.Vectors > 1 || vectors == 1);
                }
            }
        }
    }

    [Theory]
    [InlineData(7, "1×3 2×2")]
    [InlineData(4, "2×2")]
    [InlineData(32, "10×3 1×2")]
    [InlineData(6, "2×3")]
    [InlineData(13, "3×3 2×2")]
    [InlineData(8, "2×3 1×2")]
    [InlineData(2, "1×2")]
    [InlineData(1, "1×1")]
    public void Panels_are_as_few_as_possible(int vectors, string expected)
    {
        Assert.Equal(expected, string.Join(" ", TilePolicy.Panels(vectors).Select(run => $"{run.Panels}×{run.Vectors}")));
    }

    [Fact]
    public void Some_tile_fits_every_number_of_positions_that_can_occur()
    {
        foreach (VectorWidth width in VectorWidth.All)
        {
            for (int vectors = 1; vectors <= 3; vectors++)
            {
                for (int fewest = 1; fewest <= 20; fewest++)
                {
                    for (int most = fewest; most <= 20; most++)
                    {
                        var heights = TilePolicy.Heights(width, vectors, fewest, most);
                        Assert.Equal(heights.Order(), heights);
                        Assert.InRange(heights[0], 1, fewest);
                        Assert.InRange(heights[heights.Count - 1], 1, most);
                    }
                }
            }
        }
    }

    [Fact]
    public void The_arena_never_gives_one_place_to_two_values_that_are_needed_at_once()
    {
        var random = new Random(7);
        for (int round = 0; round < 200; round++)
        {
            var arena = new Arena(16);
            var placed = new List<(int Offset, int Length, int First, int Last)>();
            for (int step = 0; step < 30; step++)
            {
                int length = random.Next(1, 500);
                int last = step + random.Next(0, 6);
                placed.Add((arena.Reserve(length, step, last), length, step, last));
            }

            foreach (var value in placed)
            {
                Assert.Equal(0, value.Offset % 16);
                Assert.True(value.Offset + value.Length <= arena.Length);
                foreach (var other in placed.Where(other => other != value && other.First <= value.Last && value.First <= other.Last))
                    Assert.True(other.Offset + other.Length <= value.Offset || value.Offset + value.Length <= other.Offset);
            }
        }
    }

    [Fact]
    public void The_arena_uses_a_place_again_once_its_value_is_not_needed()
    {
        var arena = new Arena(16);
        arena.Reserve(100, 0, 1);
        arena.Reserve(100, 1, 2);

        Assert.Equal(0, arena.Reserve(100, 2, 3));
    }

    [Fact]
    public void The_parts_of_a_bank_are_written_where_the_joined_vector_lies()
    {
        Graph.Network network = Kim();
        NetworkGraph graph = PassPipeline.Run(network.Graph, CompilerOptions.Default);
        NetworkPlan plan = Planner.Plan(network, graph, VectorWidth.For(CompilerOptions.Default), PlanOptions.Default);

        Node joined = graph.Nodes.Single(node => node.Operation is ConcatOperation);
        int start = plan.PlacementOf(joined.Id).Offset;
        Assert.Equal([start, start + 100, start + 200], joined.Inputs.Select(id => plan.PlacementOf(id).Offset));
        Assert.Equal(Memory.Output, plan.PlacementOf(graph.Output).Memory);
    }

    [Fact]
    public void A_sequence_has_the_zero_rows_of_its_widest_reader()
    {
        Graph.Network network = Build(
            Layer("Text", Words(9)),
            Layer("Vectors", Embedding(10, 4)),
            Layer("Narrow", ConvBank([3], [2])),
            Layer("Wide", Conv1d(3, 6, Padding.Same).From("Vectors")),
            Layer("Peak", Simple<MaxOverTimeAttribute>()),
            Layer("Logits", Concat("Narrow", "Peak")));
        NetworkPlan plan = Planner.Plan(
            network, PassPipeline.Run(network.Graph, CompilerOptions.Default), VectorWidth.For(CompilerOptions.Default), PlanOptions.Default with { TableBudget = 0 });

        Placement vectors = plan.PlacementOf(plan.Graph.Nodes.Single(node => node.Operation is LookupOperation).Id);
        Assert.Equal((2, 9, 3), (vectors.ZeroRowsBefore, vectors.Rows, vectors.ZeroRowsAfter));
    }

    [Theory]
    [InlineData(100, true)]
    [InlineData(1_000_000, false)]
    public void A_table_goes_before_the_fusion_of_gates_and_pooling(int rows, bool hasTable)
    {
        NetworkGraph passed = PassPipeline.Run(
            Build(Layer("Text", Words(9)), Layer("Vectors", Embedding(rows, 8)), Layer("Lower", Qrnn(16, 2)), Layer("Upper", Qrnn(16, 2)), Layer("Last", Simple<LastStepAttribute>())).Graph,
            CompilerOptions.Default);

        NetworkGraph graph = AlgorithmPolicy.Choose(passed, PlanOptions.Default);

        Assert.Null(GraphVerifier.FirstFault(graph));
        Assert.Equal(hasTable ? 1 : 2, graph.Nodes.Count(node => node.Operation is QrnnOperation));
        Assert.Equal(hasTable ? 1 : 0, graph.Nodes.Count(node => node.Operation is TableConvolutionOperation));
        Assert.Equal(hasTable ? 1 : 0, graph.Nodes.Count(node => node.Operation is QrnnPoolOperation));
    }

    [Theory]
    [InlineData(Winograd.Auto, 400, true)]
    [InlineData(Winograd.Auto, 4, false)]
    [InlineData(Winograd.Off, 400, false)]
    public void Minimal_filtering_of_gates_goes_before_their_fusion_with_the_pooling(Winograd winograd, int positions, bool isApart)
    {
        NetworkGraph passed = PassPipeline.Run(
            Build(Layer("Text", Words(positions)), Layer("Vectors", Embedding(1_000_000, 256)), Layer("Layer", Qrnn(256, 2)), Layer("Last", Simple<LastStepAttribute>())).Graph,
            CompilerOptions.Default);

        NetworkGraph graph = AlgorithmPolicy.Choose(passed, PlanOptions.Default with { Winograd = winograd });

        Assert.Null(GraphVerifier.FirstFault(graph));
        Assert.Equal(isApart ? 0 : 1, graph.Nodes.Count(node => node.Operation is QrnnOperation));
        Assert.Equal(isApart ? 1 : 0, graph.Nodes.Count(node => node.Operation is QrnnPoolOperation));
    }
}
