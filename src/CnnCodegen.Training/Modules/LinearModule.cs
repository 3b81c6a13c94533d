using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CnnCodegen.Training.Modules;

/// <summary>A fully connected layer, whose rows keep to the largest norm where one is given.</summary>
internal sealed class LinearModule : LayerModule
{
    private readonly Parameter _weight;
    private readonly Parameter _bias;

    public LinearModule(LayerDescription layer, int channels, Initializer initializer)
        : base(layer)
    {
        int outputs = ((LinearAttribute)layer.Attribute).Outputs;
        _weight = initializer.FromFanIn(channels, outputs, channels);
        _bias = initializer.FromFanIn(channels, outputs);
        register_parameter("weight", _weight);
        register_parameter("bias", _bias);
    }

    /// <inheritdoc/>
    public override void Constrain()
    {
        double maxNorm = ((LinearAttribute)Layer.Attribute).MaxNorm;
        if (maxNorm > 0)
            _weight.copy_(_weight.renorm(p: 2, dim: 0, (float)maxNorm));
    }

    /// <inheritdoc/>
    protected override Signal Compute(IReadOnlyList<Signal> inputs) =>
        new(nn.functional.linear(inputs[0].Values, _weight, _bias), null);
}
