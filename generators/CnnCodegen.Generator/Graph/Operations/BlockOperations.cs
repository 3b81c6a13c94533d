using CnnCodegen.Generator.Collections;

namespace CnnCodegen.Generator.Graph;

/// <summary>The convolutional sentence model: row-wise convolutions of growing width until the rest fits under one filter.</summary>
/// <param name="Kernels">The filters of width 2, 3, …: <c>[channels, 1, width]</c>.</param>
/// <param name="Tops">The last filters, by the rows that are left, 2 and more: <c>[channels, 1, rows]</c>.</param>
internal sealed record SentenceModelOperation(EquatableArray<WeightSpec> Kernels, EquatableArray<WeightSpec> Tops) : Operation
{
    public override EquatableArray<WeightSpec> Weights => Kernels.Concat(Tops).ToEquatableArray();

    public override Shape? Infer(IReadOnlyList<Shape> inputs) => inputs is [{ Kind: ShapeKind.Sequence } input] ? Shape.Vector(input.Channels) : null;
}

/// <summary>A network of its own for each token: it reads the token's characters and yields a vector.</summary>
/// <param name="Block">The network. Its tensors' names are whole, with the layer's name before them.</param>
/// <param name="SpelledBefore">The numbers of the inputs whose tokens are spelled for such operations before this one: their spellings come first.</param>
internal sealed record PerTokenOperation(NetworkGraph Block, EquatableArray<int> SpelledBefore) : Operation
{
    public override EquatableArray<WeightSpec> Weights => Block.Nodes.SelectMany(node => node.Operation.Weights).ToEquatableArray();

    public override Shape? Infer(IReadOnlyList<Shape> inputs) =>
        inputs is [{ Kind: ShapeKind.Tokens } tokens] && Block.Result.Shape is { IsVector: true } vector ? Shape.Sequence(tokens.Length, vector.Channels) : null;

    public override long MultiplyAdds(IReadOnlyList<Shape> inputs, Shape shape) => inputs[0].LongestLength * Block.MultiplyAdds;
}
