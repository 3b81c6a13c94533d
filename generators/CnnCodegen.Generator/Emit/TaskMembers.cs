using CnnCodegen.Generator.Declarations;

namespace CnnCodegen.Generator.Emit;

/// <summary>The public members that a network's task gives its class, and how they forward to the runtime's model.</summary>
/// <param name="name">The class's name.</param>
internal abstract class TaskMembers(string name)
{
    protected const string Collections = "global::System.Collections.Generic";
    protected const string Ids = "global::System.ReadOnlySpan<int>";
    protected const string InputIds = "global::CnnCodegen.InputIds";
    protected const string Options = "global::CnnCodegen.LoadOptions";
    protected const string Floats = "global::System.Span<float>";

    /// <summary>The class's name.</summary>
    protected string Name => name;

    /// <summary>The interface that the class implements.</summary>
    public abstract string Interface { get; }

    /// <summary>The runtime's type that the members forward to.</summary>
    protected abstract string Model { get; }

    public static TaskMembers Of(NetworkDeclaration declaration) => declaration.Task switch
    {
        nameof(TextClassifierAttribute) => new TextClassifierMembers(declaration.Type.Name),
        nameof(SequenceTaggerAttribute) => new SequenceTaggerMembers(declaration.Type.Name),
        nameof(LanguageModelAttribute) => new LanguageModelMembers(declaration.Type.Name),
        _ => new TranslatorMembers(declaration.Type.Name),
    };

    /// <summary>The members' signatures, for a class whose members only throw.</summary>
    public virtual IEnumerable<string> Signatures()
    {
        yield return "public static global::CnnCodegen.NetworkDescription Description";
        yield return $"public static {name} Load(string path)";
        yield return $"public static {name} Load(global::System.IO.Stream stream)";
        yield return $"public static {name} Load(global::CnnCodegen.ModelFile file)";
        yield return $"public static {name} Load(global::CnnCodegen.ModelFile file, {Options} options)";
        yield return $"public int OutputLength({InputIds} ids)";
        yield return $"public void Compute({InputIds} ids, {Floats} output)";
    }

    /// <summary>Writes the members of a whole network.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="description">The name of the file type that holds the description.</param>
    /// <param name="program">The name of the file type that computes.</param>
    public virtual void Write(CSharpWriter writer, string description, string program)
    {
        writer.Line($"private readonly {Model} __model;");
        writer.Line();
        writer.Line($"private {name}({Model} model) => __model = model;");
        writer.Line();
        writer.Line("/// <inheritdoc/>");
        writer.Line($"public static global::CnnCodegen.NetworkDescription Description => global::CnnCodegen.Generated.{description}.Network;");
        writer.Line();
        writer.Line("/// <summary>Loads the network from a model file.</summary>");
        writer.Line("/// <param name=\"path\">The path of a .safetensors file.</param>");
        writer.Line("/// <exception cref=\"global::CnnCodegen.ModelFileException\">The file is damaged, or belongs to another network.</exception>");
        writer.Line($"public static {name} Load(string path) => Load(global::CnnCodegen.ModelFile.Read(path));");
        writer.Line();
        writer.Line("/// <summary>Loads the network from a stream, which is read to its end.</summary>");
        writer.Line("/// <param name=\"stream\">The contents of a .safetensors file.</param>");
        writer.Line("/// <exception cref=\"global::CnnCodegen.ModelFileException\">The contents are damaged, or belong to another network.</exception>");
        writer.Line($"public static {name} Load(global::System.IO.Stream stream) => Load(global::CnnCodegen.ModelFile.Read(stream));");
        writer.Line();
        writer.Line("/// <inheritdoc/>");
        writer.Line($"public static {name} Load(global::CnnCodegen.ModelFile file) => Load(file, new {Options}());");
        writer.Line();
        writer.Line("/// <inheritdoc/>");
        writer.Line($"public static {name} Load(global::CnnCodegen.ModelFile file, {Options} options) =>");
        writer.Line($"    new(new {Model}(file, Description, static weights => new global::CnnCodegen.Generated.{program}(weights), options));");
        WriteForward(writer, $"public int OutputLength({InputIds} ids) => __model.OutputLength(ids);");
        WriteForward(writer, $"public void Compute({InputIds} ids, {Floats} output) => __model.Compute(ids, output);");
    }

    /// <summary>Writes a member that its interface documents.</summary>
    protected static void WriteForward(CSharpWriter writer, string member)
    {
        writer.Line();
        writer.Line("/// <inheritdoc/>");
        writer.Line(member);
    }

    /// <summary>Writes methods that call the model's methods of the same names.</summary>
    protected static void WriteForwards(CSharpWriter writer, IEnumerable<Method> methods)
    {
        foreach (Method method in methods)
            WriteForward(writer, $"{method.Signature} => __model.{method.Name}({method.Arguments});");
    }

    /// <summary>A method, and the arguments with which it calls the model's method of the same name.</summary>
    protected sealed record Method(string Result, string Name, string Parameters, string Arguments)
    {
        public string Signature => $"public {Result} {Name}({Parameters})";
    }
}
