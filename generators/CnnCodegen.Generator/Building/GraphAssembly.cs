using CnnCodegen.Generator.Collections;
using CnnCodegen.Generator.Declarations;
using CnnCodegen.Generator.Diagnostics;
using CnnCodegen.Generator.Graph;

namespace CnnCodegen.Generator.Building;

/// <summary>A network under construction: its inputs, layers and computations so far.</summary>
/// <param name="prefix">What stands before the names of its layers, tensors and computations: empty, or the name of the layer that it is inside.</param>
/// <param name="hasOneInput">Whether there is but one length to speak of.</param>
/// <param name="streamTask">The task of a network that reads an input piece by piece; null for others.</param>
internal sealed class GraphAssembly(string prefix, bool hasOneInput, TaskRules? streamTask = null)
{
    /// <summary>A composition of compositions must not fill the memory before it is refused.</summary>
    public const int MostLayers = 10_000;

    private readonly List<Node> _nodes = [];
    private readonly List<NetworkLayer> _layers = [];
    private readonly List<(int Node, string Layer, LengthAxis Axis)> _inputs = [];

    public IReadOnlyList<NetworkLayer> Layers => _layers;

    /// <summary>The name of the last input so far, or null.</summary>
    public string? LastInput => _inputs.Count == 0 ? null : _inputs[_inputs.Count - 1].Layer;

    /// <summary>The numbers of the inputs whose tokens are spelled for the layers so far that run a network for each token.</summary>
    public EquatableArray<int> SpelledInputs => _nodes.Where(node => node.Operation is PerTokenOperation { Spellings: null }).Select(node => node.Shape.Length.Axis.Index).ToEquatableArray();

    /// <summary>The name of a layer's tensors and computations.</summary>
    public string WholeName(string layer) => prefix + layer;

    /// <summary>Adds an input.</summary>
    public Node AddInput(string layer, int maxLength, bool isFixed)
    {
        string variable = hasOneInput ? "length" : char.ToLowerInvariant(layer[0]) + layer.Substring(1).Replace('.', '_') + "Length";
        var axis = new LengthAxis(_inputs.Count, variable, maxLength);
        Node node = AddNode(WholeName(layer), new InputOperation(axis, isFixed), []);
        _inputs.Add((node.Id, layer, axis));
        return node;
    }

    /// <summary>Adds an input that is a feature of the tokens of another one, whose node is given.</summary>
    public Node AddFeature(string layer, Node tokens)
    {
        var operation = (InputOperation)tokens.Operation;
        Node node = AddNode(WholeName(layer), operation with { IsFeature = true }, []);
        _inputs.Add((node.Id, layer, operation.Axis));
        return node;
    }

    /// <summary>Adds a computation, whose inputs must fit: layers check that before, in the user's words.</summary>
    public Node AddNode(string name, Operation operation, IReadOnlyList<Node> reads)
    {
        Shape shape = operation.Infer([.. reads.Select(read => read.Shape)])
            ?? throw new InvalidOperationException($"{operation.GetType().Name} '{name}' cannot read {string.Join(", ", reads.Select(read => read.Shape.Describe()))}.");
        var node = new Node(_nodes.Count, name, operation, reads.Select(read => read.Id).ToEquatableArray(), shape);
        _nodes.Add(node);
        return node;
    }

    /// <summary>Adds a layer with its computations; null where it does not fit, after a complaint.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="definition">How it is understood.</param>
    /// <param name="attributes">Its attribute, then its modifiers in the order in which they apply.</param>
    /// <param name="modifiers">The modifiers, understood.</param>
    /// <param name="inputs">What it reads.</param>
    /// <param name="checker">Collects complaints.</param>
    public LayerInput? AddLayer(
        string name,
        LeafDefinition definition,
        EquatableArray<AttributeDeclaration> attributes,
        LayerModifiers modifiers,
        IReadOnlyList<LayerInput> inputs,
        LayerChecker checker)
    {
        if (AttributeFactory.Create(attributes[0]) is not LayerAttribute attribute)
            return null;
        if (_layers.Count >= MostLayers)
        {
            checker.Complain(DiagnosticIds.TooLarge, "", "the network", $"more than {Literals.Thousands(MostLayers)} layers", Literals.Thousands(MostLayers));
            return null;
        }

        int first = _nodes.Count;
        var lowering = new LayerLowering(this, name, checker, inputs, modifiers);
        if (definition.Lower(attribute, lowering) is not { } result)
            return null;
        Node[] added = [.. _nodes.Skip(first)];
        if (streamTask is not null && !Causality.Check(attribute, added, _nodes, streamTask, checker))
            return null;
        _layers.Add(new NetworkLayer(
            WholeName(name),
            attributes,
            inputs.Select(input => input.Layer).ToEquatableArray(),
            result.Shape,
            result.Id,
            added.SelectMany(node => node.Operation.Weights).Distinct().ToEquatableArray(),
            added.Sum(node => node.Operation.MultiplyAdds([.. node.Inputs.Select(id => _nodes[id].Shape)], node.Shape)))
        {
            Block = lowering.Block,
        });
        return new LayerInput(name, _layers.Count - 1, result);
    }

    /// <summary>The finished graph.</summary>
    /// <param name="output">The node that yields the network's result.</param>
    public NetworkGraph Finish(Node output) => new(_nodes.ToEquatableArray(), output.Id, _inputs.Select(ToGraphInput).ToEquatableArray())
    {
        Stream = streamTask is null ? null : _inputs[streamTask.Stream!.Value].Axis,
    };

    private GraphInput ToGraphInput((int Node, string Layer, LengthAxis Axis) input)
    {
        if (_nodes[input.Node].Shape.Length.IsConstant)
            return new GraphInput(input.Node, input.Axis, input.Axis.MaxLength);
        // The shortest text is one for which no value is empty, also of those that nobody reads: it is the same in training.
        int shortest = _nodes.Where(node => !node.Shape.IsVector && node.Shape.Length.Axis == input.Axis).Max(node => node.Shape.Length.ShortestText());
        return new GraphInput(input.Node, input.Axis, shortest);
    }
}
