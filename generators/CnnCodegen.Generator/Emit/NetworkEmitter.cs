using CnnCodegen.Generator.Declarations;
using CnnCodegen.Generator.Emit.Steps;
using CnnCodegen.Generator.Graph;
using CnnCodegen.Generator.Plan;

namespace CnnCodegen.Generator.Emit;

/// <summary>
/// Writes the files of a whole network. The first has the user's class with its members and then, in a namespace of our own, the description
/// and the program; the second the tiles, which few people read.
/// </summary>
internal static class NetworkEmitter
{
    public static IEnumerable<GeneratedFile> Emit(NetworkPlan plan)
    {
        NetworkDeclaration declaration = plan.Network.Declaration;
        string convolutions = FileFrame.TypeName(declaration, ConvolutionEmitter.Alias);
        string? tiles = ConvolutionEmitter.Emit(plan, convolutions);
        yield return new GeneratedFile(FileFrame.HintName(declaration), EmitClass(plan, tiles is null ? null : convolutions));
        if (tiles is not null)
            yield return new GeneratedFile(FileFrame.TilesHintName(declaration), tiles);
    }

    private static string EmitClass(NetworkPlan plan, string? convolutions)
    {
        Network network = plan.Network;
        NetworkDeclaration declaration = network.Declaration;
        string name = declaration.Type.Name;
        string plain = name.TrimStart('@');
        // The underscore keeps them apart from our own types: a class called Network must not hide NetworkDescription.
        string description = plain + "_Description";
        string program = plain + "_Program";

        var writer = new CSharpWriter();
        FileFrame.Header(writer);
        Stack<CSharpWriter.BlockEnd> blocks = FileFrame.Open(writer, declaration);
        var steps = new ProgramSteps(plan, writer);
        LayerTable.Write(writer, steps);
        TaskMembers members = TaskMembers.Of(declaration);
        using (writer.Block($"partial class {name} : {members.Interface}"))
        {
            for (int i = 0; i < network.Declared.Count; i++)
            {
                LayerDeclaration layer = network.Declared[i].Declaration;
                writer.Line($"{layer.Modifiers}partial global::CnnCodegen.Layer {layer.Identifier} => global::CnnCodegen.Generated.{description}.Layers[{Literals.Number(i)}];");
            }

            writer.Line();
            members.Write(writer, description, program);
        }

        FileFrame.Close(blocks);
        writer.Line();
        using (writer.Block("namespace CnnCodegen.Generated"))
        {
            foreach (string used in Usings)
                writer.Line($"using global::{used};");
            if (convolutions is not null)
                writer.Line($"using {ConvolutionEmitter.Alias} = global::CnnCodegen.Generated.{convolutions};");
            writer.Line();
            DescriptionEmitter.Write(writer, network, description);
            writer.Line();
            ProgramEmitter.Write(writer, steps, program);
        }

        return writer.ToString();
    }

    private static readonly string[] Usings =
    [
        "System",
        "System.Numerics.Tensors",
        "CnnCodegen",
        "CnnCodegen.Kernels",
        "CnnCodegen.Preparation",
        "CnnCodegen.Runtime",
    ];
}
