namespace CnnCodegen.Generator.Graph;

/// <summary>The shape of each operation's value, from the shapes that it reads.</summary>
internal static class ShapeRules
{
    public static bool Fits(Operation operation, IReadOnlyList<Shape> inputs, Shape shape)
    {
        if (operation is InputOperation)
            return inputs.Count == 0 && shape == Shape.Tokens;
        return inputs.Count > 0 && (operation is ConcatOperation || inputs.Count == 1) && Infer(operation, inputs) == shape;
    }

    /// <summary>The number of positions at which a filter is applied.</summary>
    public static SequenceLength Positions(ConvolutionOperation convolution, SequenceLength input) =>
        new(input.Offset + convolution.PadLeft + convolution.PadRight - convolution.Width + 1);

    private static Shape? Infer(Operation operation, IReadOnlyList<Shape> inputs)
    {
        Shape first = inputs[0];
        return operation switch
        {
            LookupOperation lookup => first.Kind == ShapeKind.Tokens ? Shape.Sequence(first.Length, lookup.Dimensions) : null,
            ConvolutionOperation convolution => Infer(convolution, first),
            LinearOperation linear => first == Shape.Vector(linear.Inputs) ? Shape.Vector(linear.Outputs) : null,
            MaxOverTimeOperation or AverageOverTimeOperation => first.Kind == ShapeKind.Sequence ? Shape.Vector(first.Channels) : null,
            ConcatOperation => inputs.All(shape => shape.Kind == first.Kind && shape.Length == first.Length)
                ? first with { Channels = inputs.Sum(shape => shape.Channels) }
                : null,
            ActivationOperation or DropoutOperation => first,
            _ => null,
        };
    }

    private static Shape? Infer(ConvolutionOperation convolution, Shape input)
    {
        if (input.Kind != ShapeKind.Sequence || input.Channels != convolution.Channels)
            return null;
        return convolution.MaxOverTime
            ? Shape.Vector(convolution.Filters)
            : Shape.Sequence(Positions(convolution, input.Length), convolution.Filters);
    }
}
