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
            {
                writer.Line($"name: {Literals.Text(network.Declaration.Type.Name)},");
                writer.Line($"architecture: {Literals.Text(ArchitectureHash.Of(network.Graph))},");
                writer.Line($"minLength: {Literals.Grouped(network.MinLength)},");
                writer.Line("layers:");
                writer.Line("[");
                using (writer.Indent())
                {
                    foreach (NetworkLayer layer in network.Layers)
                        WriteLayer(writer, layer, network.MaxLength);
                }

                writer.Line("]);");
            }

            writer.Line();
            writer.Line("public static readonly Layer[] Layers =");
            writer.Line("[");
            using (writer.Indent())
            {
                foreach (NetworkLayer layer in network.Layers)
                    writer.Line($"new({Literals.Text(layer.Name)}, {Literals.Text(layer.Kind)}, {Literals.Text(LayerTable.Output(layer.Shape, network.MaxLength))}),");
            }

            writer.Line("];");
        }
    }

    private static void WriteLayer(CSharpWriter writer, NetworkLayer layer, int maxLength)
    {
        int length = layer.Shape.Kind == ShapeKind.Vector ? 1 : layer.Shape.Length.At(maxLength);
        string modifiers = string.Join(", ", layer.Attributes.Skip(1).Select(AttributeText.Creation));
        string inputs = string.Join(", ", layer.Inputs.Select(input => Literals.Number(input)));
        string weights = string.Join(", ", layer.Weights.Select(weight =>
            $"new WeightSlot({Literals.Text(weight.Name)}, [{string.Join(", ", weight.Shape.Select(size => Literals.Grouped(size)))}])"));
        writer.Line("new LayerDescription(");
        using (writer.Indent())
        {
            writer.Line($"{Literals.Text(layer.Name)},");
            writer.Line($"{AttributeText.Creation(layer.Attributes[0])},");
            writer.Line($"[{modifiers}],");
            writer.Line($"[{inputs}],");
            writer.Line($"new LayerShape(ShapeKind.{layer.Shape.Kind}, {Literals.Grouped(length)}, {Literals.Grouped(layer.Shape.Channels)}),");
            writer.Line($"[{weights}]),");
        }
    }
}
