using CnnCodegen.Generator.Collections;
using CnnCodegen.Generator.Graph;
using CnnCodegen.Generator.Plan;

namespace CnnCodegen.Generator.Emit;

/// <summary>Writes the methods of quasi-recurrent layers that compute their gates themselves: one per pooling, and one per number of gates.</summary>
internal static class QrnnEmitter
{
    private const string Parameters =
        "ReadOnlySpan<float> x, ReadOnlySpan<float> filters, ReadOnlySpan<float> bias, int units, Span<float> y, int yPitch, in FilterWindow window, int positions, bool reverse, Span<float> cells, Span<float> gates";

    /// <summary>The name of the method for a pooling: <c>QrnnFo</c>.</summary>
    public static string MethodName(QrnnPoolOperation pooling) => "Qrnn" + pooling.Pooling;

    /// <summary>The name of the property that tells how the filters of a vector of units are packed: <c>Gates3Panels</c>.</summary>
    public static string PanelsName(QrnnPoolOperation pooling) => GatesName(pooling.Gates) + "Panels";

    /// <summary>Writes the methods for some layers.</summary>
    public static void Write(CSharpWriter writer, IEnumerable<QrnnOperation> layers, EquatableArray<VectorWidth> widths)
    {
        QrnnPoolOperation[] poolings = layers.Select(layer => layer.Pooling).GroupBy(pooling => pooling.Pooling).Select(group => group.First()).ToArray();
        foreach (QrnnPoolOperation pooling in poolings)
            WriteLayer(writer, pooling);
        foreach (int gates in poolings.Select(pooling => pooling.Gates))
            WriteGates(writer, gates, widths);
    }

    private static string GatesName(int gates) => "Gates" + Literals.Number(gates);

    private static void WriteLayer(CSharpWriter writer, QrnnPoolOperation pooling)
    {
        string name = pooling.Pooling.ToString();
        writer.Line();
        writer.Line("/// <summary>");
        writer.Line($"/// Vector of units by vector of units, and for each the positions in blocks: the {Literals.Number(pooling.Gates)} gates of a block, then their {name.ToLowerInvariant()}-pooling while");
        writer.Line("/// they are in the cache.");
        writer.Line("/// </summary>");
        using (writer.Block($"public static void {MethodName(pooling)}({Parameters})"))
        {
            writer.Line("int pitch = window.OutputPitch;");
            writer.Line("var blocks = new QrnnBlocks(units, Lanes, positions, reverse, cells);");
            using (writer.Block("while (blocks.Next())"))
            {
                writer.Line($"{GatesName(pooling.Gates)}(x[(blocks.Row * window.RowStep)..], filters[(blocks.Panel * pitch * window.Depth)..], bias[(blocks.Panel * pitch)..], gates, window, blocks.Rows);");
                writer.Line($"QrnnScan.{name}(gates[..(blocks.Rows * pitch)], pitch, Lanes, reverse, y[((blocks.Row * yPitch) + blocks.Unit)..], yPitch, blocks.Cells);");
            }
        }
    }

    private static void WriteGates(CSharpWriter writer, int gates, EquatableArray<VectorWidth> widths)
    {
        EquatableArray<EquatableArray<PanelRun>> panels = widths.Select(_ => TilePolicy.Panels(gates)).ToEquatableArray();
        writer.Line();
        writer.Line("/// <summary>How the filters of a vector of units are packed for this machine's vectors.</summary>");
        ConvolutionEmitter.WritePanelRuns(writer, GatesName(gates) + "Panels", panels, widths);
        writer.Line();
        writer.Line($"/// <summary>The {Literals.Number(gates)} gates of a vector of units, with bias.</summary>");
        using (writer.Block($"private static void {GatesName(gates)}({TileEmitter.Parameters(MapTiles.Plain)}, int positions)"))
            ConvolutionEmitter.WritePanels(writer, MapTiles.Plain, panels, widths);
    }
}
