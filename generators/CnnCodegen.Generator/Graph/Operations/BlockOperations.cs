using CnnCodegen.Generator.Collections;

namespace CnnCodegen.Generator.Graph;

/// <summary>The convolutional sentence model: row-wise convolutions of growing width until the rest fits under one filter.</summary>
/// <param name="Kernels">The filters of width 2, 3, …: <c>[channels, 1, width]</c>.</param>
/// <param name="Tops">The last filters, by the rows that are left, 2 and more: <c>[channels, 1, rows]</c>.</param>
internal sealed record SentenceModelOperation(EquatableArray<WeightSpec> Kernels, EquatableArray<WeightSpec> Tops) : Operation
{
    public override EquatableArray<WeightSpec> Weights => Kernels.Concat(Tops).ToEquatableArray();

    public override Shape? Infer(IReadOnlyList<Shape> inputs) => inputs is [{ Kind: ShapeKind.Sequence } input] ? Shape.Vector(input.Channels) : null;

    public override long MultiplyAdds(IReadOnlyList<Shape> inputs, Shape shape)
    {
        long products = 0;
        long positions = inputs[0].LongestLength;
        for (int width = 2; width < positions; width++)
        {
            positions -= width - 1;
            products += positions * width;
        }

        // The top, which a single position does not need.
        return (products + (positions > 1 ? positions : 0)) * shape.Channels;
    }
}

/// <summary>A network of its own for each token: it reads the token's characters and yields a vector.</summary>
/// <param name="Block">The network. Its tensors' names are whole, with the layer's name before them.</param>
/// <param name="SpelledBefore">The numbers of the inputs whose tokens are spelled for such operations before this one: their spellings come first.</param>
/// <param name="Spellings"><c>[words, characters]</c> of a closed vocabulary; null for an open one, whose spellings the caller gives.</param>
internal sealed record PerTokenOperation(NetworkGraph Block, EquatableArray<int> SpelledBefore, WeightSpec? Spellings) : Operation
{
    /// <summary>The number of words whose results a loaded network remembers; 0 for none.</summary>
    public int CachedWords { get; init; }

    public override EquatableArray<WeightSpec> Weights => PerToken.Weights(Block, Spellings);

    public override Shape? Infer(IReadOnlyList<Shape> inputs) => PerToken.Infer(Block, inputs);

    public override long MultiplyAdds(IReadOnlyList<Shape> inputs, Shape shape) => inputs[0].LongestLength * Block.MultiplyAdds;
}

/// <summary>The rows of a table that is computed at load: what a network yields for each word of a closed vocabulary.</summary>
/// <param name="Block">The network.</param>
/// <param name="Spellings"><c>[words, characters]</c>.</param>
internal sealed record WordTableOperation(NetworkGraph Block, WeightSpec Spellings) : Operation
{
    public override EquatableArray<WeightSpec> Weights => PerToken.Weights(Block, Spellings);

    public override Shape? Infer(IReadOnlyList<Shape> inputs) => PerToken.Infer(Block, inputs);
}

/// <summary>What both forms of a network per token share.</summary>
file static class PerToken
{
    public static EquatableArray<WeightSpec> Weights(NetworkGraph block, WeightSpec? spellings)
    {
        IEnumerable<WeightSpec> inner = block.Nodes.SelectMany(node => node.Operation.Weights);
        return (spellings is null ? inner : inner.Prepend(spellings)).ToEquatableArray();
    }

    public static Shape? Infer(NetworkGraph block, IReadOnlyList<Shape> inputs) =>
        inputs is [{ Kind: ShapeKind.Tokens } tokens] && block.Result.Shape is { IsVector: true } vector ? Shape.Sequence(tokens.Length, vector.Channels) : null;
}
