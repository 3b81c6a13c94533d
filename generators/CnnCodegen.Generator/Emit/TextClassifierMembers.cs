namespace CnnCodegen.Generator.Emit;

/// <summary>The members of a text classifier.</summary>
/// <param name="name">The class's name.</param>
internal sealed class TextClassifierMembers(string name) : TaskMembers(name)
{
    private const string Prediction = "global::CnnCodegen.Prediction";
    private const string Texts = Collections + ".IReadOnlyList<string>";
    private const string Scores = "global::System.Memory<float>";
    private const string Threads = "int degreeOfParallelism = 1, global::System.Threading.CancellationToken cancellationToken = default";

    private static readonly Method[] Methods =
    [
        new(Prediction, "Predict", "string text", "text"),
        new("void", "Predict", $"global::System.ReadOnlySpan<char> text, {Floats} scores", "text, scores"),
        new("void", "Predict", $"global::System.ReadOnlySpan<byte> utf8Text, {Floats} scores", "utf8Text, scores"),
        new("void", "Predict", $"{Ids} tokenIds, {Floats} scores", "tokenIds, scores"),
        new("void", "PredictLogits", $"{Ids} tokenIds, {Floats} logits", "tokenIds, logits"),
        new($"{Prediction}[]", "Predict", $"{Texts} texts, {Threads}", "texts, degreeOfParallelism, cancellationToken"),
        new("void", "Predict", $"{Texts} texts, {Scores} scores, {Threads}", "texts, scores, degreeOfParallelism, cancellationToken"),
        new("void", "Predict", $"global::CnnCodegen.TokenIdBatch tokenIds, {Scores} scores, {Threads}", "tokenIds, scores, degreeOfParallelism, cancellationToken"),
        new($"{Collections}.IAsyncEnumerable<{Prediction}>", "PredictAsync", $"{Collections}.IAsyncEnumerable<string> texts, {Threads}", "texts, degreeOfParallelism, cancellationToken"),
    ];

    public override string Interface => $"global::CnnCodegen.ITextClassifier<{Name}>";

    protected override string Model => "global::CnnCodegen.Runtime.TextClassifierModel";

    private static string Labels => $"public {Texts} Labels";

    public override IEnumerable<string> Signatures() => [.. base.Signatures(), Labels, .. Methods.Select(static method => method.Signature)];

    public override void Write(CSharpWriter writer, string description, string program)
    {
        base.Write(writer, description, program);
        WriteForward(writer, $"{Labels} => __model.Labels;");
        WriteForwards(writer, Methods);
    }
}
