using CnnCodegen.Generator.Diagnostics;
using CnnCodegen.Generator.Graph;

namespace CnnCodegen.Generator.Building;

/// <summary>What a layer is given to turn itself into nodes: its inputs, its modifiers, and a place to add the nodes.</summary>
/// <param name="assembly">Receives the nodes.</param>
/// <param name="layer">The layer's name inside the network that the nodes belong to.</param>
/// <param name="checker">Collects complaints about shapes.</param>
/// <param name="inputs">What the layer reads.</param>
/// <param name="modifiers">The layer's modifiers.</param>
internal sealed class LayerLowering(
    GraphAssembly assembly, string layer, LayerChecker checker, IReadOnlyList<LayerInput> inputs, LayerModifiers modifiers)
{
    public LayerChecker Checker => checker;

    public GraphAssembly Assembly => assembly;

    public IReadOnlyList<LayerInput> Inputs => inputs;

    public Node Input => inputs[0].Node;

    public Shape InputShape => Input.Shape;

    /// <summary>The layer's name inside its network.</summary>
    public string Layer => layer;

    /// <summary>The name of the layer's computations and tensors.</summary>
    public string Name { get; } = assembly.WholeName(layer);

    /// <summary>The network that the layer runs for each token, where it does.</summary>
    public NestedNetwork? Block { get; set; }

    /// <summary>The name of a tensor: <c>Weight("", "bias", 32)</c> is <c>Stem.bias</c>, of a part <c>NGrams.0.bias</c>.</summary>
    public WeightSpec Weight(string part, string tensor, params int[] shape) => WeightSpec.Of($"{PartName(part)}.{tensor}", shape);

    /// <summary>Adds a node. Its name is the layer's, with the part's where the layer has parts.</summary>
    public Node Add(Operation operation, string part = "", params Node[] reads) => assembly.AddNode(PartName(part), operation, reads);

    /// <summary>Adds the layer's normalisation after a node, where it has one.</summary>
    public Node Normalize(Node node, string part = "")
    {
        int channels = node.Shape.Channels;
        WeightSpec Norm(string tensor) => Weight(part, "norm." + tensor, channels);
        return modifiers.Normalization switch
        {
            BatchNormAttribute batch => Add(
                new BatchNormOperation(new BatchNormSpec(Norm("weight"), Norm("bias"), Norm("running_mean"), Norm("running_var"), batch.Epsilon)), part, node),
            LayerNormAttribute each => Add(new LayerNormOperation(Norm("weight"), Norm("bias"), each.Epsilon), part, node),
            _ => node,
        };
    }

    /// <summary>Adds the layer's activation after a node, where it has one.</summary>
    public Node Activate(Node node, string part = "") => Activate(node, modifiers.Activation, part);

    /// <summary>Adds an activation after a node, unless it is the identity.</summary>
    public Node Activate(Node node, ActivationFunction activation, string part = "") =>
        activation == Activation.None ? node : Add(new ActivationOperation(activation), part, node);

    /// <summary>Adds the layer's dropout after a node, where it has any.</summary>
    public Node Drop(Node node) => modifiers.HasDropout ? Add(new IdentityOperation(), "", node) : node;

    /// <summary>Adds the layer's modifiers after a node, in the order in which they apply.</summary>
    public Node Modify(Node node) => Drop(Activate(Normalize(node)));

    /// <summary>Whether one of the layer's inputs is of a kind; complains otherwise.</summary>
    public bool Reads(ShapeKind kind, int input = 0, string argument = "From")
    {
        Shape found = inputs[input].Shape;
        if (found.Kind == kind)
            return true;
        string needed = kind switch
        {
            ShapeKind.Tokens => "token ids",
            ShapeKind.Sequence => "a sequence of vectors",
            _ => "a vector",
        };
        string hint = (kind, found.Kind) switch
        {
            (ShapeKind.Sequence, ShapeKind.Tokens) => "; an Embedding turns ids into vectors",
            (ShapeKind.Vector, ShapeKind.Sequence) => "; MaxOverTime or AverageOverTime turns it into a vector",
            (ShapeKind.Vector, ShapeKind.Tokens) => "; an Embedding and a pooling turn it into a vector",
            _ => "",
        };
        Refuse(needed, hint, input, argument);
        return false;
    }

    /// <summary>Whether the layer's input holds numbers rather than token ids; complains otherwise.</summary>
    public bool ReadsNumbers(int input = 0, string argument = "From", int element = -1)
    {
        if (inputs[input].Shape.Kind != ShapeKind.Tokens)
            return true;
        Refuse("a vector or a sequence of vectors", "; an Embedding turns ids into vectors", input, argument, element);
        return false;
    }

    /// <summary>Complains that an input has not the shape that the layer needs.</summary>
    public void Refuse(string needed, string hint = "", int input = 0, string argument = "From", int element = -1) => checker.ComplainAt(
        DiagnosticIds.WrongInputShape, argument, element, needed, inputs[input].Name, inputs[input].Shape.Describe(), hint);

    /// <summary>Whether a window fits into the longest input, and whether the result is not too large; complains otherwise.</summary>
    public bool Fits(SequenceLength positions, int width, int channels, string widthArgument, string sizeArgument, int element = -1)
    {
        if (positions.Longest < 1)
        {
            RefuseWidth(Literals.Number(width), widthArgument, element);
            return false;
        }

        return checker.NotTooLarge("the result", sizeArgument, positions.Longest, channels);
    }

    /// <summary>Complains that a window is longer than the longest input.</summary>
    public void RefuseWidth(string width, string argument, int element = -1)
    {
        long longest = InputShape.LongestLength;
        string unit = InputShape.Length.Steps.Count == 0 ? "token" : "position";
        checker.ComplainAt(DiagnosticIds.WidthTooLong, argument, element, width, $"{Literals.Number(longest)} {unit}{(longest == 1 ? "" : "s")}");
    }

    /// <summary>Whether a filter with its zeros is of a size to be computed with at all; complains otherwise. Arguments may be any numbers.</summary>
    public bool HasRoomFor(FilterShape filter, int padLeft = 0, int padRight = 0) =>
        checker.NotTooLarge("the weight", "filters", filter.Filters, filter.Channels / filter.Groups, filter.Width)
        && checker.NotTooLarge("a filter", "width", filter.Width, filter.Dilation)
        && checker.NotTooLarge("the padding", "PadLeft", (long)padLeft + padRight);

    /// <summary>Adds a convolution without modifiers, after checking that it fits the longest text; null where it does not.</summary>
    /// <param name="filter">Its filters.</param>
    /// <param name="zeros">The zero rows around its input.</param>
    /// <param name="stride">The step from one position to the next.</param>
    /// <param name="hasBias">Whether it has a bias.</param>
    /// <param name="part">The part of the layer.</param>
    /// <param name="element">The element of the arguments that it stands for, or −1.</param>
    public Node? Convolve(FilterShape filter, (int Left, int Right) zeros, int stride, bool hasBias, string part = "", int element = -1)
    {
        var operation = new ConvolutionOperation(
            Weight(part, "weight", filter.Filters, filter.Channels / filter.Groups, filter.Width),
            hasBias ? Weight(part, "bias", filter.Filters) : null,
            filter,
            zeros.Left,
            zeros.Right)
        {
            Stride = stride,
        };
        if (filter.Span > InputShape.LongestLength + zeros.Left + zeros.Right)
        {
            string span = Literals.Number(filter.Span) + (filter.Dilation == 1 ? "" : $" (with Dilation {Literals.Number(filter.Dilation)})");
            RefuseWidth(span, element >= 0 ? "widths" : "width", element);
            return null;
        }

        return Fits(operation.Positions(InputShape.Length), filter.Span, filter.Filters, "width", "filters", element) ? Add(operation, part, Input) : null;
    }

    /// <summary>
    /// Adds a fully connected layer without modifiers after a node: at each position of a sequence, or over a vector. Null, after a
    /// complaint, where it would be too large.
    /// </summary>
    public Node? Connect(Node node, int outputs, bool hasBias, string part = "", string argument = "outputs")
    {
        int inputs = node.Shape.Channels;
        if (!checker.NotTooLarge("the weight", argument, outputs, inputs) || !checker.NotTooLarge("the result", argument, node.Shape.LongestLength, outputs))
            return null;
        WeightSpec weight = Weight(part, "weight", outputs, inputs);
        WeightSpec? bias = hasBias ? Weight(part, "bias", outputs) : null;
        return node.Shape.IsVector
            ? Add(new LinearOperation(weight, bias), part, node)
            : Add(new ConvolutionOperation(weight, bias, new FilterShape(outputs, inputs, Width: 1), 0, 0), part, node);
    }

    private string PartName(string part) => part.Length == 0 ? Name : Name + "." + part;
}
