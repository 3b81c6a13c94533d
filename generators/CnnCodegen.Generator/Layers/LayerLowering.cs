using CnnCodegen.Generator.Collections;
using CnnCodegen.Generator.Diagnostics;
using CnnCodegen.Generator.Graph;

namespace CnnCodegen.Generator.Layers;

/// <summary>What a layer is given to turn itself into nodes: its inputs, its modifiers, and a place to add the nodes.</summary>
/// <param name="checker">Collects complaints about shapes.</param>
/// <param name="inputs">The nodes that the layer reads, with the names of their layers.</param>
/// <param name="activation">The layer's activation.</param>
/// <param name="dropout">Whether the layer has dropout.</param>
/// <param name="maxLength">The longest text.</param>
/// <param name="nodes">Receives the nodes.</param>
internal sealed class LayerLowering(
    LayerChecker checker, IReadOnlyList<LayerInput> inputs, ActivationFunction activation, bool dropout, int maxLength, List<Node> nodes)
{
    public LayerChecker Checker => checker;

    public string Name => checker.Name;

    public IReadOnlyList<LayerInput> Inputs => inputs;

    public Node Input => inputs[0].Node;

    public int MaxLength => maxLength;

    /// <summary>Adds a node. Its name is the layer's, with the part's number where the layer has parts.</summary>
    public Node Add(Operation operation, Shape shape, string part = "", params Node[] reads)
    {
        var node = new Node(
            nodes.Count, part.Length == 0 ? Name : Name + "." + part, operation, reads.Select(read => read.Id).ToEquatableArray(), shape);
        nodes.Add(node);
        return node;
    }

    /// <summary>Adds the layer's activation after a node, where it has one.</summary>
    public Node Activate(Node node, string part = "") =>
        activation == Activation.None ? node : Add(new ActivationOperation(activation), node.Shape, part, node);

    /// <summary>Adds the layer's dropout after a node, where it has any.</summary>
    public Node Drop(Node node) => dropout ? Add(new DropoutOperation(), node.Shape, "", node) : node;

    /// <summary>Adds the layer's modifiers after a node, in the order in which they apply.</summary>
    public Node Modify(Node node) => Drop(Activate(node));

    /// <summary>Whether the layer's only input is of a kind; complains otherwise.</summary>
    public bool Reads(ShapeKind kind)
    {
        if (Input.Shape.Kind == kind)
            return true;
        string needed = kind switch
        {
            ShapeKind.Tokens => "token ids",
            ShapeKind.Sequence => "a sequence of vectors",
            _ => "a vector",
        };
        string hint = (kind, Input.Shape.Kind) switch
        {
            (ShapeKind.Sequence, ShapeKind.Tokens) => "; an Embedding turns ids into vectors",
            (ShapeKind.Vector, ShapeKind.Sequence) => "; MaxOverTime or AverageOverTime turns it into a vector",
            (ShapeKind.Vector, ShapeKind.Tokens) => "; an Embedding and a pooling turn it into a vector",
            _ => "",
        };
        checker.Complain(DiagnosticIds.WrongInputShape, "From", needed, inputs[0].Layer, Input.Shape.Describe(), hint);
        return false;
    }

    /// <summary>Adds a convolution, without modifiers, after checking that it fits the longest text; null where it does not.</summary>
    public Node? Convolve(int filters, int width, Padding padding, string part, int element)
    {
        int channels = Input.Shape.Channels;
        SequenceLength length = Input.Shape.Length;
        (int padLeft, int padRight) = padding.Zeros(width);
        int longest = length.At(maxLength);
        bool isBank = element >= 0;
        if (width > longest + padLeft + padRight)
        {
            checker.ComplainAt(
                DiagnosticIds.WidthTooLong, isBank ? "widths" : "width", element, Literals.Number(width), Literals.Number(longest));
            return null;
        }

        if (!checker.NotTooLarge("the weight", "filters", filters, channels, width))
            return null;
        string prefix = part.Length == 0 ? Name : Name + "." + part;
        var operation = new ConvolutionOperation(
            new WeightSpec(prefix + ".weight", EquatableArray.Of(filters, channels, width)),
            new WeightSpec(prefix + ".bias", EquatableArray.Of(filters)),
            padLeft,
            padRight,
            Activation.None,
            MaxOverTime: false);
        SequenceLength positions = ShapeRules.Positions(operation, length);
        if (!checker.NotTooLarge("the result", "filters", positions.At(maxLength), filters))
            return null;
        return Add(operation, Shape.Sequence(positions, filters), part, Input);
    }
}

/// <summary>What a layer reads: a node, and the name of the layer that it stands for.</summary>
internal readonly record struct LayerInput(string Layer, Node Node);
