using CnnCodegen.Generator.Collections;

namespace CnnCodegen.Generator.Graph;

/// <summary>What a node of the graph computes. A closed set: every room behind the layers knows these and no attribute.</summary>
internal abstract record Operation
{
    /// <summary>The names and shapes of the stored tensors that it reads.</summary>
    public virtual EquatableArray<WeightSpec> Weights => EquatableArray<WeightSpec>.Empty;

    /// <summary>What the meaning of its weights depends on beside their shapes: part of the architecture's hash.</summary>
    public virtual string Details => "";

    /// <summary>The shape of its value, from the shapes that it reads; null where it cannot work on them.</summary>
    public abstract Shape? Infer(IReadOnlyList<Shape> inputs);

    /// <summary>The multiply-adds for the longest text.</summary>
    /// <param name="inputs">The shapes that it reads.</param>
    /// <param name="shape">The shape of its value.</param>
    public virtual long MultiplyAdds(IReadOnlyList<Shape> inputs, Shape shape) => 0;
}

/// <summary>A stored tensor: name and shape as in PyTorch's state_dict.</summary>
internal sealed record WeightSpec(string Name, EquatableArray<int> Shape)
{
    public static WeightSpec Of(string name, params int[] shape) => new(name, EquatableArray.Of(shape));

    public long Count => Shape.Aggregate(1L, (product, size) => product * size);
}

/// <summary>The token ids of an input.</summary>
/// <param name="Axis">What its length is counted along: itself, or the input whose feature it is.</param>
/// <param name="IsFixed">Whether every text is filled up to the longest.</param>
internal sealed record InputOperation(LengthAxis Axis, bool IsFixed) : Operation
{
    /// <summary>Whether it is a feature of the words of another input, and as long as that.</summary>
    public bool IsFeature { get; init; }

    public override string Details => IsFeature ? $" of input {Literals.Number(Axis.Index)}" : "";

    public override Shape? Infer(IReadOnlyList<Shape> inputs) => inputs.Count > 0
        ? null
        : Shape.Tokens(IsFixed ? SequenceLength.Constant(Axis, Axis.MaxLength) : SequenceLength.Of(Axis));
}

/// <summary>One row of a table per token id.</summary>
/// <param name="Table"><c>[rows, dimensions]</c>.</param>
/// <param name="Added">A second table of the same shape, which is added to the first at load.</param>
internal sealed record LookupOperation(WeightSpec Table, WeightSpec? Added = null) : Operation
{
    public int Rows => Table.Shape[0];

    public int Dimensions => Table.Shape[1];

    public override EquatableArray<WeightSpec> Weights => Added is null ? EquatableArray.Of(Table) : EquatableArray.Of(Table, Added);

    public override Shape? Infer(IReadOnlyList<Shape> inputs) =>
        inputs is [{ Kind: ShapeKind.Tokens } tokens] ? Shape.Sequence(tokens.Length, Dimensions) : null;
}
