using CnnCodegen.Generator.Building;
using CnnCodegen.Generator.Diagnostics;
using CnnCodegen.Generator.Graph;

namespace CnnCodegen.Generator.Layers;

/// <summary>Convolutions of several widths, each with its activation and pooling, side by side.</summary>
internal sealed class ConvBankLayer : LayerDefinition<ConvBankAttribute>
{
    protected override void Check(ConvBankAttribute attribute, LayerChecker checker)
    {
        if (attribute.Widths.Length == 0)
            checker.Complain(DiagnosticIds.TooFewElements, "widths", "widths", "0", "1");
        else if (attribute.Filters.Length != attribute.Widths.Length)
            checker.Complain(DiagnosticIds.CountsDiffer, "filters", Literals.Number(attribute.Filters.Length), Literals.Number(attribute.Widths.Length));
        for (int i = 0; i < attribute.Filters.Length; i++)
            checker.AtLeast(1, attribute.Filters[i], "filters", i);
        for (int i = 0; i < attribute.Widths.Length; i++)
            checker.AtLeast(1, attribute.Widths[i], "widths", i);
        checker.Defined(attribute.Padding, "Padding");
        checker.Defined(attribute.Pooling, "Pooling");
        if (attribute.Padding == Padding.Explicit)
            checker.OutOfRange("Padding", "Explicit", "one that follows from the width, because the widths differ");
        if (attribute.Pooling == Pooling.KMax)
            checker.AtLeast(1, attribute.K, "K");
        else if (attribute.K != 0)
            checker.OutOfRange("K", Literals.Number(attribute.K), "0 unless Pooling is KMax");
    }

    protected override Node? Lower(ConvBankAttribute attribute, LayerLowering layer)
    {
        if (!layer.Reads(ShapeKind.Sequence))
            return null;
        var parts = new List<Node?>();
        for (int i = 0; i < attribute.Widths.Length; i++)
            parts.Add(LowerPart(attribute, i, layer));
        if (parts.Contains(null))
            return null;
        Node[] pooled = [.. parts.Select(part => part!)];
        if (!layer.Checker.NotTooLarge("the result", "filters", pooled.Sum(part => part.Shape.Elements)))
            return null;
        return layer.Drop(pooled.Length == 1 ? pooled[0] : layer.Add(new ConcatOperation(), "", pooled));
    }

    private static Node? LowerPart(ConvBankAttribute attribute, int index, LayerLowering layer)
    {
        string part = Literals.Number(index);
        var filter = new FilterShape(attribute.Filters[index], layer.InputShape.Channels, attribute.Widths[index]);
        if (!layer.HasRoomFor(filter)
            || layer.Convolve(filter, attribute.Padding.Zeros(filter.Width), stride: 1, hasBias: true, part, index) is not { } map)
            return null;
        Node activated = layer.Activate(layer.Normalize(map, part), part);
        Operation pooling = attribute.Pooling switch
        {
            Pooling.KMax => new KMaxOperation(SequenceLength.Constant(activated.Shape.Length.Axis, attribute.K)),
            Pooling.Average => new OverTimeOperation(OverTimeKind.Average),
            Pooling.Sum => new OverTimeOperation(OverTimeKind.Sum),
            Pooling.LastStep => new OverTimeOperation(OverTimeKind.Last),
            _ => new OverTimeOperation(OverTimeKind.Max),
        };
        return layer.Add(pooling, part, activated);
    }
}
