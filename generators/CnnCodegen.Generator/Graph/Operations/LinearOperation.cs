using CnnCodegen.Generator.Collections;

namespace CnnCodegen.Generator.Graph;

/// <summary>A fully connected layer over a vector, or over a sequence of constant length that is read as one vector.</summary>
/// <param name="Weight"><c>[outputs, inputs]</c>.</param>
/// <param name="Bias"><c>[outputs]</c>; null for none.</param>
internal sealed record LinearOperation(WeightSpec Weight, WeightSpec? Bias) : Operation
{
    /// <summary>The positions of the sequence that it reads, channel by channel as PyTorch flattens; 0 where it reads a vector.</summary>
    public int FlattenedPositions { get; init; }

    /// <summary>A batch normalisation that is folded into weight and bias at load.</summary>
    public BatchNormSpec? Folded { get; init; }

    /// <summary>What is applied to each element of the result.</summary>
    public ActivationFunction Activation { get; init; }

    /// <summary>How the weight lies in memory.</summary>
    public WeightFormat Format { get; init; }

    public int Outputs => Weight.Shape[0];

    public int Inputs => Weight.Shape[1];

    public override EquatableArray<WeightSpec> Weights => new[] { Weight, Bias }.OfType<WeightSpec>().Concat(Folded?.Weights ?? []).ToEquatableArray();

    public override Shape? Infer(IReadOnlyList<Shape> inputs) => inputs switch
    {
        [{ Kind: ShapeKind.Vector } vector] when FlattenedPositions == 0 && vector.Channels == Inputs => Shape.Vector(Outputs),
        [{ IsConstantSequence: true } sequence] when sequence.LongestLength == FlattenedPositions && sequence.Elements == Inputs => Shape.Vector(Outputs),
        _ => null,
    };

    public override long MultiplyAdds(IReadOnlyList<Shape> inputs, Shape shape) => Weight.Count;
}
