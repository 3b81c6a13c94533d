namespace CnnCodegen.Training.Modules;

/// <summary>A convolution over time.</summary>
internal sealed class Conv1dModule : LayerModule
{
    private readonly Convolution _convolution;

    public Conv1dModule(LayerDescription layer, int channels, Initializer initializer)
        : base(layer)
    {
        var attribute = (Conv1dAttribute)layer.Attribute;
        _convolution = new Convolution(initializer, channels, attribute.Filters, attribute.Width, attribute.Padding);
        register_parameter("weight", _convolution.Weight);
        register_parameter("bias", _convolution.Bias);
    }

    /// <inheritdoc/>
    protected override Signal Compute(IReadOnlyList<Signal> inputs) => _convolution.Forward(inputs[0]);
}
