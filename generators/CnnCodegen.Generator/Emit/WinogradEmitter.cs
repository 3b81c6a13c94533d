using CnnCodegen.Generator.Collections;
using CnnCodegen.Generator.Plan;

namespace CnnCodegen.Generator.Emit;

/// <summary>
/// Writes the methods of convolutions by minimal filtering: the library transforms the rows of a block of tiles and the sums back; between them
/// stand matrix products, one per point and panel of filters, in register tiles as everywhere.
/// </summary>
internal static class WinogradEmitter
{
    /// <summary>The parameters that methods for whole convolutions begin with.</summary>
    public static string Parameters(TileKind kind) =>
        $"ReadOnlySpan<float> x, ReadOnlySpan<float> filters, {string.Concat(kind.Parameters.Select(parameter => $"{parameter.Type} {parameter.Name}, "))}Span<float> workspace, in WinogradWindow window";

    /// <summary>Opens the loop over blocks of tiles.</summary>
    public static CSharpWriter.BlockEnd OpenBlocks(CSharpWriter writer)
    {
        CSharpWriter.BlockEnd loop = writer.Block("for (int tile = 0; tile < window.Tiles(positions); tile += window.TilesPerBlock(positions))");
        writer.Line("var block = new WinogradBlock(x, window, tile, positions, workspace);");
        return loop;
    }

    /// <summary>Writes what is done with a block for each panel of filters.</summary>
    public static void WritePanels(CSharpWriter writer, TileKind kind, VectorWidth width, EquatableArray<PanelRun> runs) =>
        ConvolutionEmitter.WriteRuns(writer, width, runs, (run, start) =>
        [
            $"{TileEmitter.TypeName(width)}.{PointsName(run.Vectors)}(block, {(start.Length == 0 ? "filters" : $"filters[({start} * window.Depth)..]")});",
            $"block.{kind.Name}({string.Join(", ", kind.Parameters.Select(parameter => Argument(parameter, start, run.Vectors * width.Lanes)))});",
        ]);

    /// <summary>Writes the method that computes the sums of a panel at all points.</summary>
    public static void WritePoints(CSharpWriter writer, VectorWidth width, int vectors)
    {
        string floats = Literals.Number(vectors * width.Lanes);
        writer.Line();
        writer.Line($"/// <summary>{floats} filters over the tiles of a block, point by point: each has values of its own for all of them.</summary>");
        using (writer.Block($"public static void {PointsName(vectors)}(in WinogradBlock block, ReadOnlySpan<float> filters)"))
        {
            writer.Line($"FilterWindow window = block.Window(filters: {floats});");
            writer.Line("for (int point = 0; point < WinogradWindow.Points; point++)");
            using (writer.Indent())
            {
                writer.Line($"{TileEmitter.PanelName(SumTiles.Instance, vectors)}(block.Rows(point), filters[(point * {floats} * window.Depth)..], block.Sums(point, {floats}), window, block.Tiles);");
            }
        }
    }

    private static string PointsName(int vectors) => "SumPoints" + Literals.Number(vectors);

    private static string Argument(TileParameter parameter, string start, int floats) => parameter.PerRow
        ? start.Length == 0 ? parameter.Name : $"{parameter.Name}[{start}..]"
        : $"{parameter.Name}.Slice({(start.Length == 0 ? "0" : start)}, {Literals.Number(floats)})";
}
