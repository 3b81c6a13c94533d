using CnnCodegen.Generator.Building;
using CnnCodegen.Generator.Declarations;

namespace CnnCodegen.Generator.Emit;

/// <summary>Writes the other part of a block's properties. What a block computes is written with each network that it is copied into.</summary>
internal static class BlockEmitter
{
    public static string Emit(NetworkDeclaration declaration)
    {
        var writer = new CSharpWriter();
        FileFrame.Header(writer);
        Stack<CSharpWriter.BlockEnd> blocks = FileFrame.Open(writer, declaration);
        using (writer.Block($"partial class {declaration.Type.Name}"))
        {
            foreach (LayerDeclaration layer in declaration.Layers.Where(layer => layer is { IsPartial: true, IsLayer: true, IsGetOnly: true }))
            {
                string kind = Literals.Text(LayerScope.KindOf(layer));
                writer.Line($"{layer.Modifiers}partial global::CnnCodegen.Layer {layer.Identifier} => new({Literals.Text(layer.Name)}, {kind}, \"\");");
            }
        }

        FileFrame.Close(blocks);
        return writer.ToString();
    }
}
