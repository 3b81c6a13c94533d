namespace CnnCodegen.Generator.Graph;

/// <summary>What makes one vector of all positions.</summary>
internal enum OverTimeKind
{
    /// <summary>The largest value of each channel.</summary>
    Max,

    /// <summary>The mean of each channel.</summary>
    Average,

    /// <summary>The sum of each channel.</summary>
    Sum,

    /// <summary>The last position.</summary>
    Last,
}

/// <summary>One vector of all positions.</summary>
internal sealed record OverTimeOperation(OverTimeKind Kind) : Operation
{
    public override string Details => " " + Kind;

    public override Shape? Infer(IReadOnlyList<Shape> inputs) => inputs is [{ Kind: ShapeKind.Sequence } input] ? Shape.Vector(input.Channels) : null;
}

/// <summary>The k largest values of each channel in the order of time, the earliest of equal ones; zeros at the end where there are fewer.</summary>
/// <param name="Count">k.</param>
internal sealed record KMaxOperation(SequenceLength Count) : Operation
{
    public override string Details => $" {Count}";

    public override Shape? Infer(IReadOnlyList<Shape> inputs) =>
        inputs is [{ Kind: ShapeKind.Sequence } input] ? Shape.Sequence(Count, input.Channels) : null;
}

/// <summary>The maximum or mean of each channel under a window that moves over time.</summary>
/// <param name="IsMax">Whether it takes the maximum rather than the mean.</param>
/// <param name="Width">The positions under the window.</param>
/// <param name="Stride">The step from one window to the next.</param>
/// <param name="Padding">The absent positions before the first and after the last.</param>
/// <param name="Ceil">Whether a last window that is not whole counts.</param>
/// <param name="CountPadding">Whether the mean divides by the absent positions too.</param>
internal sealed record LocalPoolOperation(bool IsMax, int Width, int Stride, int Padding, bool Ceil, bool CountPadding) : Operation
{
    public override string Details =>
        $" {(IsMax ? "max" : "mean")} {Literals.Number(Width)} stride {Literals.Number(Stride)} padded {Literals.Number(Padding)}{(Ceil ? " ceil" : "")}{(CountPadding ? "" : " uncounted")}";

    public SequenceLength Positions(SequenceLength input)
    {
        // With Ceil a window counts if it begins before the right padding and does not lie behind the last whole one's successor.
        int last = Ceil ? Math.Min((2 * Padding) - Width + Stride - 1, Padding - 1) : (2 * Padding) - Width;
        return input.Then(1, last + Stride, Stride);
    }

    public override Shape? Infer(IReadOnlyList<Shape> inputs) =>
        inputs is [{ Kind: ShapeKind.Sequence } input] ? Shape.Sequence(Positions(input.Length), input.Channels) : null;
}

/// <summary>The sum of each two neighbouring channels.</summary>
internal sealed record FoldingOperation : Operation
{
    public override Shape? Infer(IReadOnlyList<Shape> inputs) =>
        inputs is [{ Kind: ShapeKind.Sequence } input] && input.Channels % 2 == 0 ? input with { Channels = input.Channels / 2 } : null;
}

/// <summary>A sequence of constant length as one vector, channel by channel.</summary>
internal sealed record FlattenOperation : Operation
{
    public override Shape? Infer(IReadOnlyList<Shape> inputs) =>
        inputs is [{ IsConstantSequence: true } input] ? Shape.Vector((int)input.Elements) : null;
}
