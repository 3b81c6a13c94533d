using CnnCodegen.Generator.Collections;

namespace CnnCodegen.Generator.Graph;

/// <summary>Its inputs side by side along the channels; vectors beside sequences stand at every position.</summary>
internal sealed record ConcatOperation : Operation
{
    public override Shape? Infer(IReadOnlyList<Shape> inputs)
    {
        if (Joining.Positions(inputs) is not { } first)
            return null;
        return first with { Channels = inputs.Sum(shape => shape.Channels) };
    }
}

/// <summary>The sum of its inputs; vectors beside sequences are added at every position.</summary>
internal sealed record AddOperation : Operation
{
    public override Shape? Infer(IReadOnlyList<Shape> inputs) =>
        Joining.Positions(inputs) is { } first && inputs.All(shape => shape.Channels == first.Channels) ? first : null;
}

/// <summary><c>t ⊙ h + (1 − t) ⊙ x</c> of its three inputs t, h, x.</summary>
internal sealed record GateOperation : Operation
{
    public override Shape? Infer(IReadOnlyList<Shape> inputs) =>
        inputs is [{ Kind: not ShapeKind.Tokens } transform, var candidate, var carry] && transform.IsSameAs(candidate) && transform.IsSameAs(carry) ? carry : null;
}

/// <summary>Each position with its neighbours side by side.</summary>
/// <param name="Before">The rows before the position.</param>
/// <param name="After">The rows after the position.</param>
/// <param name="Padding">What stands beyond the ends, <c>[channels]</c>; null for zeros.</param>
internal sealed record WindowOperation(int Before, int After, WeightSpec? Padding) : Operation
{
    public int Size => Before + 1 + After;

    public override EquatableArray<WeightSpec> Weights => Padding is null ? EquatableArray<WeightSpec>.Empty : EquatableArray.Of(Padding);

    public override string Details => $" {Literals.Number(Before)}+{Literals.Number(After)}";

    public override Shape? Infer(IReadOnlyList<Shape> inputs) =>
        inputs is [{ Kind: ShapeKind.Sequence } input] ? input with { Channels = Size * input.Channels } : null;
}

/// <summary>Its first input cut off or filled up with zeros, to the length of its second, of which nothing else is read.</summary>
internal sealed record FitLengthOperation : Operation
{
    public override Shape? Infer(IReadOnlyList<Shape> inputs) =>
        inputs is [{ Kind: ShapeKind.Sequence } input, { IsVector: false } other] ? Shape.Sequence(other.Length, input.Channels) : null;
}

/// <summary>What all joining operations demand of positions.</summary>
internal static class Joining
{
    /// <summary>A shape with the positions of the result: that of a sequence where there is one; null where the inputs cannot be joined.</summary>
    public static Shape? Positions(IReadOnlyList<Shape> inputs)
    {
        if (inputs.Count == 0 || inputs.Any(shape => shape.Kind == ShapeKind.Tokens))
            return null;
        Shape first = inputs.FirstOrDefault(shape => shape.IsSequence) ?? inputs[0];
        return inputs.All(shape => shape.IsVector || shape.HasSamePositionsAs(first)) ? first : null;
    }
}
