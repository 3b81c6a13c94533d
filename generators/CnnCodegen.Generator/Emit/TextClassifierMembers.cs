namespace CnnCodegen.Generator.Emit;

/// <summary>The public members of a text classifier, and how they forward to the runtime's model.</summary>
internal static class TextClassifierMembers
{
    private const string Model = "global::CnnCodegen.Runtime.TextClassifierModel";
    private const string Chars = "global::System.ReadOnlySpan<char>";
    private const string Ids = "global::System.ReadOnlySpan<int>";
    private const string Floats = "global::System.Span<float>";

    /// <summary>The members' signatures, for a class whose members only throw.</summary>
    public static IEnumerable<string> Signatures(string name)
    {
        yield return "public static global::CnnCodegen.NetworkDescription Description";
        yield return $"public static {name} Load(string path)";
        yield return $"public static {name} Load(global::System.IO.Stream stream)";
        yield return $"public static {name} Load(global::CnnCodegen.ModelFile file)";
        yield return "public global::System.Collections.Generic.IReadOnlyList<string> Labels";
        yield return "public global::CnnCodegen.Prediction Predict(string text)";
        yield return $"public void Predict({Chars} text, {Floats} scores)";
        yield return $"public void Predict({Ids} tokenIds, {Floats} scores)";
        yield return $"public void PredictLogits({Ids} tokenIds, {Floats} logits)";
    }

    /// <summary>Writes the members of a whole network.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="name">The class's name.</param>
    /// <param name="description">The name of the file type that holds the description.</param>
    /// <param name="program">The name of the file type that computes.</param>
    public static void Write(CSharpWriter writer, string name, string description, string program)
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
        writer.Line($"public static {name} Load(global::CnnCodegen.ModelFile file) =>");
        writer.Line($"    new(new {Model}(file, Description, static weights => new global::CnnCodegen.Generated.{program}(weights)));");
        writer.Line();
        writer.Line("/// <inheritdoc/>");
        writer.Line("public global::System.Collections.Generic.IReadOnlyList<string> Labels => __model.Labels;");
        writer.Line();
        writer.Line("/// <inheritdoc/>");
        writer.Line("public global::CnnCodegen.Prediction Predict(string text) => __model.Predict(text);");
        writer.Line();
        writer.Line("/// <inheritdoc/>");
        writer.Line($"public void Predict({Chars} text, {Floats} scores) => __model.Predict(text, scores);");
        writer.Line();
        writer.Line("/// <inheritdoc/>");
        writer.Line($"public void Predict({Ids} tokenIds, {Floats} scores) => __model.Predict(tokenIds, scores);");
        writer.Line();
        writer.Line("/// <inheritdoc/>");
        writer.Line($"public void PredictLogits({Ids} tokenIds, {Floats} logits) => __model.PredictLogits(tokenIds, logits);");
    }
}
