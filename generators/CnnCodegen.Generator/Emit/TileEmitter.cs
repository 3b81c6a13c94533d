using CnnCodegen.Generator.Graph;
using CnnCodegen.Generator.Plan;

namespace CnnCodegen.Generator.Emit;

/// <summary>What a tile does with its sums.</summary>
/// <param name="Name">The start of the names of its methods.</param>
/// <param name="KeepsMaximum">Whether it keeps the largest sum over time, rather than storing each.</param>
/// <param name="IsRelu">Whether it applies the rectifier before storing.</param>
internal sealed record TileKind(string Name, bool KeepsMaximum, bool IsRelu)
{
    public static TileKind Max { get; } = new("Max", true, false);

    public static TileKind Map { get; } = new("Map", false, false);

    public static TileKind MapRelu { get; } = new("MapRelu", false, true);

    public static TileKind Of(ConvolutionOperation convolution) =>
        convolution.MaxOverTime ? Max : convolution.Activation.Kind == Activation.Relu ? MapRelu : Map;
}

/// <summary>
/// Writes the register tiles of one vector width: rows (positions) × vectors (filters). All sums stay in registers; each weight is
/// loaded once per tile, each input once per tile and filter vector group.
/// </summary>
/// <param name="writer">Where to.</param>
/// <param name="width">The vector width.</param>
internal sealed class TileEmitter(CSharpWriter writer, VectorWidth width)
{
    /// <summary>No tier 0: unoptimised vector code is a hundred times slower, and the first texts would pay for it.</summary>
    private const string Optimized = "[MethodImpl(MethodImplOptions.AggressiveOptimization)]";

    private string V => width.Type;

    /// <summary>The name of the file type that holds the tiles of a width.</summary>
    public static string TypeName(VectorWidth width) => "Tiles" + Literals.Number(width.Bits);

    /// <summary>The name of the method that runs a panel: <c>MaxPanel3</c>.</summary>
    public static string PanelName(TileKind kind, int vectors) => $"{kind.Name}Panel{Literals.Number(vectors)}";

    private static string Parameters(TileKind kind) => kind.KeepsMaximum
        ? "ReadOnlySpan<float> x, ReadOnlySpan<float> filters, Span<float> best"
        : "ReadOnlySpan<float> x, ReadOnlySpan<float> filters, ReadOnlySpan<float> bias, Span<float> y";

    /// <summary>Writes what all tiles of the width share.</summary>
    public void WriteHelpers()
    {
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
        writer.Line($"private static {V}<float> Fma({V}<float> x, {V}<float> weight, {V}<float> sum) => {V}.MultiplyAddEstimate(x, weight, sum);");
    }

    /// <summary>Writes a panel's method and its tiles of all heights that can occur.</summary>
    public void WritePanel(TileKind kind, int vectors, int mostPositions)
    {
        int most = Math.Min(TilePolicy.Rows(width, vectors), mostPositions);
        string rest = kind.KeepsMaximum ? "best" : "bias, y";
        int floats = vectors * width.Lanes;
        writer.Line();
        writer.Line($"/// <summary>{Literals.Number(floats)} filters over all positions, in tiles of at most {Literals.Number(most)}, as even as they come.</summary>");
        writer.Line(Optimized);
        using (writer.Block($"public static void {PanelName(kind, vectors)}<TWindow>({Parameters(kind)}, int positions)\n    where TWindow : struct, IWindow"))
        {
            using (writer.Block($"for (int tiles = (positions + {Literals.Number(most - 1)}) / {Literals.Number(most)}; tiles > 0; tiles--)"))
            {
                writer.Line("int rows = (positions + tiles - 1) / tiles;");
                using (writer.Block("switch (rows)"))
                {
                    for (int rows = 1; rows <= most; rows++)
                        writer.Line($"case {Literals.Number(rows)}: {TileName(kind, rows, vectors)}<TWindow>(x, filters, {rest}); break;");
                }

                writer.Line();
                writer.Line("x = x[(rows * TWindow.Pitch)..];");
                if (!kind.KeepsMaximum)
                {
                    // A later panel's results start inside a row, so that behind the last tile less than a whole row is left.
                    writer.Line("if (tiles > 1)");
                    writer.Line("    y = y[(rows * TWindow.OutputPitch)..];");
                }

                writer.Line("positions -= rows;");
            }
        }

        for (int rows = 1; rows <= most; rows++)
            WriteTile(kind, rows, vectors);
    }

    private static string TileName(TileKind kind, int rows, int vectors) => $"{kind.Name}{Literals.Number(rows)}x{Literals.Number(vectors)}";

    private void WriteTile(TileKind kind, int rows, int vectors)
    {
        writer.Line();
        writer.Line(Optimized);
        using (writer.Block($"private static void {TileName(kind, rows, vectors)}<TWindow>({Parameters(kind)})\n    where TWindow : struct, IWindow"))
        {
            int floats = vectors * width.Lanes;
            for (int row = 0; row < rows; row++)
                writer.Line($"{V}<float> {string.Join(", ", Columns(vectors, column => $"{Sum(row, column)} = default"))};");
            string last = rows == 1 ? "" : rows == 2 ? "TWindow.Pitch + " : $"({Literals.Number(rows - 1)} * TWindow.Pitch) + ";
            writer.Line("// The slices check once that all is inside; the loop then runs on references.");
            writer.Line($"ref float input = ref MemoryMarshal.GetReference(x[..({last}TWindow.Depth)]);");
            writer.Line($"ref float weight = ref MemoryMarshal.GetReference(filters[..({Literals.Number(floats)} * TWindow.Depth)]);");
            using (writer.Block("for (int k = 0; k < TWindow.Depth; k++)"))
            {
                foreach (int column in Enumerable.Range(0, vectors))
                    writer.Line($"{V}<float> w{column} = {V}.LoadUnsafe(ref weight{(column == 0 ? "" : ", " + Literals.Number(column * width.Lanes))});");
                for (int row = 0; row < rows; row++)
                {
                    string value = row == 0 ? "input" : row == 1 ? "Unsafe.Add(ref input, TWindow.Pitch)" : $"Unsafe.Add(ref input, {Literals.Number(row)} * TWindow.Pitch)";
                    writer.Line($"{V}<float> x{row} = {V}.Create({value});");
                    writer.Line(string.Join(" ", Columns(vectors, column => $"{Sum(row, column)} = Fma(x{row}, w{column}, {Sum(row, column)});")));
                }

                writer.Line("input = ref Unsafe.Add(ref input, 1);");
                writer.Line($"weight = ref Unsafe.Add(ref weight, {Literals.Number(floats)});");
            }

            writer.Line();
            if (kind.KeepsMaximum)
                WriteMaximum(rows, vectors);
            else
                WriteStores(kind, rows, vectors);
        }
    }

    private void WriteMaximum(int rows, int vectors)
    {
        for (int column = 0; column < vectors; column++)
        {
            List<string> terms = Enumerable.Range(0, rows).Select(row => Sum(row, column)).ToList();
            // A tree rather than a chain: the maxima of a tile do not wait for each other.
            while (terms.Count > 1)
                terms = Enumerable.Range(0, (terms.Count + 1) / 2).Select(i => (2 * i) + 1 < terms.Count ? $"{V}.MaxNative({terms[2 * i]}, {terms[(2 * i) + 1]})" : terms[2 * i]).ToList();
            string slice = Slice("best", "", column);
            writer.Line($"{V}.MaxNative({V}.Create<float>({slice}), {terms[0]}).CopyTo({slice});");
        }
    }

    private void WriteStores(TileKind kind, int rows, int vectors)
    {
        for (int column = 0; column < vectors; column++)
            writer.Line($"{V}<float> b{column} = {V}.Create({Slice("bias", "", column)});");
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < vectors; column++)
            {
                string value = $"{Sum(row, column)} + b{column}";
                string stored = kind.IsRelu ? $"{V}.MaxNative({value}, {V}<float>.Zero)" : $"({value})";
                string start = row == 0 ? "" : row == 1 ? "TWindow.OutputPitch" : $"({row} * TWindow.OutputPitch)";
                writer.Line($"{stored}.CopyTo({Slice("y", start, column)});");
            }
        }
    }

    private string Slice(string span, string start, int column)
    {
        int offset = column * width.Lanes;
        string from = (start, offset) switch
        {
            ("", _) => Literals.Number(offset),
            (_, 0) => start,
            _ => $"{start} + {Literals.Number(offset)}",
        };
        return $"{span}.Slice({from}, {Literals.Number(width.Lanes)})";
    }

    private static string Sum(int row, int column) => $"s{row}_{column}";

    private static IEnumerable<string> Columns(int vectors, Func<int, string> text) => Enumerable.Range(0, vectors).Select(text);
}
