using CnnCodegen.Generator.Graph;
using CnnCodegen.Generator.Passes;
using CnnCodegen.Generator.Plan;
using static CnnCodegen.Generator.Tests.Declare;

namespace CnnCodegen.Generator.Tests.Plan;

/// <summary>Which convolutions over embeddings get tables, and what becomes of the graph.</summary>
public sealed class TableTests
{
    [Fact]
    public void A_bank_over_an_embedding_shares_one_table_in_the_embeddings_place()
    {
        NetworkGraph graph = Chosen(Kim());

        Assert.Null(GraphVerifier.FirstFault(graph));
        Node table = graph.Nodes.Single(node => node.Operation is TokenTableOperation);
        var operation = (TokenTableOperation)table.Operation;
        Assert.Equal("Vectors", table.Name);
        // 7 panels of 16 filters, 3 + 4 + 5 taps; 100 words and the row of zeros.
        Assert.Equal((7 * 16 * 12, 101L * 7 * 16 * 12), (operation.RowLength, operation.Count));
        Assert.Equal(
            [("NGrams.0", 0), ("NGrams.1", 7 * 16 * 3), ("NGrams.2", 7 * 16 * 7)],
            graph.ConsumersOf(table).Select(node => (node.Name, ((TableConvolutionOperation)node.Operation).Start)));
        Assert.DoesNotContain(graph.Nodes, node => node.Operation is LookupOperation or ConvolutionOperation);
    }

    [Fact]
    public void An_embedding_that_others_read_stays_beside_its_table()
    {
        NetworkGraph graph = Chosen(
            Build(
                Layer("Text", Words(9)),
                Layer("Vectors", Embedding(10, 8)),
                Layer("Wide", Conv1d(6, 3)),
                Layer("Peak", Simple<MaxOverTimeAttribute>()),
                Layer("Mean", Simple<AverageOverTimeAttribute>().From("Vectors")),
                Layer("Logits", Concat("Peak", "Mean"))));

        Assert.Null(GraphVerifier.FirstFault(graph));
        Assert.Equal(["Text", "Vectors", "Vectors.Rows", "Wide", "Mean", "Logits"], graph.Nodes.Select(node => node.Name));
    }

    [Fact]
    public void A_project_without_a_budget_gets_no_table()
    {
        NetworkGraph graph = PassPipeline.Run(Kim().Graph, CompilerOptions.Default);

        Assert.Equal(graph, AlgorithmPolicy.Choose(graph, PlanOptions.Default with { TableBudget = 0 }));
    }

    [Fact]
    public void Of_two_tables_the_one_that_saves_more_per_byte_is_chosen_where_one_fits()
    {
        Graph.Network network = Build(
            Layer("Text", Words(9)),
            Layer("Narrow", Embedding(1_000, 20)),
            Layer("NarrowPart", ConvBank([32], [5])),
            Layer("Broad", Embedding(1_000, 50).From("Text")),
            Layer("BroadPart", ConvBank([32], [5])),
            Layer("Logits", Concat("NarrowPart", "BroadPart")));

        // 1,001 rows × 32 filters × 5 taps × 4 bytes are 0.64 MB each.
        Assert.Equal(["Broad"], Tables(network, megabytes: 1));
        Assert.Equal(["Narrow", "Broad"], Tables(network, megabytes: 2));
    }

    [Fact]
    public void What_one_table_leaves_of_the_budget_goes_to_the_next_that_fits()
    {
        Graph.Network network = Build(
            Layer("Text", Words(9)),
            Layer("Broad", Embedding(20_000, 100)),
            Layer("BroadPart", ConvBank([16, 16], [3, 1])),
            Layer("Narrow", Embedding(1_000, 5).From("Text")),
            Layer("NarrowPart", ConvBank([16], [1])),
            Layer("Logits", Concat("BroadPart", "NarrowPart")));

        // Width 3 over the broad one would be 1.9 MB, width 1 is 0.6 MB; 16-bit tables are never of a part.
        NetworkGraph graph = AlgorithmPolicy.Choose(
            PassPipeline.Run(network.Graph, CompilerOptions.Default), PlanOptions.Default with { TableBudget = 1, Tables = TableFormat.Int16 });

        Assert.Equal(["BroadPart.1", "NarrowPart.0"], graph.Nodes.Where(node => node.Operation is TableConvolutionOperation).Select(node => node.Name));
        Assert.Null(GraphVerifier.FirstFault(graph));
    }

    [Fact]
    public void A_budget_that_is_too_small_for_a_whole_table_is_used_for_the_first_words()
    {
        Graph.Network network = Build(Layer("Text", Words(9)), Layer("Vectors", Embedding(20_000, 300)), Layer("NGrams", ConvBank([100, 100, 100], [3, 4, 5])));

        NetworkGraph graph = Chosen(network, megabytes: 10);

        Assert.Null(GraphVerifier.FirstFault(graph));
        var table = (TokenTableOperation)graph.Nodes.Single(node => node.Operation is TokenTableOperation).Operation;
        // 10 MB / (1,344 values × 4 bytes), less the row of zeros.
        Assert.Equal((1_859, true, 3), (table.TableRows, table.IsPartial, table.Convolutions.Count));
        Assert.InRange(table.Bytes, 9_990_000, 10_000_000);
    }

    [Fact]
    public void Without_being_asked_no_network_gets_a_part_of_a_table()
    {
        Graph.Network network = Build(Layer("Text", Words(9)), Layer("Vectors", Embedding(20_000, 300)), Layer("NGrams", ConvBank([100], [3])));

        Assert.DoesNotContain(Chosen(network).Nodes, node => node.Operation is TokenTableOperation);
    }

    [Fact]
    public void A_convolution_without_a_table_says_why()
    {
        Graph.Network network = Kim();
        NetworkGraph graph = PassPipeline.Run(network.Graph, CompilerOptions.Default);
        Node convolution = graph.Nodes.First(node => node.Operation is ConvolutionOperation);

        Assert.Equal("no budget for a table", TablePolicy.Refusal(graph, convolution, PlanOptions.Default with { TableBudget = 0 }));
        Graph.Network large = Build(Layer("Text", Words(9)), Layer("Vectors", Embedding(20_000, 300)), Layer("NGrams", ConvBank([100], [3])));
        graph = PassPipeline.Run(large.Graph, CompilerOptions.Default);
        convolution = graph.Nodes.First(node => node.Operation is ConvolutionOperation);
        Assert.Equal("table of 26.9 MB, over the budget of 16 MB", TablePolicy.Refusal(graph, convolution, PlanOptions.Default));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(1)]
    public void Few_channels_are_computed_as_fast_as_they_are_looked_up(int channels)
    {
        Graph.Network network = Build(Layer("Text", Words(9)), Layer("Vectors", Embedding(10, channels)), Layer("NGrams", ConvBank([6], [3])));

        Assert.Empty(Tables(network));
    }

    private static NetworkGraph Chosen(Graph.Network network, int? megabytes = null) =>
        AlgorithmPolicy.Choose(PassPipeline.Run(network.Graph, CompilerOptions.Default), PlanOptions.Default with { TableBudget = megabytes });

    /// <summary>The names of the embeddings that have whole tables.</summary>
    private static IEnumerable<string> Tables(Graph.Network network, int? megabytes = null) =>
        Chosen(network, megabytes).Nodes.Where(node => node.Operation is TokenTableOperation { IsPartial: false }).Select(node => node.Name);
}
