using CnnCodegen.Benchmarks.Networks;

namespace CnnCodegen.Benchmarks.Peers.Onnx;

/// <summary>What the writers of single layers share: the model, the weights, the form, and changes of layout.</summary>
/// <param name="Model">The model that is written.</param>
/// <param name="Weights">The network's weights.</param>
/// <param name="Form">How convolutions and recurrences are written.</param>
/// <param name="Batch">The texts of one run.</param>
internal sealed record OnnxGraph(OnnxWriter Model, LayerWeights Weights, PeerForm Form, int Batch)
{
    /// <summary>The layout in which the form's convolutions work.</summary>
    public OnnxLayout ConvolutionLayout => Form.Convolution switch
    {
        ConvolutionForm.Conv1d => OnnxLayout.Channels,
        ConvolutionForm.Image2d => OnnxLayout.Image,
        _ => OnnxLayout.Rows,
    };

    /// <summary>The value in another layout.</summary>
    public OnnxValue As(OnnxLayout layout, OnnxValue value) => (value.Layout, layout) switch
    {
        _ when value.Layout == layout => value,
        (OnnxLayout.Rows, OnnxLayout.Channels) or (OnnxLayout.Channels, OnnxLayout.Rows) => value with
        {
            Name = Model.Node("Transpose", [value.Name], ("perm", new long[] { 0, 2, 1 })),
            Layout = layout,
        },
        (OnnxLayout.Channels, OnnxLayout.Image) => value with { Name = Model.Node("Unsqueeze", value.Name, Model.Constant([2L], 1)), Layout = layout },
        (OnnxLayout.Image, OnnxLayout.Channels) => value with { Name = Model.Node("Squeeze", value.Name, Model.Constant([2L], 1)), Layout = layout },
        (OnnxLayout.Rows, OnnxLayout.Image) or (OnnxLayout.Image, OnnxLayout.Rows) => As(layout, As(OnnxLayout.Channels, value)),
        _ => throw new NotSupportedException($"{value.Layout} as {layout}"),
    };

    /// <summary>The value with another shape of as many elements.</summary>
    public string Reshape(string value, params ReadOnlySpan<long> shape) => Model.Node("Reshape", value, Model.Constant(shape, shape.Length));

    /// <summary>A matrix product with a bias: <c>rows × inputs</c> by <c>outputs × inputs</c>.</summary>
    public string Product(string value, float[] weight, float[] bias) => Model.Node(
        "Gemm", [value, Model.Constant(weight, bias.Length, weight.Length / bias.Length), Model.Constant(bias, bias.Length)], ("transB", 1));

    /// <summary>The activation of a layer.</summary>
    public string Activate(string value, Activation activation) => activation switch
    {
        Activation.None => value,
        Activation.Relu => Model.Node("Relu", value),
        Activation.Tanh => Model.Node("Tanh", value),
        _ => throw new NotSupportedException(activation.ToString()),
    };
}
