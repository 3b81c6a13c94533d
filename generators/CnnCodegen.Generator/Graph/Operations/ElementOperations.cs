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
