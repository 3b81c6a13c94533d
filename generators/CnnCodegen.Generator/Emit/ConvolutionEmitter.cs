using CnnCodegen.Generator.Collections;
using CnnCodegen.Generator.Graph;
using CnnCodegen.Generator.Plan;

namespace CnnCodegen.Generator.Emit;

/// <summary>
/// Writes what all convolutions of a network share: the window types with their constants, one method per number of filters and kind,
/// and the tiles that these need, for each vector width.
/// </summary>
internal static class ConvolutionEmitter
{
    public const string TypeName = "Convolutions";

    /// <summary>The name of the method for a convolution: <c>MaxOverTime100</c>, <c>Map64</c>, <c>MapRelu64</c>.</summary>
    public static string MethodName(ConvolutionOperation convolution)
    {
        TileKind kind = TileKind.Of(convolution);
        return (kind.KeepsMaximum ? "MaxOverTime" : kind.Name) + Literals.Number(convolution.Filters);
    }

    /// <summary>The name of the property that tells how a convolution's filters are packed: <c>MaxOverTime100Panels</c>.</summary>
    public static string PanelsName(ConvolutionOperation convolution) => MethodName(convolution) + "Panels";

    public static void Write(CSharpWriter writer, NetworkPlan plan)
    {
        var convolutions = plan.Convolutions.Select(entry => (Plan: entry, Operation: (ConvolutionOperation)plan.Graph[entry.Node].Operation)).ToArray();
        if (convolutions.Length == 0)
            return;
        EquatableArray<VectorWidth> widths = plan.Widths;
        foreach (WindowShape window in plan.Convolutions.Select(convolution => convolution.Window).Distinct())
            WriteWindow(writer, window);

        writer.Line();
        writer.Line("/// <summary>One method per number of filters: panels of filters one after another, each over all positions while it is in the cache.</summary>");
        using (writer.Block($"file static class {TypeName}"))
        {
            writer.Line("/// <summary>The floats in a vector: what packing and tiles must agree on.</summary>");
            writer.Line($"public static int Lanes => {(widths.Count == 1 ? Literals.Number(widths[0].Lanes) : "SimdWidth.Lanes")};");
            foreach (var convolution in convolutions.GroupBy(entry => MethodName(entry.Operation)).Select(group => group.First()))
            {
                writer.Line();
                WriteMethod(writer, convolution.Operation, convolution.Plan, widths);
            }
        }

        for (int i = 0; i < widths.Count; i++)
        {
            VectorWidth width = widths[i];
            writer.Line();
            writer.Line($"/// <summary>Register tiles of {width.Bits}-bit vectors: rows (positions) × vectors ({width.Lanes} filters each), all sums in registers.</summary>");
            using (writer.Block($"file static class {TileEmitter.TypeName(width)}"))
            {
                var tiles = new TileEmitter(writer, width);
                var needed = convolutions
                    .SelectMany(entry => entry.Plan.Panels[i].Select(run => (Kind: TileKind.Of(entry.Operation), run.Vectors, Positions: MostPositions(plan, entry.Plan, entry.Operation))))
                    .GroupBy(entry => (entry.Kind, entry.Vectors))
                    .OrderBy(group => group.Key.Kind.Name, StringComparer.Ordinal).ThenByDescending(group => group.Key.Vectors);
                tiles.WriteHelpers();
                foreach (var group in needed)
                    tiles.WritePanel(group.Key.Kind, group.Key.Vectors, group.Max(entry => entry.Positions));
            }
        }
    }

    private static int MostPositions(NetworkPlan plan, ConvolutionPlan convolution, ConvolutionOperation operation)
    {
        Node input = plan.Graph[plan.Graph[convolution.Node].Inputs[0]];
        return (int)operation.Positions(input.Shape.Length).Longest;
    }

    private static void WriteWindow(CSharpWriter writer, WindowShape window)
    {
        writer.Line();
        writer.Line($"/// <summary>{window.Width} rows of {window.Pitch} floats under a filter{(window.OutputPitch == 0 ? "" : $", results in rows of {window.OutputPitch}")}.</summary>");
        using (writer.Block($"file readonly struct {window.TypeName} : IWindow"))
        {
            writer.Line($"public static int Depth => {Literals.Grouped(window.Depth)};");
            writer.Line($"public static int Pitch => {Literals.Grouped(window.Pitch)};");
            writer.Line($"public static int OutputPitch => {Literals.Grouped(window.OutputPitch)};");
        }
    }

    private static void WriteMethod(CSharpWriter writer, ConvolutionOperation convolution, ConvolutionPlan plan, EquatableArray<VectorWidth> widths)
    {
        TileKind kind = TileKind.Of(convolution);
        string parameters = kind.KeepsMaximum
            ? "ReadOnlySpan<float> x, ReadOnlySpan<float> filters, Span<float> best, int positions"
            : "ReadOnlySpan<float> x, ReadOnlySpan<float> filters, ReadOnlySpan<float> bias, Span<float> y, int positions";
        writer.Line($"/// <summary>How the filters of {MethodName(convolution)} are packed for this machine's vectors.</summary>");
        if (widths.Count == 1)
            writer.Line($"public static PanelRun[] {PanelsName(convolution)} => {Runs(plan.Panels[0])};");
        else
            WritePanelSwitch(writer, convolution, plan, widths);

        writer.Line();
        writer.Line(kind.KeepsMaximum
            ? $"/// <summary>The largest sum of each of {convolution.Filters} filters over the positions, without bias.</summary>"
            : $"/// <summary>{convolution.Filters} filters at each position, with bias{(kind.IsRelu ? " and Relu" : "")}.</summary>");
        using (writer.Block($"public static void {MethodName(convolution)}<TWindow>({parameters})\n    where TWindow : struct, IWindow"))
        {
            if (kind.KeepsMaximum)
                writer.Line("best.Fill(float.NegativeInfinity);");
            if (widths.Count == 1)
            {
                WritePanels(writer, kind, widths[0], plan.Panels[0]);
                return;
            }

            for (int i = 0; i < widths.Count; i++)
            {
                VectorWidth width = widths[i];
                string condition = i == widths.Count - 1 ? "else" : $"{(i == 0 ? "" : "else ")}if ({width.Type}.IsHardwareAccelerated)";
                using (writer.Block(condition))
                    WritePanels(writer, kind, width, plan.Panels[i]);
            }
        }
    }

    private static void WritePanelSwitch(CSharpWriter writer, ConvolutionOperation convolution, ConvolutionPlan plan, EquatableArray<VectorWidth> widths)
    {
        using (writer.Block($"public static PanelRun[] {PanelsName(convolution)} => Lanes switch", closing: "};"))
        {
            for (int i = 0; i < widths.Count; i++)
                writer.Line($"{(i == widths.Count - 1 ? "_" : Literals.Number(widths[i].Lanes))} => {Runs(plan.Panels[i])},");
        }
    }

    private static string Runs(EquatableArray<PanelRun> runs) =>
        $"[{string.Join(", ", runs.Select(run => $"new PanelRun({Literals.Number(run.Panels)}, {Literals.Number(run.Vectors)})"))}]";

    private static void WritePanels(CSharpWriter writer, TileKind kind, VectorWidth width, EquatableArray<PanelRun> runs)
    {
        int vectorsBefore = 0;
        foreach (PanelRun run in runs)
        {
            string call = $"{TileEmitter.TypeName(width)}.{TileEmitter.PanelName(kind, run.Vectors)}<TWindow>";
            int floats = run.Vectors * width.Lanes;
            if (run.Panels == 1)
            {
                int start = vectorsBefore * width.Lanes;
                writer.Line($"{call}({Arguments(kind, start == 0 ? "" : Literals.Number(start))}, positions);");
            }
            else
            {
                int start = vectorsBefore * width.Lanes;
                int end = start + (run.Panels * floats);
                using (writer.Block($"for (int filter = {Literals.Number(start)}; filter < {Literals.Number(end)}; filter += {Literals.Number(floats)})"))
                    writer.Line($"{call}({Arguments(kind, "filter")}, positions);");
            }

            vectorsBefore += run.Panels * run.Vectors;
        }
    }

    private static string Arguments(TileKind kind, string start)
    {
        string filters = start.Length == 0 ? "filters" : $"filters[({start} * TWindow.Depth)..]";
        string From(string span) => start.Length == 0 ? span : $"{span}[{start}..]";
        return kind.KeepsMaximum ? $"x, {filters}, {From("best")}" : $"x, {filters}, {From("bias")}, {From("y")}";
    }
}
