namespace CnnCodegen.Generator.Emit;

/// <summary>The members of a text classifier.</summary>
/// <param name="name">The class's name.</param>
internal sealed class TextClassifierMembers(string name) : TaskMembers(name)
{
    private const string Chars = "global::System.ReadOnlySpan<char>";

    public override string Interface => $"global::CnnCodegen.ITextClassifier<{Name}>";

    protected override string Model => "global::CnnCodegen.Runtime.TextClassifierModel";

    public override IEnumerable<string> Signatures() =>
    [
        .. base.Signatures(),
        "public global::System.Collections.Generic.IReadOnlyList<string> Labels",
        "public global::CnnCodegen.Prediction Predict(string text)",
        $"public void Predict({Chars} text, {Floats} scores)",
        $"public void Predict({Ids} tokenIds, {Floats} scores)",
        $"public void PredictLogits({Ids} tokenIds, {Floats} logits)",
    ];

    public override void Write(CSharpWriter writer, string description, string program)
    {
        base.Write(writer, description, program);
        WriteForward(writer, "public global::System.Collections.Generic.IReadOnlyList<string> Labels => __model.Labels;");
        WriteForward(writer, "public global::CnnCodegen.Prediction Predict(string text) => __model.Predict(text);");
        WriteForward(writer, $"public void Predict({Chars} text, {Floats} scores) => __model.Predict(text, scores);");
        WriteForward(writer, $"public void Predict({Ids} tokenIds, {Floats} scores) => __model.Predict(tokenIds, scores);");
        WriteForward(writer, $"public void PredictLogits({Ids} tokenIds, {Floats} logits) => __model.PredictLogits(tokenIds, logits);");
    }
}
