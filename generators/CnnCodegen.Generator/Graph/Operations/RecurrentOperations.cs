using CnnCodegen.Generator.Collections;

namespace CnnCodegen.Generator.Graph;

/// <summary>Which recurrent layer.</summary>
internal enum RecurrentKind
{
    /// <summary>Long short-term memory: gates i, f, g, o.</summary>
    Lstm,

    /// <summary>Gated recurrent unit: gates r, z, n.</summary>
    Gru,

    /// <summary>Elman's network: one activation.</summary>
    Rnn,
}

/// <summary>
/// The recurrence of a layer in one direction. Reads the input's part of the gates' pre-activations, computed for all positions before, and
/// optionally the first hidden state.
/// </summary>
/// <param name="Kind">Which recurrent layer.</param>
/// <param name="Weight"><c>[gates · units, units]</c>, from hidden state to gates.</param>
/// <param name="Bias">
/// <c>[gates · units]</c>, that of the hidden state, whose last part belongs to the candidate of <see cref="RecurrentKind.Gru"/>; null for the
/// others, because all of it was added to the input's part.
/// </param>
/// <param name="Activation">The activation of <see cref="RecurrentKind.Rnn"/>.</param>
/// <param name="IsReverse">Whether it runs from the last position to the first.</param>
/// <param name="YieldsFinalState">Whether the result is the last hidden state instead of all.</param>
internal sealed record RecurrentOperation(
    RecurrentKind Kind, WeightSpec Weight, WeightSpec? Bias, ActivationFunction Activation, bool IsReverse, bool YieldsFinalState) : Operation
{
    /// <summary>How the recurrent weight lies in memory.</summary>
    public WeightFormat Format { get; init; }

    public int Units => Weight.Shape[1];

    public int Gates => Kind switch { RecurrentKind.Lstm => 4, RecurrentKind.Gru => 3, _ => 1 };

    public override EquatableArray<WeightSpec> Weights => Bias is null ? EquatableArray.Of(Weight) : EquatableArray.Of(Weight, Bias);

    public override string Details => $" {Kind}{(Kind == RecurrentKind.Rnn ? $" {Activation}" : "")}{(IsReverse ? " reverse" : "")}{(YieldsFinalState ? " final" : "")}";

    public override Shape? Infer(IReadOnlyList<Shape> inputs)
    {
        bool fits = inputs.Count is 1 or 2 && inputs[0] is { Kind: ShapeKind.Sequence } gates && gates.Channels == Gates * Units
            && (inputs.Count == 1 || inputs[1].IsSameAs(Shape.Vector(Units)));
        return !fits ? null : YieldsFinalState ? Shape.Vector(Units) : inputs[0] with { Channels = Units };
    }

    public override long MultiplyAdds(IReadOnlyList<Shape> inputs, Shape shape) => Weight.Count * inputs[0].LongestLength;
}

/// <summary>What a quasi-recurrent layer's pooling yields.</summary>
internal enum QrnnResult
{
    /// <summary>The hidden state.</summary>
    Hidden,

    /// <summary>The state before the output gate, which attention asks with.</summary>
    Cell,
}

/// <summary>
/// The pooling of a quasi-recurrent layer over rows of the gates' pre-activations z, f, then o and i where it has them.
/// </summary>
internal sealed record QrnnPoolOperation(QrnnPooling Pooling, int Units, bool IsReverse, QrnnResult Result) : Operation
{
    public int Gates => Pooling switch { QrnnPooling.F => 2, QrnnPooling.Fo => 3, _ => 4 };

    public override string Details => $" {Pooling}{(IsReverse ? " reverse" : "")}{(Result == QrnnResult.Cell ? " cell" : "")}";

    public override Shape? Infer(IReadOnlyList<Shape> inputs) =>
        inputs is [{ Kind: ShapeKind.Sequence } gates] && gates.Channels == Gates * Units ? gates with { Channels = Units } : null;
}

/// <summary>A quasi-recurrent layer as a whole: the gates' convolution over the first input, shifted by the second where there is one, and the pooling.</summary>
/// <param name="Gates">The convolution that yields the gates' pre-activations.</param>
/// <param name="Pooling">The pooling over them.</param>
internal sealed record QrnnOperation(ConvolutionOperation Gates, QrnnPoolOperation Pooling) : Operation
{
    public override EquatableArray<WeightSpec> Weights => Gates.Weights;

    public override string Details => Gates.Details + Pooling.Details;

    public override Shape? Infer(IReadOnlyList<Shape> inputs)
    {
        if (inputs.Count is not (1 or 2) || Gates.Infer([inputs[0]]) is not { } gates || (inputs.Count == 2 && !inputs[1].IsSameAs(Shape.Vector(gates.Channels))))
            return null;
        return Pooling.Infer([gates]);
    }

    public override long MultiplyAdds(IReadOnlyList<Shape> inputs, Shape shape) => Gates.MultiplyAdds(inputs, shape);
}

/// <summary>The output gate of a quasi-recurrent layer with attention: <c>σ(o) ⊙ y</c> of its inputs, the gates' pre-activations and y.</summary>
internal sealed record QrnnOutputGateOperation(int Units) : Operation
{
    public override Shape? Infer(IReadOnlyList<Shape> inputs) =>
        inputs is [{ Kind: ShapeKind.Sequence } gates, { Kind: ShapeKind.Sequence } value] && gates.Channels >= 3 * Units && value.Channels == Units
        && gates.HasSamePositionsAs(value) ? value : null;
}

/// <summary>For each position of the first input, the mean of the second's rows, weighted by the softmax of their products with that position.</summary>
internal sealed record AttentionOperation : Operation
{
    public override Shape? Infer(IReadOnlyList<Shape> inputs) =>
        inputs is [{ Kind: ShapeKind.Sequence } query, { Kind: ShapeKind.Sequence } memory] && query.Channels == memory.Channels ? query : null;

    public override long MultiplyAdds(IReadOnlyList<Shape> inputs, Shape shape) => 2 * inputs[0].Elements * inputs[1].LongestLength;
}
