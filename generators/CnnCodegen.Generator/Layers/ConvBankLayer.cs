using CnnCodegen.Generator.Diagnostics;
using CnnCodegen.Generator.Graph;

namespace CnnCodegen.Generator.Layers;

/// <summary>Convolutions of several widths, each with the activation and the maximum over time, joined. Needs no kernel of its own.</summary>
internal sealed class ConvBankLayer : LayerDefinition<ConvBankAttribute>
{
    protected override void Check(ConvBankAttribute attribute, LayerChecker checker)
    {
        for (int i = 0; i < attribute.Filters.Length; i++)
            checker.AtLeast(1, attribute.Filters[i], "filters", i);
        for (int i = 0; i < attribute.Widths.Length; i++)
            checker.AtLeast(1, attribute.Widths[i], "widths", i);
        checker.Defined(attribute.Padding, "Padding");
        if (attribute.Filters.Length != attribute.Widths.Length)
            checker.Complain(DiagnosticIds.CountsDiffer, "widths", Literals.Number(attribute.Filters.Length), Literals.Number(attribute.Widths.Length));
        else if (attribute.Widths.Length == 0)
            checker.Complain(DiagnosticIds.TooFewElements, "widths", "widths", "0", "1");
    }

    protected override Node? Lower(ConvBankAttribute attribute, LayerLowering layer)
    {
        if (!layer.Reads(ShapeKind.Sequence))
            return null;
        var parts = new List<Node?>();
        for (int i = 0; i < attribute.Widths.Length; i++)
        {
            string part = Literals.Number(i);
            Node? convolution = layer.Convolve(attribute.Filters[i], attribute.Widths[i], attribute.Padding, part, element: i);
            parts.Add(convolution is null
                ? null
                : layer.Add(new MaxOverTimeOperation(), Shape.Vector(attribute.Filters[i]), part, layer.Activate(convolution, part)));
        }

        if (parts.Contains(null))
            return null;
        Node[] maxima = parts.Select(part => part!).ToArray();
        if (!layer.Checker.NotTooLarge("the result", "filters", maxima.Sum(part => (long)part.Shape.Channels)))
            return null;
        Node joined = maxima.Length == 1
            ? maxima[0]
            : layer.Add(new ConcatOperation(), Shape.Vector(maxima.Sum(part => part.Shape.Channels)), "", maxima);
        return layer.Drop(joined);
    }
}
