using CnnCodegen.Generator.Collections;

namespace CnnCodegen.Generator.Graph;

/// <summary>
/// Where each token's row lies in a table of what the rows of an embedding yield under the filters of some convolutions. The table is computed
/// at load.
/// </summary>
/// <param name="Lookup">The embedding.</param>
/// <param name="Convolutions">The convolutions, in the order in which their values lie in a row.</param>
internal sealed record TokenTableOperation(LookupOperation Lookup, EquatableArray<ConvolutionOperation> Convolutions) : Operation
{
    /// <summary>Filters lie in panels of so many: <c>TableWindow.Panel</c> of the runtime library.</summary>
    private const int Panel = 16;

    /// <summary>The floats that say where a row lies: <c>TableConvolution.LocationLength</c>.</summary>
    private const int LocationLength = 2;

    /// <summary>How the table lies in memory.</summary>
    public TableFormat Format { get; init; }

    /// <summary>The rows of the embedding that have a row in the table, from the first on: all, unless the budget allows fewer.</summary>
    public int TableRows { get; init; } = Lookup.Rows;

    /// <summary>Whether some tokens have no row in the table: theirs are computed when they occur.</summary>
    public bool IsPartial => TableRows < Lookup.Rows;

    /// <summary>The bytes of the table.</summary>
    public long Bytes => Count * (Format == TableFormat.Int16 ? sizeof(short) : sizeof(float));

    /// <summary>The values of a row.</summary>
    public int RowLength => Convolutions.Sum(LengthOf);

    /// <summary>The values of the table: its tokens' rows, and a row of zeros.</summary>
    public long Count => (long)RowLength * (TableRows + 1);

    /// <summary>The floats that one token's row needs where it is computed: the row, and the embedding's.</summary>
    public int ComputedLength => RowLength + Lookup.Dimensions;

    public override EquatableArray<WeightSpec> Weights => Lookup.Weights.Concat(Convolutions.SelectMany(FilterWeights)).ToEquatableArray();

    /// <summary>The values that a convolution needs in a row: panels of its filters, each with all taps.</summary>
    public static int LengthOf(ConvolutionOperation convolution) => (convolution.Filters + Panel - 1) / Panel * Panel * convolution.Width;

    public override Shape? Infer(IReadOnlyList<Shape> inputs) =>
        inputs is [{ Kind: ShapeKind.Tokens } tokens] ? Shape.Sequence(tokens.Length, LocationLength) : null;

    private static IEnumerable<WeightSpec> FilterWeights(ConvolutionOperation convolution) => (convolution.Folded?.Weights ?? []).Prepend(convolution.Weight);
}

/// <summary>A convolution over an embedding, as sums of the rows of a table; its input says where they lie.</summary>
/// <param name="Convolution">The convolution.</param>
/// <param name="Start">Where its values begin in a row of the table.</param>
internal sealed record TableConvolutionOperation(ConvolutionOperation Convolution, int Start) : Operation
{
    public override EquatableArray<WeightSpec> Weights => Convolution.Weights;

    public override Shape? Infer(IReadOnlyList<Shape> inputs)
    {
        if (inputs is not [{ Kind: ShapeKind.Sequence } input])
            return null;
        return Convolution.MaxOverTime ? Shape.Vector(Convolution.Filters) : Shape.Sequence(Convolution.Positions(input.Length), Convolution.Filters);
    }
}
