using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CnnCodegen.Training.Modules;

/// <summary>A mixture of a fully connected layer and its own input, for vectors or at each position.</summary>
internal sealed class HighwayModule : LayerModule
{
    private readonly HighwayAttribute _attribute;
    private readonly Parameter _transformWeight;
    private readonly Parameter _transformBias;
    private readonly Parameter _gateWeight;
    private readonly Parameter _gateBias;

    public HighwayModule(LayerDescription layer, HighwayAttribute attribute, int channels, Initializer initializer)
        : base(layer)
    {
        _attribute = attribute;
        _transformWeight = Register("transform.weight", initializer.FromFanIn(channels, channels, channels));
        _transformBias = Register("transform.bias", initializer.FromFanIn(channels, channels));
        _gateWeight = Register("gate.weight", initializer.FromFanIn(channels, channels, channels));
        _gateBias = Register("gate.bias", initializer.Constant(attribute.CarryBias, channels));
    }

    /// <inheritdoc/>
    protected override Signal Compute(IReadOnlyList<Signal> inputs, Pass pass)
    {
        Tensor x = inputs[0].Values;
        Tensor candidate = Activations.Apply(_attribute.Candidate, PositionWise.Linear(x, _transformWeight, _transformBias));
        Tensor transform = PositionWise.Linear(x, _gateWeight, _gateBias).sigmoid();
        return inputs[0] with { Values = (transform * candidate).Plus(transform.Complement() * x) };
    }
}
