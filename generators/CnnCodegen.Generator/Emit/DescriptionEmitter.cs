using CnnCodegen.Generator.Collections;
using CnnCodegen.Generator.Declarations;
using CnnCodegen.Generator.Graph;

namespace CnnCodegen.Generator.Emit;

/// <summary>Writes the file type that holds the network's description and the values of its layer properties.</summary>
internal static class DescriptionEmitter
{
    public static void Write(CSharpWriter writer, Network network, string typeName)
    {
        writer.Line("/// <summary>What the network is, for trainers and tools. Made on first use.</summary>");
        using (writer.Block($"file static class {typeName}"))
        {
            writer.Line("public static readonly NetworkDescription Network = new(");
            using (writer.Indent())
                WriteNetwork(writer, network.Declaration.Type.Name, network.Graph, network.Layers, ");");
            writer.Line();
            writer.Line("public static readonly Layer[] Layers =");
            writer.Line("[");
            using (writer.Indent())
            {
                foreach (DeclaredLayer layer in network.Declared)
                    writer.Line($"new({Literals.Text(layer.Declaration.Name)}, {Literals.Text(layer.Kind)}, {Literals.Text(LayerTable.Output(layer.Shape))}),");
            }

            writer.Line("];");
        }
    }

    /// <summary>Writes the arguments of a description.</summary>
    private static void WriteNetwork(CSharpWriter writer, string name, NetworkGraph graph, EquatableArray<NetworkLayer> layers, string closing)
    {
        writer.Line($"name: {Literals.Text(name)},");
        writer.Line($"architecture: {Literals.Text(ArchitectureHash.Of(graph))},");
        string inputs = string.Join(", ", graph.Inputs.Select(input =>
            $"new InputDescription({Literals.Number(LayerOf(layers, input))}, {Literals.Grouped(input.MinLength)}, {Literals.Grouped(input.MaxLength)})"));
        writer.Line($"inputs: [{inputs}],");
        writer.Line("layers:");
        writer.Line("[");
        using (writer.Indent())
        {
            foreach (NetworkLayer layer in layers)
                WriteLayer(writer, layer);
        }

        writer.Line("]" + closing);
    }

    private static int LayerOf(EquatableArray<NetworkLayer> layers, GraphInput input) =>
        Enumerable.Range(0, layers.Count).First(i => layers[i].Node == input.Node);

    private static void WriteLayer(CSharpWriter writer, NetworkLayer layer)
    {
        string modifiers = string.Join(", ", layer.Attributes.Skip(1).Select(AttributeText.Creation));
        string inputs = string.Join(", ", layer.Inputs.Select(input => Literals.Number(input)));
        // What a nested network stores is written with its own layers.
        IEnumerable<WeightSpec> own = layer.Block is { } block
            ? layer.Weights.Except(block.Layers.SelectMany(inner => inner.Weights))
            : layer.Weights;
        string weights = string.Join(", ", own.Select(weight =>
            $"new WeightSlot({Literals.Text(weight.Name)}, [{string.Join(", ", weight.Shape.Select(size => Literals.Grouped(size)))}])"));
        writer.Line("new LayerDescription(");
        using (writer.Indent())
        {
            writer.Line($"{Literals.Text(layer.Name)},");
            writer.Line($"{AttributeText.Creation(layer.Attributes[0])},");
            writer.Line($"[{modifiers}],");
            writer.Line($"[{inputs}],");
            writer.Line($"new LayerShape(ShapeKind.{layer.Shape.Kind}, {Literals.Grouped(layer.Shape.LongestLength)}, {Literals.Grouped(layer.Shape.Channels)}),");
            writer.Line($"[{weights}]{(layer.Block is null ? ")," : ",")}");
            if (layer.Block is { } nested)
            {
                writer.Line("new NetworkDescription(");
                using (writer.Indent())
                    WriteNetwork(writer, nested.Name, nested.Graph, nested.Layers, ")),");
            }
        }
    }
}
