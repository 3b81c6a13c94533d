using CnnCodegen.Generator.Collections;

namespace CnnCodegen.Generator.Graph;

/// <summary>The tensors of a batch normalisation, each <c>[channels]</c>.</summary>
internal sealed record BatchNormSpec(WeightSpec Weight, WeightSpec Bias, WeightSpec RunningMean, WeightSpec RunningVariance, double Epsilon)
{
    public EquatableArray<WeightSpec> Weights => EquatableArray.Of(Weight, Bias, RunningMean, RunningVariance);
}

/// <summary>Batch normalisation by the running statistics: a factor and a summand per channel.</summary>
internal sealed record BatchNormOperation(BatchNormSpec Norm) : Operation
{
    public override EquatableArray<WeightSpec> Weights => Norm.Weights;

    public override string Details => " epsilon " + Literals.Real(Norm.Epsilon);

    public override Shape? Infer(IReadOnlyList<Shape> inputs) =>
        inputs is [{ Kind: not ShapeKind.Tokens } input] && input.Channels == Norm.Weight.Shape[0] ? input : null;
}

/// <summary>Layer normalisation over the channels of a vector, or of each position.</summary>
/// <param name="Weight"><c>[channels]</c>.</param>
/// <param name="Bias"><c>[channels]</c>.</param>
/// <param name="Epsilon">What is added to the variance.</param>
internal sealed record LayerNormOperation(WeightSpec Weight, WeightSpec Bias, double Epsilon) : Operation
{
    public override EquatableArray<WeightSpec> Weights => EquatableArray.Of(Weight, Bias);

    public override string Details => " epsilon " + Literals.Real(Epsilon);

    public override Shape? Infer(IReadOnlyList<Shape> inputs) =>
        inputs is [{ Kind: not ShapeKind.Tokens } input] && input.Channels == Weight.Shape[0] ? input : null;
}

/// <summary>Softmax over the channels of a vector, or of each position.</summary>
/// <param name="IsLogarithm">Whether the result is the logarithm of the probabilities.</param>
internal sealed record SoftmaxOperation(bool IsLogarithm) : Operation
{
    public override string Details => IsLogarithm ? " log" : "";

    public override Shape? Infer(IReadOnlyList<Shape> inputs) => inputs is [{ Kind: not ShapeKind.Tokens } input] ? input : null;
}
