using System.Globalization;
using static TorchSharp.torch;

namespace CnnCodegen.Training.Modules;

/// <summary>Convolutions of several widths, each followed by normalisation, activation and pooling, joined.</summary>
internal sealed class ConvBankModule : LayerModule
{
    private readonly ConvBankAttribute _attribute;
    private readonly Convolution[] _convolutions;
    private readonly Normalization?[] _normalizations;

    public ConvBankModule(LayerDescription layer, ConvBankAttribute attribute, int channels, Initializer initializer)
        : base(layer)
    {
        _attribute = attribute;
        _convolutions = new Convolution[attribute.Widths.Length];
        _normalizations = new Normalization?[_convolutions.Length];
        for (int part = 0; part < _convolutions.Length; part++)
        {
            string name = part.ToString(CultureInfo.InvariantCulture);
            var settings = new ConvolutionSettings(attribute.Filters[part], attribute.Widths[part], attribute.Padding.Zeros(attribute.Widths[part]));
            Convolution convolution = _convolutions[part] = new Convolution(settings, channels, initializer);
            Register($"{name}.weight", convolution.Weight);
            Register($"{name}.bias", convolution.Bias!);
            _normalizations[part] = CreateNormalization(attribute.Filters[part], $"{name}.norm", initializer);
        }
    }

    /// <inheritdoc/>
    public override void AddNormalization(Initializer initializer)
    {
        // Each convolution has its own.
    }

    /// <inheritdoc/>
    protected override Signal Compute(IReadOnlyList<Signal> inputs, Pass pass)
    {
        Signal[] parts = [.. _convolutions.Select((convolution, part) => Part(convolution.Forward(inputs[0]), part, pass))];
        return parts[0] with { Values = cat([.. parts.Select(static part => part.Values)], 1) };
    }

    /// <inheritdoc/>
    protected override Signal Modify(Signal result, Pass pass) => result;

    // The largest value of a monotone function is its value of the largest, with the same gradient: one evaluation per text then, in the place of one per
    // position. Other activations stay below the pooling, as the layer is defined.
    private Signal Part(Signal map, int part, Pass pass)
    {
        Signal normalized = _normalizations[part]?.Forward(map, pass.Training) ?? map;
        return _attribute.Pooling == Pooling.Max && Activations.IsMonotone(Layer.ActivationModifier)
            ? Activate(Pool(normalized))
            : Pool(Activate(normalized));
    }

    private Signal Pool(Signal map) => _attribute.Pooling switch
    {
        Pooling.Max => Signal.Vector(OverTime.Max(map)),
        Pooling.Average => Signal.Vector(OverTime.Average(map)),
        Pooling.Sum => Signal.Vector(OverTime.Sum(map)),
        Pooling.LastStep => Signal.Vector(map.LastRow),
        Pooling.KMax => KMaxModule.Pool(map, (_, _) => _attribute.K),
        var other => throw new NotSupportedException($"The trainer does not know the pooling {other}."),
    };
}
