using CnnCodegen.Generator.Collections;
using CnnCodegen.Generator.Plan;

namespace CnnCodegen.Generator.Emit;

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

    /// <summary>The name of the class that holds the tiles of a width.</summary>
    public static string TypeName(VectorWidth width) => "Tiles" + Literals.Number(width.Bits);

    /// <summary>The name of the method that runs a panel: <c>MaxPanel3</c>.</summary>
    public static string PanelName(TileKind kind, int vectors) => $"{kind.Name}Panel{Literals.Number(vectors)}";

    /// <summary>The parameters that tiles, panels and whole convolutions begin with.</summary>
    public static string Parameters(TileKind kind) =>
        $"ReadOnlySpan<float> x, ReadOnlySpan<float> filters, {string.Concat(kind.Parameters.Select(parameter => $"{parameter.Type} {parameter.Name}, "))}in FilterWindow window";

    /// <summary>Writes what all tiles of the width share.</summary>
    public void WriteHelpers()
    {
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
        writer.Line($"private static {V}<float> Fma({V}<float> x, {V}<float> weight, {V}<float> sum) => {V}.MultiplyAddEstimate(x, weight, sum);");
        writer.Line();
        writer.Line("/// <summary>An input value, for all filters of a vector; so many bytes on.</summary>");
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
        writer.Line($"private static {V}<float> Value(ref float input, nint bytes) => {V}.Create(Unsafe.AddByteOffset(ref input, bytes));");
        writer.Line();
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
        writer.Line($"private static {V}<float> Max({V}<float> x, {V}<float> y) => {V}.MaxNative(x, y);");
    }

    /// <summary>
    /// The floats of the next panel's weights that each step of a tile fetches ahead: a cache line. Without it a panel's first tile waits for weights that come from
    /// the third cache; <c>docs/decisions/0012-weights-are-fetched-ahead.md</c> has measurements. 128 bits were not measured.
    /// </summary>
    private int FetchedAhead => width.Bits >= 256 ? 16 : 0;

    /// <summary>Writes a panel's method and its tiles.</summary>
    /// <param name="kind">What the tiles do with their sums.</param>
    /// <param name="vectors">The vectors of filters.</param>
    /// <param name="heights">The heights of the tiles, in ascending order.</param>
    public void WritePanel(TileKind kind, int vectors, EquatableArray<int> heights)
    {
        string floats = Literals.Number(vectors * width.Lanes);
        writer.Line();
        writer.Line($"/// <summary>{floats} filters over all positions, in tiles that are as few and as even as they come.</summary>");
        writer.Line(Optimized);
        using (writer.Block($"public static void {PanelName(kind, vectors)}({Parameters(kind)}, int positions)"))
        {
            writer.Line("// The slices check once that all is inside; the tiles run on references.");
            writer.Line("ref float input = ref MemoryMarshal.GetReference(x[..window.Reach(positions)]);");
            writer.Line($"ref float weight = ref MemoryMarshal.GetReference(filters[..({floats} * window.Depth)]);");
            foreach (TileParameter parameter in kind.Parameters)
            {
                string length = parameter.PerRow ? $"(((positions - 1) * window.OutputPitch) + {floats})" : floats;
                writer.Line($"ref float {parameter.Reference} = ref MemoryMarshal.GetReference({parameter.Name}[..{length}]);");
            }

            if (FetchedAhead > 0)
                writer.Line($"int panel = {floats} * window.Depth, ahead = panel;");
            writer.Line($"int most = {Chosen(heights, (height, _) => $"positions >= {Literals.Number(height)}")};");
            using (writer.Block("for (int row = 0, height; row < positions; row += height)"))
            {
                writer.Line("int left = positions - row;");
                writer.Line("int share = left >= 3 * most ? most : left > 2 * most ? (left + 2) / 3 : left > most ? (left + 1) / 2 : left;");
                writer.Line($"height = {Chosen(heights, (_, below) => $"share > {Literals.Number(below)}")};");
                writer.Line("// The last tile may reach back over rows that are done: they come out the same again.");
                writer.Line("int first = Math.Min(row, positions - height);");
                string next = "";
                if (FetchedAhead > 0)
                {
                    writer.Line("// Each tile fetches a share of the next panel's weights; once they are there, what is near already, which costs nothing.");
                    writer.Line("ref float next = ref Unsafe.Add(ref weight, ahead < 2 * panel ? ahead : 0);");
                    writer.Line($"ahead = Math.Min(ahead + ({Literals.Number(FetchedAhead)} * window.Depth), 2 * panel);");
                    next = "ref next, ";
                }

                using (writer.Block("switch (height)"))
                {
                    string rest = string.Concat(kind.Parameters.Select(parameter =>
                        $"ref {(parameter.PerRow ? $"Unsafe.Add(ref {parameter.Reference}, first * window.OutputPitch)" : parameter.Reference)}, "));
                    foreach (int height in heights)
                        writer.Line($"case {Literals.Number(height)}: {TileName(kind, height, vectors)}(ref Unsafe.Add(ref input, first * window.RowStep), ref weight, {next}{rest}window); break;");
                }
            }
        }

        foreach (int height in heights)
            WriteTile(kind, new TileShape(width, height, vectors));
    }

    /// <summary><c>share &gt; 3 ? 5 : share &gt; 1 ? 3 : 1</c>: the tallest first, the lowest without a condition.</summary>
    private static string Chosen(EquatableArray<int> heights, Func<int, int, string> condition)
    {
        string chosen = Literals.Number(heights[0]);
        for (int i = 1; i < heights.Count; i++)
            chosen = $"{condition(heights[i], heights[i - 1])} ? {Literals.Number(heights[i])} : {chosen}";
        return chosen;
    }

    private static string TileName(TileKind kind, int rows, int vectors) => $"{kind.Name}{Literals.Number(rows)}x{Literals.Number(vectors)}";

    private void WriteTile(TileKind kind, TileShape tile)
    {
        writer.Line();
        writer.Line(Optimized);
        string references = string.Concat(kind.Parameters.Select(parameter => $"ref float {parameter.Reference}, "));
        using (writer.Block($"private static void {TileName(kind, tile.Rows, tile.Vectors)}(ref float start, ref float weight, {(FetchedAhead > 0 ? "ref float next, " : "")}{references}in FilterWindow window)"))
        {
            for (int row = 0; row < tile.Rows; row++)
                writer.Line($"{V}<float> {tile.Columns(", ", column => $"{TileShape.Sum(row, column)} = default")};");
            if (tile.Rows > 1)
                writer.Line($"nint step = window.RowStep * sizeof(float){string.Concat(OddSteps(tile.Rows).Select(odd => $", step{odd} = {odd} * step"))};");
            using (writer.Block("for (int tap = 0; tap < window.Taps; tap++)"))
            {
                writer.Line("ref float input = ref Unsafe.Add(ref start, tap * window.TapStep), end = ref Unsafe.Add(ref input, window.Run);");
                string next = FetchedAhead > 0 ? $", next = ref Unsafe.Add(ref next, {Literals.Number(FetchedAhead)})" : "";
                using (writer.Block($"for (; Unsafe.IsAddressLessThan(ref input, ref end); input = ref Unsafe.Add(ref input, 1), weight = ref Unsafe.Add(ref weight, {Literals.Number(tile.Floats)}){next})"))
                    WriteMultiplyAdds(tile);
            }

            writer.Line();
            kind.WriteFinish(writer, tile);
        }
    }

    private void WriteMultiplyAdds(TileShape tile)
    {
        if (FetchedAhead > 0)
            writer.Line("CacheLines.Fetch(ref next);");
        writer.Line($"{V}<float> {tile.Columns(", ", column => $"w{column} = {V}.LoadUnsafe(ref weight{(column == 0 ? "" : ", " + Literals.Number(column * width.Lanes))})")};");
        for (int row = 0; row < tile.Rows; row++)
        {
            string sums = tile.Columns(" ", column => $"{TileShape.Sum(row, column)} = Fma(x{row}, w{column}, {TileShape.Sum(row, column)});");
            writer.Line($"var x{row} = Value(ref input, {(row == 0 ? "0" : Step(row))}); {sums}");
        }
    }

    /// <summary>
    /// How far a row lies behind the first: <c>step3 * 2</c>. An address is a base plus a register times 1, 2, 4 or 8, so that only odd multiples
    /// of the step need registers of their own, and no row costs an instruction.
    /// </summary>
    private static string Step(int row)
    {
        int odd = row, factor = 1;
        for (; odd % 2 == 0; odd /= 2)
            factor *= 2;
        string step = odd == 1 ? "step" : "step" + Literals.Number(odd);
        return factor == 1 ? step : $"{step} * {Literals.Number(factor)}";
    }

    private static IEnumerable<int> OddSteps(int rows) => Enumerable.Range(0, rows).Where(row => row > 1 && row % 2 == 1);
}
