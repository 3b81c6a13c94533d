using CnnCodegen.Generator.Declarations;

namespace CnnCodegen.Generator.Emit;

/// <summary>
/// Writes the members of a faulty network, so that the rest of the project still compiles and only our message shows. They all throw;
/// the error keeps them from ever being run.
/// </summary>
internal static class SkeletonEmitter
{
    private const string Throw = "throw new global::System.InvalidOperationException(\"The network has errors.\");";

    public static string Emit(NetworkDeclaration declaration)
    {
        var writer = new CSharpWriter();
        FileFrame.Header(writer);
        Stack<CSharpWriter.BlockEnd> blocks = FileFrame.Open(writer, declaration);
        string name = declaration.Type.Name;
        TaskMembers members = TaskMembers.Of(declaration);
        using (writer.Block($"partial class {name} : {members.Interface}"))
        {
            foreach (LayerDeclaration layer in declaration.Layers.Where(layer => layer is { IsPartial: true, IsLayer: true, IsGetOnly: true }))
                writer.Line($"{layer.Modifiers}partial global::CnnCodegen.Layer {layer.Identifier} => {Throw}");
            foreach (string member in members.Signatures())
                writer.Line($"{member} => {Throw}");
        }

        FileFrame.Close(blocks);
        return writer.ToString();
    }
}
