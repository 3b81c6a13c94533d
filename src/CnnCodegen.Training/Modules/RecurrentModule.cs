using System.Globalization;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CnnCodegen.Training.Modules;

/// <summary>Lstm, Gru, Rnn: recurrent layers upon each other.</summary>
internal sealed class RecurrentModule : LayerModule
{
    private readonly RecurrentAttribute _attribute;
    private readonly Recurrence[] _layers;

    /// <param name="layer">The layer.</param>
    /// <param name="attribute">What it is like.</param>
    /// <param name="channels">The channels that it reads.</param>
    /// <param name="build">Makes one layer from the number of channels that it reads.</param>
    public RecurrentModule(LayerDescription layer, RecurrentAttribute attribute, int channels, Func<int, Recurrence> build)
        : base(layer)
    {
        _attribute = attribute;
        _layers = new Recurrence[attribute.Layers];
        for (int index = 0; index < _layers.Length; index++)
        {
            _layers[index] = build(index == 0 ? channels : attribute.Units * (attribute.Bidirectional ? 2 : 1));
            string number = $"_l{index.ToString(CultureInfo.InvariantCulture)}";
            foreach ((string name, Parameter values) in _layers[index].Weights)
                Register(name.Replace("_l0", number, StringComparison.Ordinal), values);
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        foreach (Recurrence layer in _layers)
            layer.Dispose();
    }

    /// <inheritdoc/>
    protected override Signal Compute(IReadOnlyList<Signal> inputs, Pass pass)
    {
        SequenceLengths lengths = inputs[0].Sequence;
        Tensor? state = inputs.Count > 1 ? inputs[1].LastRow : null;
        Tensor values = inputs[0].Values;
        Tensor final = values;
        for (int index = 0; index < _layers.Length; index++)
        {
            if (index > 0 && pass.Training && _attribute.LayerDropout > 0)
                values = pass.Chance.Dropout(values, _attribute.LayerDropout);

            if (pass.Memory is { } memory)
                values = _layers[index].Continue(values, memory, $"{Layer.Name}.l{index.ToString(CultureInfo.InvariantCulture)}");
            else
                (values, final) = _layers[index].Run(values, lengths, state);
        }

        return _attribute.FinalState ? Signal.Vector(final) : Signal.Of(values, lengths);
    }
}
