namespace CnnCodegen.Generator.Emit;

/// <summary>The members of a translator.</summary>
/// <param name="name">The class's name.</param>
internal sealed class TranslatorMembers(string name) : TaskMembers(name)
{
    private const string Translation = "global::CnnCodegen.Translators.Translation";
    private const string Search = "global::CnnCodegen.Translators.SearchOptions options";

    private static readonly Method[] Methods =
    [
        new(Translation, "Translate", "string text", "text"),
        new(Translation, "Translate", $"string text, {Search}", "text, options"),
        new($"{Translation}[]", "TranslateBest", $"string text, int count, {Search}", "text, count, options"),
        new("int", "Translate", $"{InputIds} source, global::System.Span<int> target, {Search}, out double logProbability", "source, target, options, out logProbability"),
        new("global::CnnCodegen.LanguageModels.TextScore", "Score", "string source, string target", "source, target"),
        new("void", "Score", $"{InputIds} source, {Ids} target, {Floats} logProbabilities", "source, target, logProbabilities"),
    ];

    public override string Interface => $"global::CnnCodegen.ITranslator<{Name}>";

    protected override string Model => "global::CnnCodegen.Runtime.TranslatorModel";

    public override IEnumerable<string> Signatures() => [.. base.Signatures(), .. Methods.Select(static method => method.Signature)];

    public override void Write(CSharpWriter writer, string description, string program)
    {
        base.Write(writer, description, program);
        WriteForwards(writer, Methods);
    }
}
