using CnnCodegen.Generator.Building;
using CnnCodegen.Generator.Graph;

namespace CnnCodegen.Generator.Layers;

/// <summary>What all recurrent layers share: layers and directions one after another, each a projection of its input and a recurrence.</summary>
/// <typeparam name="TAttribute">The attribute that declares the layer.</typeparam>
internal abstract class RecurrentLayer<TAttribute> : LayerDefinition<TAttribute>
    where TAttribute : RecurrentAttribute
{
    public override string ChannelsArgument => "units";

    protected abstract RecurrentKind Kind { get; }

    protected override IReadOnlyList<NamedInput> Inputs(TAttribute attribute) =>
        [.. base.Inputs(attribute), new NamedInput("State", -1, attribute.State) { IsOptional = true }];

    protected override void Check(TAttribute attribute, LayerChecker checker)
    {
        checker.AtLeast(1, attribute.Units, "units");
        checker.AtLeast(1, attribute.Layers, "Layers");
        checker.Probability(attribute.LayerDropout, "LayerDropout");
        if (attribute.Layers > MostLayers)
            checker.OutOfRange("Layers", Literals.Number(attribute.Layers), $"at most {Literals.Number(MostLayers)}");
    }

    /// <summary>More in one attribute would be a mistake of typing.</summary>
    private const int MostLayers = 100;

    protected virtual ActivationFunction Nonlinearity(TAttribute attribute) => Activation.None;

    protected virtual bool HasInputWeights(TAttribute attribute) => true;

    protected sealed override Node? Lower(TAttribute attribute, LayerLowering layer)
    {
        if (!layer.Reads(ShapeKind.Sequence) || !CheckShapes(attribute, layer))
            return null;
        Node? state = layer.Inputs.Count < 2 ? null
            : layer.Inputs[1].Shape.IsVector ? layer.Inputs[1].Node
            : layer.Add(new OverTimeOperation(OverTimeKind.Last), "state", layer.Inputs[1].Node);
        Node current = layer.Input;
        for (int i = 0; i < attribute.Layers; i++)
        {
            bool isFinal = attribute.FinalState && i == attribute.Layers - 1;
            if (LowerDirection(attribute, layer, current, state, i, isReverse: false, isFinal) is not { } forward)
                return null;
            Node result = forward;
            if (attribute.Bidirectional)
            {
                if (LowerDirection(attribute, layer, current, state, i, isReverse: true, isFinal) is not { } backward)
                    return null;
                result = layer.Add(new ConcatOperation(), $"l{Literals.Number(i)}", forward, backward);
            }

            current = result;
        }

        return layer.Modify(current);
    }

    private bool CheckShapes(TAttribute attribute, LayerLowering layer)
    {
        if (!HasInputWeights(attribute) && layer.InputShape.Channels != attribute.Units)
        {
            layer.Refuse($"{Literals.Number(attribute.Units)} channels, as many as units, without InputWeights");
            return false;
        }

        if (layer.Inputs.Count < 2)
            return true;
        if (!layer.ReadsNumbers(1, "State"))
            return false;
        if (layer.Inputs[1].Shape.Channels == attribute.Units)
            return true;
        layer.Refuse($"a state of {Literals.Number(attribute.Units)}, as many as units", "", 1, "State");
        return false;
    }

    private Node? LowerDirection(TAttribute attribute, LayerLowering layer, Node input, Node? state, int index, bool isReverse, bool isFinal)
    {
        string suffix = $"l{Literals.Number(index)}{(isReverse ? "_reverse" : "")}";
        int gates = Kind switch { RecurrentKind.Lstm => 4, RecurrentKind.Gru => 3, _ => 1 };
        int units = attribute.Units;
        int channels = input.Shape.Channels;
        if (!layer.Checker.NotTooLarge("the weight", "units", gates, units, Math.Max(units, channels))
            || !layer.Checker.NotTooLarge("the gates", "units", gates, units, input.Shape.LongestLength))
            return null;
        WeightSpec Tensor(string name, params int[] shape) => layer.Weight("", $"{name}_{suffix}", shape);
        WeightSpec stateBias = Tensor("bias_hh", gates * units);
        Operation projection = HasInputWeights(attribute)
            ? new ConvolutionOperation(
                Tensor("weight_ih", gates * units, channels), Tensor("bias_ih", gates * units), new FilterShape(gates * units, channels, Width: 1), 0, 0)
            {
                StateBias = stateBias,
                // The reset gate of a GRU multiplies what the state adds to the candidate, its bias included.
                StateBiasCount = Kind == RecurrentKind.Gru ? 2 * units : gates * units,
            }
            : new BiasOperation(stateBias);
        Node projected = layer.Add(projection, suffix + ".gates", input);
        var recurrence = new RecurrentOperation(
            Kind, Tensor("weight_hh", gates * units, units), Kind == RecurrentKind.Gru ? stateBias : null, Nonlinearity(attribute), isReverse, isFinal);
        return layer.Add(recurrence, suffix, state is null ? [projected] : [projected, state]);
    }
}
