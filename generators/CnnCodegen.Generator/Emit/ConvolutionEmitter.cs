using CnnCodegen.Generator.Collections;
using CnnCodegen.Generator.Graph;
using CnnCodegen.Generator.Plan;

namespace CnnCodegen.Generator.Emit;

/// <summary>
/// Writes what all convolutions of a network share, into a file of its own: one method per number of filters and kind of tile, and the tiles
/// that these need, for each vector width.
/// </summary>
internal static class ConvolutionEmitter
{
    /// <summary>The name that the program knows the class by.</summary>
    public const string Alias = "Convolutions";

    private static readonly string[] Usings =
    [
        "System",
        "System.Runtime.CompilerServices",
        "System.Runtime.InteropServices",
        "System.Runtime.Intrinsics",
        "CnnCodegen.Kernels",
        "CnnCodegen.Preparation",
    ];

    /// <summary>The name of the method for a convolution: <c>MaxOverTime100</c>, <c>Map64</c>, <c>WinogradMapRelu64</c>.</summary>
    public static string MethodName(ConvolutionOperation convolution, ConvolutionPlan plan) =>
        (plan.Winograd is null ? "" : "Winograd") + TileKind.Of(convolution).MethodName + Literals.Number(convolution.Filters / convolution.Groups);

    /// <summary>The name of the property that tells how a convolution's filters are packed: <c>MaxOverTime100Panels</c>.</summary>
    public static string PanelsName(ConvolutionOperation convolution, ConvolutionPlan plan) => MethodName(convolution, plan) + "Panels";

    /// <summary>The file's text; null for a network without convolutions in tiles.</summary>
    public static string? Emit(NetworkPlan plan, string typeName)
    {
        if (plan.All.All(part => part.Qrnns.Count == 0 && part.Convolutions.All(convolution => convolution.IsDepthwise)))
            return null;
        var writer = new CSharpWriter();
        FileFrame.Header(writer, $"for the convolutions of {plan.Network.Declaration.FullName}");
        using (writer.Block("namespace CnnCodegen.Generated"))
        {
            foreach (string used in Usings)
                writer.Line($"using global::{used};");
            writer.Line();
            Write(writer, plan, typeName);
        }

        return writer.ToString();
    }

    private static void Write(CSharpWriter writer, NetworkPlan plan, string typeName)
    {
        var convolutions = plan.All
            .SelectMany(part => part.Convolutions.Select(entry => (Plan: entry, Operation: (ConvolutionOperation)part.Graph[entry.Node].Operation)))
            .Where(entry => !entry.Plan.IsDepthwise)
            .ToArray();
        var qrnns = plan.All.SelectMany(part => part.Qrnns.Select(entry => (Plan: entry, Operation: (QrnnOperation)part.Graph[entry.Node].Operation))).ToArray();
        EquatableArray<VectorWidth> widths = plan.Widths;
        writer.Line("/// <summary>One method per number of filters: panels of filters one after another, each over all positions while it is in the cache.</summary>");
        using (writer.Block($"internal static class {typeName}"))
        {
            writer.Line("/// <summary>The floats in a vector: what packing and tiles must agree on.</summary>");
            writer.Line($"public static int Lanes => {(widths.Count == 1 ? Literals.Number(widths[0].Lanes) : "SimdWidth.Lanes")};");
            foreach (var convolution in convolutions.GroupBy(entry => MethodName(entry.Operation, entry.Plan)).Select(group => group.First()))
            {
                writer.Line();
                WriteMethod(writer, convolution.Operation, convolution.Plan, widths);
            }

            QrnnEmitter.Write(writer, qrnns.Select(entry => entry.Operation), widths);
            for (int i = 0; i < widths.Count; i++)
            {
                VectorWidth width = widths[i];
                writer.Line();
                writer.Line($"/// <summary>Register tiles of {width.Bits}-bit vectors: rows (positions) × vectors ({width.Lanes} filters each), all sums in registers.</summary>");
                using (writer.Block($"private static class {TileEmitter.TypeName(width)}"))
                {
                    var tiles = new TileEmitter(writer, width);
                    var needed = convolutions
                        .SelectMany(entry => entry.Plan.Panels[i].Select(run => (Kind: Tiles(entry.Operation, entry.Plan), run.Vectors, FewestPositions: entry.Plan.Rows.Fewest, MostPositions: entry.Plan.Rows.Most)))
                        .Concat(qrnns.SelectMany(entry => TilePolicy.Panels(entry.Plan.Gates)
                            .Select(run => (Kind: (TileKind)MapTiles.Plain, run.Vectors, FewestPositions: entry.Plan.FewestRows, MostPositions: entry.Plan.MostRows))))
                        .GroupBy(entry => (entry.Kind, entry.Vectors))
                        .OrderBy(group => group.Key.Kind.Name, StringComparer.Ordinal).ThenByDescending(group => group.Key.Vectors);
                    tiles.WriteHelpers();
                    foreach (var group in needed)
                    {
                        bool filtering = group.Key.Kind == SumTiles.Instance;
                        tiles.WritePanel(group.Key.Kind, group.Key.Vectors, TilePolicy.Heights(
                            width, group.Key.Vectors, group.Min(entry => entry.FewestPositions), group.Max(entry => entry.MostPositions), filtering));
                        if (filtering)
                            WinogradEmitter.WritePoints(writer, width, group.Key.Vectors);
                    }
                }
            }
        }
    }

    /// <summary>The tiles that compute a convolution's sums.</summary>
    private static TileKind Tiles(ConvolutionOperation convolution, ConvolutionPlan plan) => plan.Winograd is null ? TileKind.Of(convolution) : SumTiles.Instance;

    private static void WriteMethod(CSharpWriter writer, ConvolutionOperation convolution, ConvolutionPlan plan, EquatableArray<VectorWidth> widths)
    {
        TileKind kind = TileKind.Of(convolution);
        writer.Line($"/// <summary>How the filters of {MethodName(convolution, plan)} are packed for this machine's vectors.</summary>");
        WritePanelRuns(writer, PanelsName(convolution, plan), plan.Panels, widths);
        writer.Line();
        bool filtering = plan.Winograd is not null;
        string how = filtering ? " by minimal filtering, a block of tiles after another" : "";
        writer.Line($"/// <summary>{Literals.Number(convolution.Filters / convolution.Groups)} filters{how}: {kind.Summary}.</summary>");
        using (writer.Block($"public static void {MethodName(convolution, plan)}({(filtering ? WinogradEmitter.Parameters(kind) : TileEmitter.Parameters(kind))}, int positions)"))
        {
            kind.WriteStart(writer);
            if (filtering)
            {
                using (WinogradEmitter.OpenBlocks(writer))
                    WriteWidths(writer, widths, i => WinogradEmitter.WritePanels(writer, kind, widths[i], plan.Panels[i]));
            }
            else
            {
                WritePanels(writer, kind, plan.Panels, widths);
            }
        }
    }

    /// <summary>Writes the property that tells how filters are packed for each vector width.</summary>
    public static void WritePanelRuns(CSharpWriter writer, string name, EquatableArray<EquatableArray<PanelRun>> panels, EquatableArray<VectorWidth> widths)
    {
        if (widths.Count == 1)
        {
            writer.Line($"public static PanelRun[] {name} => {Runs(panels[0])};");
            return;
        }

        using (writer.Block($"public static PanelRun[] {name} => Lanes switch", closing: "};"))
        {
            for (int i = 0; i < widths.Count; i++)
                writer.Line($"{(i == widths.Count - 1 ? "_" : Literals.Number(widths[i].Lanes))} => {Runs(panels[i])},");
        }
    }

    /// <summary>Writes the calls that compute panels with the widest vectors that the machine has.</summary>
    public static void WritePanels(CSharpWriter writer, TileKind kind, EquatableArray<EquatableArray<PanelRun>> panels, EquatableArray<VectorWidth> widths) =>
        WriteWidths(writer, widths, i => WritePanels(writer, kind, widths[i], panels[i]));

    /// <summary>Writes a body for each vector width, of which the machine's is left when code is compiled.</summary>
    private static void WriteWidths(CSharpWriter writer, EquatableArray<VectorWidth> widths, Action<int> write)
    {
        if (widths.Count == 1)
        {
            write(0);
            return;
        }

        for (int i = 0; i < widths.Count; i++)
        {
            string condition = i == widths.Count - 1 ? "else" : $"{(i == 0 ? "" : "else ")}if ({widths[i].Type}.IsHardwareAccelerated)";
            using (writer.Block(condition))
                write(i);
        }
    }

    private static string Runs(EquatableArray<PanelRun> runs) =>
        $"[{string.Join(", ", runs.Select(run => $"new PanelRun({Literals.Number(run.Panels)}, {Literals.Number(run.Vectors)})"))}]";

    private static void WritePanels(CSharpWriter writer, TileKind kind, VectorWidth width, EquatableArray<PanelRun> runs) => WriteRuns(
        writer, width, runs, (run, start) => [$"{TileEmitter.TypeName(width)}.{TileEmitter.PanelName(kind, run.Vectors)}({Arguments(kind, start)}, positions);"]);

    /// <summary>Writes what is done for each panel: in a loop where there are several of a size.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="width">The vector width.</param>
    /// <param name="runs">The panels.</param>
    /// <param name="statements">What is done for a panel, given its first filter: a variable, a number, or nothing for the first of all.</param>
    public static void WriteRuns(CSharpWriter writer, VectorWidth width, EquatableArray<PanelRun> runs, Func<PanelRun, string, string[]> statements)
    {
        int start = 0;
        foreach (PanelRun run in runs)
        {
            int floats = run.Vectors * width.Lanes;
            int end = start + (run.Panels * floats);
            if (run.Panels == 1)
            {
                WriteLines(writer, statements(run, start == 0 ? "" : Literals.Number(start)));
            }
            else
            {
                string loop = $"for (int filter = {Literals.Number(start)}; filter < {Literals.Number(end)}; filter += {Literals.Number(floats)})";
                string[] body = statements(run, "filter");
                if (body.Length > 1)
                {
                    using (writer.Block(loop))
                        WriteLines(writer, body);
                    if (run != runs[runs.Count - 1])
                        writer.Line();
                }
                else
                {
                    writer.Line(loop);
                    using (writer.Indent())
                        WriteLines(writer, body);
                }
            }

            start = end;
        }
    }

    private static void WriteLines(CSharpWriter writer, string[] lines)
    {
        foreach (string line in lines)
            writer.Line(line);
    }

    private static string Arguments(TileKind kind, string start)
    {
        string filters = start.Length == 0 ? "filters" : $"filters[({start} * window.Depth)..]";
        IEnumerable<string> rest = kind.Parameters.Select(parameter => start.Length == 0 ? parameter.Name : $"{parameter.Name}[{start}..]");
        return $"x, {filters}, {string.Join(", ", rest)}, window";
    }
}
