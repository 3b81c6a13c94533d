using TorchSharp.Modules;

namespace CnnCodegen.Training.Modules;

/// <summary>
/// A fully connected layer, whose rows keep to the largest norm where one is given: of a vector, of a flattened sequence of constant length, or of each position.
/// </summary>
internal sealed class LinearModule : LayerModule
{
    private readonly LinearAttribute _attribute;
    private readonly bool _flattens;
    private readonly Parameter _weight;
    private readonly Parameter? _bias;

    public LinearModule(LayerDescription layer, LinearAttribute attribute, LayerShape input, Initializer initializer)
        : base(layer)
    {
        _attribute = attribute;
        _flattens = input.Kind == ShapeKind.Sequence && layer.Output.Kind == ShapeKind.Vector;
        long channels = _flattens ? (long)input.Channels * input.MaxLength : input.Channels;
        _weight = Register("weight", initializer.FromFanIn(channels, attribute.Outputs, channels));
        if (attribute.Bias)
            _bias = Register("bias", initializer.Bias(attribute.InitialBias, channels, attribute.Outputs));
    }

    /// <inheritdoc/>
    public override void Constrain()
    {
        if (_attribute.MaxNorm > 0)
            _weight.copy_(_weight.renorm(p: 2, dim: 0, (float)_attribute.MaxNorm));
    }

    /// <inheritdoc/>
    protected override Signal Compute(IReadOnlyList<Signal> inputs, Pass pass)
    {
        Signal input = _flattens ? Signal.Vector(inputs[0].Values.flatten(1)) : inputs[0];
        return input with { Values = PositionWise.Linear(input.Values, _weight, _bias) };
    }
}
