namespace CnnCodegen.Training.Modules;

/// <summary>A convolution over time.</summary>
internal sealed class Conv1dModule : LayerModule
{
    private readonly Convolution _convolution;

    public Conv1dModule(LayerDescription layer, Conv1dAttribute attribute, int channels, Initializer initializer)
        : base(layer)
    {
        var settings = new ConvolutionSettings(attribute.Filters, attribute.Width, attribute.Zeros)
        {
            Stride = attribute.Stride,
            Dilation = attribute.Dilation,
            Groups = attribute.Groups,
            Bias = attribute.Bias,
            InitialBias = attribute.InitialBias,
        };
        _convolution = new Convolution(settings, channels, initializer);
        Register("weight", _convolution.Weight);
        if (_convolution.Bias is { } bias)
            Register("bias", bias);
    }

    /// <inheritdoc/>
    protected override Signal Compute(IReadOnlyList<Signal> inputs, Pass pass) =>
        pass.Memory is { } memory ? _convolution.Continue(inputs[0], memory, $"{Layer.Name}.x") : _convolution.Forward(inputs[0]);
}
