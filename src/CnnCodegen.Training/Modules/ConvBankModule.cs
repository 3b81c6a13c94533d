using System.Globalization;
using static TorchSharp.torch;

namespace CnnCodegen.Training.Modules;

/// <summary>Convolutions of several widths, each followed by the activation and the maximum over time, joined.</summary>
internal sealed class ConvBankModule : LayerModule
{
    private readonly Convolution[] _convolutions;

    public ConvBankModule(LayerDescription layer, int channels, Initializer initializer)
        : base(layer)
    {
        var attribute = (ConvBankAttribute)layer.Attribute;
        _convolutions = new Convolution[attribute.Widths.Length];
        for (int part = 0; part < _convolutions.Length; part++)
        {
            Convolution convolution = _convolutions[part] = new Convolution(initializer, channels, attribute.Filters[part], attribute.Widths[part], attribute.Padding);
            var module = new Part(part.ToString(CultureInfo.InvariantCulture), convolution);
            register_module(module.GetName(), module);
        }
    }

    /// <inheritdoc/>
    protected override Signal Compute(IReadOnlyList<Signal> inputs)
    {
        Tensor[] maxima = Array.ConvertAll(_convolutions, convolution => MaxOverTimeModule.Max(ActivateMap(convolution.Forward(inputs[0]))));
        return new Signal(cat(maxima, 1), null);
    }

    /// <inheritdoc/>
    protected override Tensor ActivateResult(Tensor values) => values;

    // Below the maximum, as the layer is defined: not every activation is monotone and commutes with it.
    private Signal ActivateMap(Signal map) => map with { Values = Activate(map.Values) };

    /// <summary>Gives a part's weights their names, <c>0.weight</c> and <c>0.bias</c>.</summary>
    private sealed class Part : nn.Module
    {
        public Part(string name, Convolution convolution)
            : base(name)
        {
            register_parameter("weight", convolution.Weight);
            register_parameter("bias", convolution.Bias);
        }
    }
}
