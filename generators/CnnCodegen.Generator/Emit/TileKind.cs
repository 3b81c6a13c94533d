using CnnCodegen.Generator.Graph;

namespace CnnCodegen.Generator.Emit;

/// <summary>What a tile does with its sums. One object per kind.</summary>
internal abstract class TileKind
{
    /// <summary>The start of the names of its methods.</summary>
    public abstract string Name { get; }

    /// <summary>What a method over all filters is called: the kind's name, unless another one says more.</summary>
    public virtual string MethodName => Name;

    /// <summary>What it takes besides input, filters and window.</summary>
    public abstract IReadOnlyList<TileParameter> Parameters { get; }

    /// <summary>The end of a sentence that starts with the number of filters.</summary>
    public abstract string Summary { get; }

    /// <summary>The activation that it applies to what it stores.</summary>
    public virtual Activation Activation => Activation.None;

    /// <summary>Writes what comes before the first tile, for all filters at once.</summary>
    public virtual void WriteStart(CSharpWriter writer)
    {
    }

    /// <summary>Writes what becomes of a tile's sums.</summary>
    public abstract void WriteFinish(CSharpWriter writer, TileShape tile);

    /// <summary>What becomes of a convolution's sums.</summary>
    public static TileKind Of(ConvolutionOperation convolution) =>
        convolution.MaxOverTime ? MaxTiles.Instance : convolution.Activation.Kind == Activation.Relu ? MapTiles.Relu : MapTiles.Plain;
}

/// <summary>A parameter of a tile: a span with one element per filter, for each row or for all rows together.</summary>
/// <param name="Type">Its type.</param>
/// <param name="Name">Its name.</param>
/// <param name="PerRow">Whether each row has its own elements, as far apart as the window's output pitch.</param>
internal sealed record TileParameter(string Type, string Name, bool PerRow)
{
    /// <summary>The name of a reference to its first element.</summary>
    public string Reference => Name + "0";
}

/// <summary>The shape of a tile, and the names of its sums.</summary>
/// <param name="Width">The vector width.</param>
/// <param name="Rows">The positions.</param>
/// <param name="Vectors">The vectors of filters.</param>
internal sealed record TileShape(Plan.VectorWidth Width, int Rows, int Vectors)
{
    public int Floats => Vectors * Width.Lanes;

    public static string Sum(int row, int column) => $"s{Literals.Number(row)}_{Literals.Number(column)}";

    /// <summary>A text for each vector of a row.</summary>
    public string Columns(string separator, Func<int, string> text) => string.Join(separator, Enumerable.Range(0, Vectors).Select(text));

    /// <summary>The floats of a column behind a reference to those of the first column, as arguments: <c>ref y0</c>, <c>ref y0, 8</c>.</summary>
    public string Column(string reference, int column) => $"ref {reference}{(column == 0 ? "" : ", " + Literals.Number(column * Width.Lanes))}";
}

/// <summary>Keeps the largest sum of each filter.</summary>
internal sealed class MaxTiles : TileKind
{
    public static MaxTiles Instance { get; } = new();

    public override string Name => "Max";

    public override string MethodName => "MaxOverTime";

    public override IReadOnlyList<TileParameter> Parameters { get; } = [new("Span<float>", "best", PerRow: false)];

    public override string Summary => "the largest sum of each over the positions, without bias";

    public override void WriteStart(CSharpWriter writer) => writer.Line("best.Fill(float.NegativeInfinity);");

    public override void WriteFinish(CSharpWriter writer, TileShape tile)
    {
        string vector = tile.Width.Type;
        for (int column = 0; column < tile.Vectors; column++)
        {
            List<string> terms = Enumerable.Range(0, tile.Rows).Select(row => TileShape.Sum(row, column)).ToList();
            // A tree rather than a chain: the maxima of a tile do not wait for each other.
            while (terms.Count > 1)
                terms = Enumerable.Range(0, (terms.Count + 1) / 2).Select(i => (2 * i) + 1 < terms.Count ? $"Max({terms[2 * i]}, {terms[(2 * i) + 1]})" : terms[2 * i]).ToList();
            string best = tile.Column("best0", column);
            writer.Line($"Max({vector}.LoadUnsafe({best}), {terms[0]}).StoreUnsafe({best});");
        }
    }
}

/// <summary>Stores each sum with its filter's bias.</summary>
/// <param name="activation">What is applied before.</param>
internal sealed class MapTiles(Activation activation) : TileKind
{
    public static MapTiles Plain { get; } = new(Activation.None);

    public static MapTiles Relu { get; } = new(Activation.Relu);

    public override string Name => activation == Activation.None ? "Map" : "Map" + activation;

    public override Activation Activation => activation;

    public override IReadOnlyList<TileParameter> Parameters { get; } =
        [new("ReadOnlySpan<float>", "bias", PerRow: false), new("Span<float>", "y", PerRow: true)];

    public override string Summary => "each at every position, with bias" + (activation == Activation.None ? "" : " and " + activation);

    public override void WriteFinish(CSharpWriter writer, TileShape tile)
    {
        string vector = tile.Width.Type;
        writer.Line($"{vector}<float> {tile.Columns(", ", column => $"b{column} = {vector}.LoadUnsafe({tile.Column("bias0", column)})")};");
        for (int row = 0; row < tile.Rows; row++)
        {
            if (row > 0)
                writer.Line($"ref float y{row} = ref Unsafe.Add(ref y{row - 1}, window.OutputPitch);");
            writer.Line(tile.Columns(" ", column => $"{Stored($"{TileShape.Sum(row, column)} + b{column}", vector)}.StoreUnsafe({tile.Column($"y{row}", column)});"));
        }
    }

    private string Stored(string value, string vector) => activation == Activation.None ? $"({value})" : $"Max({value}, {vector}<float>.Zero)";
}

/// <summary>Stores the sums as they are, for those who make something of them.</summary>
internal sealed class SumTiles : TileKind
{
    public static SumTiles Instance { get; } = new();

    public override string Name => "Sum";

    public override IReadOnlyList<TileParameter> Parameters { get; } = [new("Span<float>", "y", PerRow: true)];

    public override string Summary => "each at every position";

    public override void WriteFinish(CSharpWriter writer, TileShape tile)
    {
        for (int row = 0; row < tile.Rows; row++)
        {
            if (row > 0)
                writer.Line($"ref float y{row} = ref Unsafe.Add(ref y{row - 1}, window.OutputPitch);");
            writer.Line(tile.Columns(" ", column => $"{TileShape.Sum(row, column)}.StoreUnsafe({tile.Column($"y{row}", column)});"));
        }
    }
}
