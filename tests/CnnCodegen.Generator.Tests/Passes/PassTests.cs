using System.Globalization;
using CnnCodegen.Generator.Building;
using CnnCodegen.Generator.Collections;
using CnnCodegen.Generator.Declarations;
using CnnCodegen.Generator.Graph;
using CnnCodegen.Generator.Passes;
using static CnnCodegen.Generator.Tests.Declare;

namespace CnnCodegen.Generator.Tests.Passes;

public sealed class PassTests
{
    [Fact]
    public void Every_pass_leaves_a_graph_that_verifies_whichever_others_ran_before()
    {
        foreach (Graph.Network network in Networks())
        {
            foreach (string[] disabled in Subsets(PassPipeline.All.Select(pass => pass.Name).ToArray()))
            {
                NetworkGraph graph = network.Graph;
                foreach (Pass pass in PassPipeline.All.Where(pass => !disabled.Contains(pass.Name)))
                {
                    graph = pass.Run(graph);
                    Assert.True(GraphVerifier.FirstFault(graph) is null, $"{pass.Name} without [{string.Join(", ", disabled)}]: {GraphVerifier.FirstFault(graph)}");
                }
            }
        }
    }

    [Fact]
    public void All_passes_leave_of_Kims_network_a_lookup_three_fused_convolutions_a_join_and_a_linear_layer()
    {
        NetworkGraph graph = PassPipeline.Run(Kim().Graph, CompilerOptions.Default);

        Assert.Collection(
            graph.Nodes,
            node => Assert.IsType<InputOperation>(node.Operation),
            node => Assert.IsType<LookupOperation>(node.Operation),
            node => Assert.True(node.Operation is ConvolutionOperation { Width: 3, MaxOverTime: true, Activation.Kind: Activation.Relu }),
            node => Assert.True(node.Operation is ConvolutionOperation { Width: 4, MaxOverTime: true, Activation.Kind: Activation.Relu }),
            node => Assert.True(node.Operation is ConvolutionOperation { Width: 5, MaxOverTime: true, Activation.Kind: Activation.Relu }),
            node => Assert.IsType<ConcatOperation>(node.Operation),
            node => Assert.True(node.Operation is LinearOperation { Outputs: 2, Activation.Kind: Activation.None }));
    }

    [Fact]
    public void RemoveUnread_removes_layers_that_the_result_does_not_depend_on_and_nothing_else()
    {
        Graph.Network network = Build(
            Layer("Text", Words(9)),
            Layer("Vectors", Embedding(10, 4)),
            Layer("Stem", Conv1d(6, 3)),
            Layer("Wide", Conv1d(6, 7).From("Vectors")),
            Layer("WideMean", Simple<AverageOverTimeAttribute>()),
            Layer("Peak", Simple<MaxOverTimeAttribute>().From("Stem")),
            Layer("Logits", Linear(2)));

        NetworkGraph graph = new RemoveUnread().Run(network.Graph);

        Assert.Null(GraphVerifier.FirstFault(graph));
        Assert.Equal(["Text", "Vectors", "Stem", "Peak", "Logits"], graph.Nodes.Select(node => node.Name));
        // The unread layer still needs its seven positions: training computes it.
        Assert.Equal(7, graph.Inputs[0].MinLength);
    }

    [Fact]
    public void RemoveIdentities_removes_nothing_else()
    {
        NetworkGraph graph = Kim().Graph;

        NetworkGraph without = new RemoveIdentities().Run(graph);

        Assert.Equal(graph.Nodes.Where(node => node.Operation is not IdentityOperation).Select(node => node.Id), without.Nodes.Select(node => node.Id));
        Assert.Contains(graph.Nodes, node => node.Operation is IdentityOperation);
    }

    [Fact]
    public void RemoveIdentities_removes_transitions_but_the_architecture_keeps_them()
    {
        LayerDeclaration[] layers = [Layer("Text", Words(9)), Layer("Vectors", Embedding(10, 4))];
        NetworkGraph Tagger(params LayerDeclaration[] all) =>
            GraphBuilder.Build(Network(all) with { Task = nameof(SequenceTaggerAttribute) }, [], TestContext.Current.CancellationToken)!.Graph;
        NetworkGraph with = Tagger([.. layers, Layer("Pairs", Simple<TransitionsAttribute>())]);
        NetworkGraph without = Tagger(layers);

        Assert.Equal(["Pairs.weight", "Pairs.start"], with.Nodes[^1].Operation.Weights.Select(weight => weight.Name));
        Assert.Equal(without, new RemoveIdentities().Run(with));
        Assert.NotEqual(ArchitectureHash.Of(without), ArchitectureHash.Of(with));
    }

    [Fact]
    public void SinkActivationBelowMax_leaves_an_activation_that_another_layer_reads()
    {
        NetworkGraph graph = Build(
            Layer("Text", Words(9)),
            Layer("Vectors", Embedding(10, 4)),
            Layer("Stem", Conv1d(6, 3), Simple<TanhAttribute>()),
            Layer("Peak", Simple<MaxOverTimeAttribute>()),
            Layer("Mean", Simple<AverageOverTimeAttribute>().From("Stem")),
            Layer("Both", Concat("Peak", "Mean")),
            Layer("Logits", Linear(2))).Graph;

        Assert.Equal(graph, new SinkActivationBelowMax().Run(graph));
    }

    public static TheoryData<string, bool> Activations => new()
    {
        { "Relu", true }, { "Tanh", true }, { "Sigmoid", true }, { "HardTanh", true },
        { "LeakyRelu(0.01)", true }, { "LeakyRelu(0)", true }, { "LeakyRelu(-0.01)", false },
        { "Elu(1)", true }, { "Elu(0)", true }, { "Elu(-1)", false },
        { "Gelu", false }, { "Silu", false },
    };

    [Theory]
    [MemberData(nameof(Activations))]
    public void An_activation_sinks_below_the_maximum_exactly_if_it_is_monotone(string activation, bool isMonotone)
    {
        NetworkGraph graph = Build(
            Layer("Text", Words(9)),
            Layer("Vectors", Embedding(10, 4)),
            Layer("NGrams", ConvBank([6], [3]), Parse(activation))).Graph;

        NetworkGraph optimised = PassPipeline.Run(graph, CompilerOptions.Default);

        ConvolutionOperation convolution = Assert.Single(optimised.Nodes.Select(node => node.Operation).OfType<ConvolutionOperation>());
        Assert.Equal(isMonotone, convolution.MaxOverTime);
        Assert.Equal(activation, convolution.Activation.ToString());
        Assert.Equal(isMonotone ? 0 : 1, optimised.Nodes.Count(node => node.Operation is OverTimeOperation));
    }

    [Fact]
    public void Each_activation_has_its_own_architecture()
    {
        IEnumerable<string> hashes = Activations.Select(row => ArchitectureHash.Of(
            Build(Layer("Text", Words(9)), Layer("Vectors", Embedding(10, 4)), Layer("Mean", Simple<AverageOverTimeAttribute>(), Parse(row.Data.Item1))).Graph));

        Assert.Distinct(hashes);
    }

    [Fact]
    public void FuseConvolutionMaxOverTime_leaves_a_feature_map_that_another_layer_reads()
    {
        NetworkGraph graph = Build(
            Layer("Text", Words(9)),
            Layer("Vectors", Embedding(10, 4)),
            Layer("Stem", Conv1d(6, 3)),
            Layer("Peak", Simple<MaxOverTimeAttribute>()),
            Layer("Mean", Simple<AverageOverTimeAttribute>().From("Stem")),
            Layer("Logits", Concat("Peak", "Mean"))).Graph;

        Assert.Equal(graph, new FuseConvolutionMaxOverTime().Run(graph));
    }

    [Fact]
    public void FuseActivation_takes_each_activation_of_a_chain_of_linear_layers()
    {
        NetworkGraph graph = Build(
            Layer("Text", Words(9)),
            Layer("Vectors", Embedding(10, 4)),
            Layer("Mean", Simple<AverageOverTimeAttribute>()),
            Layer("First", Linear(5), Simple<TanhAttribute>()),
            Layer("Second", Linear(5), Simple<SigmoidAttribute>()),
            Layer("Logits", Linear(2))).Graph;

        NetworkGraph fused = new FuseActivation().Run(graph);

        Assert.Null(GraphVerifier.FirstFault(fused));
        Assert.DoesNotContain(fused.Nodes, node => node.Operation is ActivationOperation);
        Assert.Equal(
            [Activation.Tanh, Activation.Sigmoid, Activation.None],
            fused.Nodes.Select(node => node.Operation).OfType<LinearOperation>().Select(linear => linear.Activation.Kind));
    }

    [Fact]
    public void FuseQrnnPooling_makes_one_step_of_gates_shift_and_pooling()
    {
        NetworkGraph graph = Build(
            Layer("Text", Words(9)),
            Layer("Vectors", Embedding(10, 4)),
            Layer("First", Qrnn(16, 2)),
            Layer("Second", Qrnn(17, 2).With("State", "First")),
            Layer("Last", Simple<LastStepAttribute>())).Graph;

        NetworkGraph fused = new FuseQrnnPooling().Run(graph);

        Assert.Null(GraphVerifier.FirstFault(fused));
        Assert.Equal([1, 2], fused.Nodes.Where(node => node.Operation is QrnnOperation).Select(node => node.Inputs.Count));
        Assert.DoesNotContain(fused.Nodes, node => node.Operation is ConvolutionOperation or AddOperation or QrnnPoolOperation);
        Assert.Equal(graph.MultiplyAdds, fused.MultiplyAdds);
    }

    [Fact]
    public void FuseQrnnPooling_leaves_few_units_and_gates_that_attention_reads()
    {
        NetworkGraph graph = Build(
            Layer("Text", Words(9)),
            Layer("Vectors", Embedding(10, 4)),
            Layer("Few", Qrnn(15, 2)),
            Layer("Attended", Qrnn(15, 2).With("Memory", "Few")),
            Layer("Last", Simple<LastStepAttribute>())).Graph;
        NetworkGraph wide = Build(
            Layer("Text", Words(9)),
            Layer("Vectors", Embedding(10, 16)),
            Layer("Attended", Qrnn(16, 2).With("Memory", "Vectors")),
            Layer("Last", Simple<LastStepAttribute>())).Graph;

        Assert.Equal(graph, new FuseQrnnPooling().Run(graph));
        Assert.Equal(wide, new FuseQrnnPooling().Run(wide));
    }

    [Fact]
    public void The_verifier_names_a_node_whose_shape_is_not_what_its_operation_yields()
    {
        NetworkGraph graph = Kim().Graph;
        Node lookup = graph.Nodes.Single(node => node.Operation is LookupOperation);

        string? fault = GraphVerifier.FirstFault(graph.Replace(lookup with { Shape = Shape.Vector(300) }));

        Assert.Contains("'Vectors'", fault, StringComparison.Ordinal);
    }

    [Fact]
    public void The_verifier_names_a_node_that_reads_one_below_it()
    {
        NetworkGraph graph = Kim().Graph;

        string? fault = GraphVerifier.FirstFault(graph with { Nodes = graph.Nodes.Reverse().ToEquatableArray() });

        Assert.Contains("does not stand before it", fault, StringComparison.Ordinal);
    }

    /// <summary>An activation from what users write: <c>Elu(0.5)</c>.</summary>
    private static AttributeDeclaration Parse(string text)
    {
        string[] parts = text.Split('(', ')');
        double argument = parts.Length > 1 ? double.Parse(parts[1], CultureInfo.InvariantCulture) : 0;
        return parts[0] switch
        {
            "LeakyRelu" => LeakyRelu(argument),
            "Elu" => Elu(argument),
            _ => new AttributeDeclaration(parts[0] + "Attribute", EquatableArray<ArgumentDeclaration>.Empty),
        };
    }

    private static IEnumerable<Graph.Network> Networks()
    {
        yield return Kim();
        yield return Build(
            Layer("Text", Words(30)),
            Layer("Vectors", Embedding(10, 4), Simple<ReluAttribute>(), Dropout(0.1)),
            Layer("Stem", Conv1d(6, 3, Padding.Same), Simple<TanhAttribute>(), Dropout(0.2)),
            Layer("Second", Conv1d(6, 3), Simple<ReluAttribute>()),
            Layer("Peak", Simple<MaxOverTimeAttribute>(), Simple<SigmoidAttribute>()),
            Layer("Wide", ConvBank([7], [2]).From("Stem"), Simple<TanhAttribute>()),
            Layer("States", Qrnn(16, 2).From("Stem"), Simple<ReluAttribute>()),
            Layer("Shifted", Qrnn(16, 2).With("State", "Peak").From("Stem")),
            Layer("Last", Simple<LastStepAttribute>()),
            Layer("Mean", Simple<AverageOverTimeAttribute>().From("Vectors"), Dropout(0.3)),
            Layer("All", Concat("Peak", "Wide", "Mean", "Peak", "Last"), Simple<ReluAttribute>()),
            Layer("Hidden", Linear(5), Simple<TanhAttribute>(), Dropout(0.5)),
            Layer("Logits", Linear(2), Simple<SigmoidAttribute>(), Dropout(0.5)));
    }

    private static IEnumerable<string[]> Subsets(string[] names) => Enumerable.Range(0, 1 << names.Length)
        .Select(mask => names.Where((_, i) => (mask & (1 << i)) != 0).ToArray());
}
