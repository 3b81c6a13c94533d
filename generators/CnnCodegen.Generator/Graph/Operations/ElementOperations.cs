using CnnCodegen.Generator.Collections;

namespace CnnCodegen.Generator.Graph;

/// <summary>An element-wise function.</summary>
internal sealed record ActivationOperation(ActivationFunction Activation) : Operation
{
    public override string Details => $" {Activation}";

    public override Shape? Infer(IReadOnlyList<Shape> inputs) => inputs is [{ Kind: not ShapeKind.Tokens } input] ? input : null;
}

/// <summary>What is the identity in inference: dropout, or a layer that only carries modifiers.</summary>
internal sealed record IdentityOperation : Operation
{
    public override Shape? Infer(IReadOnlyList<Shape> inputs) => inputs is [{ Kind: not ShapeKind.Tokens } input] ? input : null;
}

/// <summary>What is the identity beside the search for the best path of tags, which reads the weights: the scores of neighbouring tags.</summary>
/// <param name="Weight"><c>[tags, tags]</c>, the tag before in the rows.</param>
/// <param name="Start"><c>[tags]</c>, the scores of the first token's tags.</param>
internal sealed record TransitionsOperation(WeightSpec Weight, WeightSpec Start) : Operation
{
    public override EquatableArray<WeightSpec> Weights => EquatableArray.Of(Weight, Start);

    public override Shape? Infer(IReadOnlyList<Shape> inputs) =>
        inputs is [{ Kind: ShapeKind.Sequence } input] && input.Channels == Start.Shape[0] ? input : null;
}

/// <summary>A stored vector, <c>[channels]</c>, that is added at each position.</summary>
internal sealed record BiasOperation(WeightSpec Bias) : Operation
{
    public override EquatableArray<WeightSpec> Weights => EquatableArray.Of(Bias);

    public override Shape? Infer(IReadOnlyList<Shape> inputs) =>
        inputs is [{ Kind: ShapeKind.Sequence } input] && input.Channels == Bias.Shape[0] ? input : null;
}
