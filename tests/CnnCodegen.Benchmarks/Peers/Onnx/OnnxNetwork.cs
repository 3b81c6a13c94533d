using CnnCodegen.Benchmarks.Networks;

namespace CnnCodegen.Benchmarks.Peers.Onnx;

/// <summary>Writes a network as an ONNX model, layer by layer, for texts of one shape: every shape is known to the optimiser.</summary>
internal sealed class OnnxNetwork
{
    public const string InputName = "tokens";
    public const string OutputName = "scores";

    private readonly OnnxGraph _graph;
    private readonly NetworkDescription _description;
    private readonly OnnxValue _input;
    private readonly int _spelling;
    private readonly OnnxValue[] _values;

    /// <param name="graph">The graph.</param>
    /// <param name="description">The network.</param>
    /// <param name="input">Its tokens.</param>
    /// <param name="spelling">The characters of each token, for a network that reads them.</param>
    private OnnxNetwork(OnnxGraph graph, NetworkDescription description, OnnxValue input, int spelling)
    {
        _graph = graph;
        _description = description;
        _input = input;
        _spelling = spelling;
        _values = new OnnxValue[description.Layers.Count];
    }

    /// <summary>The model file's bytes.</summary>
    public static byte[] Create(ComparedNetwork network, PeerForm form)
    {
        var model = new OnnxWriter();
        TextSet texts = network.Texts;
        var tokens = new OnnxValue(model.Input(InputName, texts.Rows, texts.Columns), OnnxLayout.Tokens, network.Length, 1);
        var graph = new OnnxGraph(model, network.Weights, form, network.Batch);
        OnnxValue result = new OnnxNetwork(graph, network.Description, tokens, texts.Columns).Build();
        string output = network.IsClassifier ? model.Node("Softmax", [result.Name], ("axis", 1)) : result.Name;
        model.Output(output, OutputName, network.OutputShape);
        return model.ToModel();
    }

    private OnnxValue Build()
    {
        foreach ((int index, LayerDescription layer) in _description.Layers.Index())
            _values[index] = Build(layer);

        return _values[^1];
    }

    private OnnxValue Build(LayerDescription layer)
    {
        if (layer.Inputs.Count > 1)
            throw new NotSupportedException($"{layer.Name} reads more than one layer.");

        OnnxValue input = layer.Inputs.Count == 0 ? _input : _values[layer.Inputs[0]];
        OnnxValue result = layer.Attribute switch
        {
            InputAttribute => input,
            EmbeddingAttribute embedding => new OnnxValue(_graph.Model.Node("Gather", Vectors(layer), input.Name), OnnxLayout.Rows, input.Length, embedding.Dimensions),
            PerTokenAttribute => PerToken(layer),
            ConvBankAttribute => Bank(layer, input),
            Conv1dAttribute convolution => OnnxConvolutions.Sequence(_graph, input, Filters(layer, convolution.Width, input), convolution.Zeros, convolution.Stride),
            QrnnAttribute { Pooling: QrnnPooling.Fo } qrnn => OnnxRecurrences.Qrnn(_graph, input, Filters(layer, qrnn.Width, input)),
            LstmAttribute { Layers: 1, Bidirectional: false, FinalState: false } => OnnxRecurrences.Lstm(_graph, input, layer),
            HighwayAttribute => Highway(layer, input),
            MaxPool1dAttribute pool => MaxPool(input, pool),
            KMaxPoolAttribute or ProportionalKMaxPoolAttribute => KMaxPool(input, layer),
            AverageOverTimeAttribute => new OnnxValue(Average(input), OnnxLayout.Vector, 1, input.Channels),
            LinearAttribute => Linear(layer, input),
            _ => throw new NotSupportedException($"{layer.Name}: {layer.Attribute.GetType().Name}"),
        };
        return layer.Attribute is ConvBankAttribute or HighwayAttribute ? result : result with { Name = _graph.Activate(result.Name, layer.Activation) };
    }

    private string Vectors(LayerDescription layer)
    {
        float[] vectors = _graph.Weights.Tensor(layer, "weight");
        return _graph.Model.Constant(vectors, vectors.Length / layer.Output.Channels, layer.Output.Channels);
    }

    private FilterSet Filters(LayerDescription layer, int width, OnnxValue input)
    {
        (float[] weight, float[] bias) = _graph.Weights.Folded(layer);
        return new FilterSet(width, input.Channels, weight, bias);
    }

    private OnnxValue Bank(LayerDescription layer, OnnxValue input)
    {
        LayerDescription embedding = _description.Layers[layer.Inputs[0]];
        if (embedding.Attribute is not EmbeddingAttribute)
            throw new NotSupportedException($"{layer.Name} does not read an embedding.");

        OnnxValue text = _graph.As(_graph.ConvolutionLayout, input);
        string tokens = _values[embedding.Inputs[0]].Name;
        string vectors = _graph.Form.Convolution is ConvolutionForm.Product ? Vectors(embedding) : "";
        IEnumerable<string> features = _graph.Weights.Bank(layer, input.Channels)
            .Select(filters => OnnxConvolutions.MaximumOverTime(_graph, text, vectors, tokens, filters, layer.Activation));
        return new OnnxValue(_graph.Model.Node("Concat", [.. features], ("axis", 1)), OnnxLayout.Vector, 1, layer.Output.Channels);
    }

    /// <summary>The network of one token for all tokens at once.</summary>
    private OnnxValue PerToken(LayerDescription layer)
    {
        OnnxValue words = _values[layer.Inputs[0]];
        OnnxGraph graph = _graph with { Batch = words.Length };
        OnnxValue vectors = new OnnxNetwork(graph, layer.Block!, words with { Length = _spelling }, spelling: 0).Build();
        return new OnnxValue(_graph.Reshape(vectors.Name, 1, words.Length, vectors.Channels), OnnxLayout.Rows, words.Length, vectors.Channels);
    }

    private OnnxValue Highway(LayerDescription layer, OnnxValue input)
    {
        OnnxWriter model = _graph.Model;
        int channels = input.Channels;
        bool isVector = input.Layout is OnnxLayout.Vector;
        string rows = isVector ? input.Name : _graph.Reshape(_graph.As(OnnxLayout.Rows, input).Name, input.Length, channels);

        // One product for both parts.
        float[] weight = [.. _graph.Weights.Tensor(layer, "transform.weight"), .. _graph.Weights.Tensor(layer, "gate.weight")];
        float[] bias = [.. _graph.Weights.Tensor(layer, "transform.bias"), .. _graph.Weights.Tensor(layer, "gate.bias")];
        string[] parts = model.Nodes("Split", [_graph.Product(rows, weight, bias), model.Constant([channels, channels], 2)], 2, ("axis", 1));
        string candidate = _graph.Activate(parts[0], ((HighwayAttribute)layer.Attribute).Candidate);
        string change = model.Node("Mul", model.Node("Sigmoid", parts[1]), model.Node("Sub", candidate, rows));
        string result = model.Node("Add", rows, change);
        return isVector ? input with { Name = result } : input with { Name = _graph.Reshape(result, 1, input.Length, channels), Layout = OnnxLayout.Rows };
    }

    private OnnxValue MaxPool(OnnxValue input, MaxPool1dAttribute pool)
    {
        bool isImage = _graph.ConvolutionLayout is OnnxLayout.Image;
        int stride = LayerSizes.Stride(pool);
        OnnxValue sequence = _graph.As(isImage ? OnnxLayout.Image : OnnxLayout.Channels, input);
        string result = _graph.Model.Node(
            "MaxPool",
            [sequence.Name],
            ("kernel_shape", isImage ? new long[] { 1, pool.Width } : [pool.Width]),
            ("strides", isImage ? new long[] { 1, stride } : [stride]),
            ("pads", isImage ? new long[] { 0, pool.Padding, 0, pool.Padding } : [pool.Padding, pool.Padding]));
        return sequence with { Name = result, Length = ((input.Length + (2 * pool.Padding) - pool.Width) / stride) + 1 };
    }

    /// <summary>The k largest values in the order of their positions; <c>TopK</c> takes the earliest of equal ones.</summary>
    private OnnxValue KMaxPool(OnnxValue input, LayerDescription layer)
    {
        OnnxWriter model = _graph.Model;
        OnnxValue sequence = _graph.As(_graph.ConvolutionLayout is OnnxLayout.Image ? OnnxLayout.Image : OnnxLayout.Channels, input);
        int k = layer.Attribute is KMaxPoolAttribute pool ? pool.K : (input.Length + ((ProportionalKMaxPoolAttribute)layer.Attribute).Divisor - 1) / ((ProportionalKMaxPoolAttribute)layer.Attribute).Divisor;
        string count = model.Constant([(long)k], 1);
        string[] largest = model.Nodes("TopK", [sequence.Name, count], 2, ("axis", -1), ("sorted", 0));
        string[] ordered = model.Nodes("TopK", [largest[1], count], 2, ("axis", -1), ("largest", 0));
        return sequence with { Name = model.Node("GatherElements", [sequence.Name, ordered[0]], ("axis", -1)), Length = k };
    }

    private string Average(OnnxValue input) =>
        _graph.Model.Node("ReduceMean", [_graph.As(OnnxLayout.Rows, input).Name], ("axes", new long[] { 1 }), ("keepdims", 0));

    private OnnxValue Linear(LayerDescription layer, OnnxValue input)
    {
        (float[] weight, float[] bias) = _graph.Weights.Folded(layer);
        if (layer.Output.Kind is ShapeKind.Sequence)
        {
            string rows = _graph.Reshape(_graph.As(OnnxLayout.Rows, input).Name, (long)_graph.Batch * input.Length, input.Channels);
            return new OnnxValue(_graph.Reshape(_graph.Product(rows, weight, bias), _graph.Batch, input.Length, bias.Length), OnnxLayout.Rows, input.Length, bias.Length);
        }

        string vector = input.Layout is OnnxLayout.Vector
            ? input.Name
            : _graph.Model.Node("Flatten", [_graph.As(OnnxLayout.Channels, input).Name], ("axis", 1));
        return new OnnxValue(_graph.Product(vector, weight, bias), OnnxLayout.Vector, 1, bias.Length);
    }
}
