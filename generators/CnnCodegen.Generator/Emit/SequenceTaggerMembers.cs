namespace CnnCodegen.Generator.Emit;

/// <summary>The members of a sequence tagger.</summary>
/// <param name="name">The class's name.</param>
internal sealed class SequenceTaggerMembers(string name) : TaskMembers(name)
{
    private const string Tokens = "global::CnnCodegen.Tagging.TaggedToken[]";
    private const string Strings = Collections + ".IReadOnlyList<string>";
    private const string Tags = "global::System.Span<int> tags";

    private static readonly Method[] Methods =
    [
        new(Tokens, "Tag", "string text", "text"),
        new(Tokens, "Tag", $"{Strings} words", "words"),
        new("int", "Tag", $"{InputIds} ids, {Tags}", "ids, tags"),
        new("int", "Tag", $"{InputIds} ids, {Tags}, {Floats} probabilities", "ids, tags, probabilities"),
    ];

    public override string Interface => $"global::CnnCodegen.ISequenceTagger<{Name}>";

    protected override string Model => "global::CnnCodegen.Runtime.SequenceTaggerModel";

    private static string Names => $"public {Strings} Tags";

    public override IEnumerable<string> Signatures() => [.. base.Signatures(), Names, .. Methods.Select(static method => method.Signature)];

    public override void Write(CSharpWriter writer, string description, string program)
    {
        base.Write(writer, description, program);
        WriteForward(writer, $"{Names} => __model.Tags;");
        WriteForwards(writer, Methods);
    }
}
