namespace CnnCodegen.Generator.Emit;

/// <summary>The members of a language model.</summary>
/// <param name="name">The class's name.</param>
internal sealed class LanguageModelMembers(string name) : TaskMembers(name)
{
    private const string State = "global::CnnCodegen.LanguageModels.LanguageModelState";
    private const string States = $"global::System.ReadOnlySpan<{State}>";

    private static readonly Method[] Methods =
    [
        new(State, "Start", "", ""),
        new("void", "Read", $"{State} state, {Ids} tokens", "state, tokens"),
        new("void", "Next", $"{State} state, int token, {Floats} logits", "state, token, logits"),
        new("void", "Next", $"{States} states, {Ids} tokens, {Floats} logits", "states, tokens, logits"),
        new("int", "NextBest", $"{State} state, int token", "state, token"),
        new("float", "LogProbability", $"{State} state, int token, int next", "state, token, next"),
        new("global::CnnCodegen.LanguageModels.TextScore", "Score", "string text", "text"),
        new("void", "Next", $"string text, {Floats} logits", "text, logits"),
        new("string", "Generate", "string prompt, global::CnnCodegen.LanguageModels.GenerationOptions? options = null", "prompt, options"),
    ];

    private static readonly (string Type, string Name)[] Properties = [("global::CnnCodegen.Text.Vocabulary", "Vocabulary"), ("int", "VocabularySize"), ("int?", "EndToken")];

    public override string Interface => $"global::CnnCodegen.ILanguageModel<{Name}>";

    protected override string Model => "global::CnnCodegen.Runtime.LanguageModelModel";

    public override IEnumerable<string> Signatures() =>
        [.. base.Signatures(), .. Properties.Select(static property => $"public {property.Type} {property.Name}"), .. Methods.Select(static method => method.Signature)];

    public override void Write(CSharpWriter writer, string description, string program)
    {
        base.Write(writer, description, program);
        foreach ((string type, string property) in Properties)
            WriteForward(writer, $"public {type} {property} => __model.{property};");
        WriteForwards(writer, Methods);
    }
}
