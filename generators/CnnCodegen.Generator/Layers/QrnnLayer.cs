using CnnCodegen.Generator.Building;
using CnnCodegen.Generator.Graph;

namespace CnnCodegen.Generator.Layers;

/// <summary>A quasi-recurrent layer: causal convolutions for all gates, then an element-wise recurrence.</summary>
internal sealed class QrnnLayer : LayerDefinition<QrnnAttribute>
{
    public override string ChannelsArgument => "units";

    protected override IReadOnlyList<NamedInput> Inputs(QrnnAttribute attribute) =>
    [
        .. base.Inputs(attribute),
        new NamedInput("State", -1, attribute.State) { IsOptional = true },
        new NamedInput("Memory", -1, attribute.Memory) { IsOptional = true },
    ];

    protected override void Check(QrnnAttribute attribute, LayerChecker checker)
    {
        checker.AtLeast(1, attribute.Units, "units");
        checker.AtLeast(1, attribute.Width, "width");
        checker.Probability(attribute.Zoneout, "Zoneout");
        checker.Defined(attribute.Pooling, "Pooling");
        if (attribute.Memory is not null && attribute.Pooling == QrnnPooling.F)
            checker.OutOfRange("Pooling", "F", "Fo or Ifo with Memory, because attention has an output gate");
        if (attribute.Memory is not null && attribute.Bidirectional)
            checker.OutOfRange("Bidirectional", "true", "false with Memory");
    }

    protected override Node? Lower(QrnnAttribute attribute, LayerLowering layer)
    {
        if (!layer.Reads(ShapeKind.Sequence))
            return null;
        int stateInput = attribute.State is null ? -1 : 1;
        int memoryInput = attribute.Memory is null ? -1 : stateInput < 0 ? 1 : 2;
        Node? state = null;
        if (stateInput > 0)
        {
            if (!layer.ReadsNumbers(stateInput, "State"))
                return null;
            state = layer.Inputs[stateInput].Node;
            state = state.Shape.IsVector ? state : layer.Add(new OverTimeOperation(OverTimeKind.Last), "state", state);
        }

        if (memoryInput > 0)
            return LowerAttention(attribute, layer, state, memoryInput) is { } attended ? layer.Modify(attended) : null;
        if (LowerDirection(attribute, layer, state, isReverse: false, QrnnResult.Hidden) is not var (_, forward))
            return null;
        if (!attribute.Bidirectional)
            return layer.Modify(forward);
        if (LowerDirection(attribute, layer, state, isReverse: true, QrnnResult.Hidden) is not var (_, backward))
            return null;
        return layer.Modify(layer.Add(new ConcatOperation(), "", forward, backward));
    }

    /// <summary>The gates' pre-activations and the pooling of one direction.</summary>
    private static (Node Gates, Node Result)? LowerDirection(QrnnAttribute attribute, LayerLowering layer, Node? state, bool isReverse, QrnnResult result)
    {
        string suffix = isReverse ? "_reverse" : "";
        var pooling = new QrnnPoolOperation(attribute.Pooling, attribute.Units, isReverse, result);
        int channels = layer.InputShape.Channels;
        if (!layer.Checker.NotTooLarge("the weight", "units", pooling.Gates, attribute.Units, channels, attribute.Width)
            || !layer.Checker.NotTooLarge("the gates", "units", pooling.Gates, attribute.Units, layer.InputShape.LongestLength + attribute.Width))
            return null;
        int filters = pooling.Gates * attribute.Units;
        int beyond = attribute.Width - 1;
        string part = isReverse ? "reverse" : "forward";
        Node gates = layer.Add(
            new ConvolutionOperation(
                layer.Weight("", "weight" + suffix, filters, channels, attribute.Width),
                layer.Weight("", "bias" + suffix, filters),
                new FilterShape(filters, channels, attribute.Width),
                PadLeft: isReverse ? 0 : beyond,
                PadRight: isReverse ? beyond : 0) { Order = isReverse ? FilterOrder.Reversed : FilterOrder.ChannelMajor },
            part + ".gates",
            layer.Input);
        if (state is not null)
        {
            Node shift = layer.Add(
                new LinearOperation(layer.Weight("", $"state.weight{suffix}", filters, state.Shape.Channels), Bias: null), part + ".state", state);
            gates = layer.Add(new AddOperation(), part + ".gates", gates, shift);
        }

        return (gates, layer.Add(pooling, part, gates));
    }

    private static Node? LowerAttention(QrnnAttribute attribute, LayerLowering layer, Node? state, int memoryInput)
    {
        LayerInput memory = layer.Inputs[memoryInput];
        if (!layer.Reads(ShapeKind.Sequence, memoryInput, "Memory"))
            return null;
        if (memory.Shape.Channels != attribute.Units)
        {
            layer.Refuse($"{Literals.Number(attribute.Units)} channels, as many as units", "", memoryInput, "Memory");
            return null;
        }

        if (LowerDirection(attribute, layer, state, isReverse: false, QrnnResult.Cell) is not var (gates, cells))
            return null;
        int units = attribute.Units;
        Node context = layer.Add(new AttentionOperation(), "attention", cells, memory.Node);
        if (layer.Connect(context, units, hasBias: false, "attention.memory", "units") is not { } fromMemory
            || layer.Connect(cells, units, hasBias: false, "attention.state", "units") is not { } fromState)
            return null;
        Node sum = layer.Add(new AddOperation(), "attention.sum", fromMemory, fromState);
        return layer.Add(new QrnnOutputGateOperation(units), "", gates, sum);
    }
}
