using System.Reflection;
using CnnCodegen.CodeFixes;
using CnnCodegen.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace CnnCodegen.Generator.Tests.CodeFixes;

public class CodeFixTests
{
    private const string Text = "[Words(MaxLength = 5)] partial Layer Text { get; }";
    private const string Vectors = "[Embedding(100, 8)] partial Layer Vectors { get; }";
    private const string Top = "[MaxOverTime] partial Layer Top { get; }";
    private const string Logits = "[Linear(2)] partial Layer Logits { get; }";
    private const string Twice = "[Repeat<Part>(2)] partial Layer Twice { get; }";
    private const string First = "[Conv1d(Channels.Same, 3, Padding = Padding.Same)] partial Layer First { get; }";

    public static TheoryData<Type, string, string, string> Fixes => new()
    {
        {
            typeof(PartialClassFix), "Make 'Network' partial",
            Lines("[TextClassifier]", "sealed class Network", "{", Text, Vectors, Top, Logits, "}"),
            Lines("[TextClassifier]", "sealed partial class Network", "{", Text, Vectors, Top, Logits, "}")
        },
        {
            typeof(PartialClassFix), "Make 'Models' partial",
            Lines("public static class Models", "{", Network(Text, Vectors, Top, Logits), "}"),
            Lines("public static partial class Models", "{", Network(Text, Vectors, Top, Logits), "}")
        },
        {
            typeof(PartialLayerFix), "Make 'Top' partial",
            Network(Text, Vectors, "[MaxOverTime] public Layer Top { get; }", Logits),
            Network(Text, Vectors, "[MaxOverTime] public partial Layer Top { get; }", Logits)
        },
        {
            typeof(PaddingFix), "Add Padding = Padding.Same",
            Network(Text, Vectors, "[Conv1d(4, 7), Relu] partial Layer Stem { get; }", Top, Logits),
            Network(Text, Vectors, "[Conv1d(4, 7, Padding = Padding.Same), Relu] partial Layer Stem { get; }", Top, Logits)
        },
        {
            typeof(PaddingFix), "Add Padding = Padding.Same",
            Network(Text, Vectors, "[CnnCodegen.ConvBank([4, 4], [3, 6])] partial Layer NGrams { get; }", Logits),
            Network(Text, Vectors, "[CnnCodegen.ConvBank([4, 4], [3, 6], Padding = CnnCodegen.Padding.Same)] partial Layer NGrams { get; }", Logits)
        },
        {
            typeof(MaxLengthFix), "Set MaxLength = 64",
            Network("[Words] partial Layer Text { get; }", Vectors, Top, Logits),
            Network("[Words(MaxLength = 64)] partial Layer Text { get; }", Vectors, Top, Logits)
        },
        {
            typeof(MaxLengthFix), "Set MaxLength = 256",
            Network("[Characters(FixedLength = true)] partial Layer Text { get; }", Vectors, Top, Logits),
            Network("[Characters(FixedLength = true, MaxLength = 256)] partial Layer Text { get; }", Vectors, Top, Logits)
        },
        {
            typeof(MaxLengthFix), "Set MaxLength = 64",
            Network("[Words(MaxLength = 0)] partial Layer Text { get; }", Vectors, Top, Logits),
            Network("[Words(MaxLength = 64)] partial Layer Text { get; }", Vectors, Top, Logits)
        },
        {
            typeof(InputFix), "Add the input [Words(MaxLength = 64)]",
            Network("/// <summary>Meanings.</summary>", Vectors, Top, "[Linear(2)] partial Layer Text { get; }"),
            Network("[Words(MaxLength = 64)] partial Layer Text2 { get; }", "/// <summary>Meanings.</summary>", Vectors, Top, "[Linear(2)] partial Layer Text { get; }")
        },
        {
            typeof(InputFix), "Add the input [Characters(MaxLength = 16)]",
            Network(Text, "[PerToken<Part>] partial Layer Spelled { get; }", Top, Logits) + "[Block] partial class Part { [BagOfVectors(60, 4)] partial Layer Bag { get; } }\n",
            Network(Text, "[PerToken<Part>] partial Layer Spelled { get; }", Top, Logits)
                + "[Block] partial class Part { [Characters(MaxLength = 16)] partial Layer Letters { get; } [BagOfVectors(60, 4)] partial Layer Bag { get; } }\n"
        },
        {
            typeof(EmbeddingFix), "Add an embedding of 'Text'",
            Network(Text, "[Conv1d(4, 2)] partial Layer Stem { get; }", Top, Logits),
            Network(Text, "[Embedding(20_000, 128)] partial Layer Vectors { get; }", "[Conv1d(4, 2)] partial Layer Stem { get; }", Top, Logits)
        },
        {
            typeof(EmbeddingFix), "Add an embedding of 'Letters'",
            Network(
                "[Characters(MaxLength = 9)] partial Layer Letters { get; }", Text, Vectors, Top, "[MaxOverTime(From = nameof(Letters))] partial Layer Low { get; }",
                "[Concat(nameof(Top), nameof(Low))] partial Layer Both { get; }", Logits),
            Network(
                "[Characters(MaxLength = 9)] partial Layer Letters { get; }", Text, Vectors, Top, "[Embedding(256, 16, From = nameof(Letters))] partial Layer Vectors2 { get; }",
                "[MaxOverTime(From = nameof(Vectors2))] partial Layer Low { get; }", "[Concat(nameof(Top), nameof(Low))] partial Layer Both { get; }", Logits)
        },
        {
            typeof(PoolingFix), "Add MaxOverTime above 'Logits'",
            Network(Text, Vectors, Logits),
            Network(Text, Vectors, "[MaxOverTime] partial Layer Top { get; }", Logits)
        },
        {
            typeof(PoolingFix), "Add AverageOverTime above 'Logits'",
            Network(Text, Vectors, "[Linear(2, From = nameof(Vectors))] partial Layer Logits { get; }"),
            Network(Text, Vectors, "[AverageOverTime(From = nameof(Vectors))] partial Layer Top { get; }", "[Linear(2, From = nameof(Top))] partial Layer Logits { get; }")
        },
        {
            typeof(AddedShapesFix), "Add a projection of 'Narrow' to 8 channels",
            Network(Text, Vectors, "[Conv1d(4, 1)] partial Layer Narrow { get; }", "[Add(nameof(Vectors), nameof(Narrow))] partial Layer Sum { get; }", Top, Logits),
            Network(
                Text, Vectors, "[Conv1d(4, 1)] partial Layer Narrow { get; }", "[Conv1d(8, 1, From = nameof(Narrow))] partial Layer NarrowProjected { get; }",
                "[Add(nameof(Vectors), nameof(NarrowProjected))] partial Layer Sum { get; }", Top, Logits)
        },
        {
            typeof(ShortcutFix), "Add a projection where it is needed",
            Network(Text, Vectors, "[Residual<Part>(Projection = Projection.Never)] partial Layer Around { get; }", Top, Logits) + Block(First.Replace("Channels.Same", "4")),
            Network(Text, Vectors, "[Residual<Part>] partial Layer Around { get; }", Top, Logits) + Block(First.Replace("Channels.Same", "4"))
        },
        {
            typeof(ShortcutFix), "Let 'First' keep the channels",
            Network(Text, Vectors, "[HighwayGate<Part>] partial Layer Around { get; }", Top, Logits) + Block(First.Replace("Channels.Same", "4")),
            Network(Text, Vectors, "[HighwayGate<Part>] partial Layer Around { get; }", Top, Logits) + Block(First)
        },
        {
            typeof(BlockMarkerFix), "Mark 'Part' as a block",
            Network(Text, Vectors, Twice, Top, Logits) + $"sealed class Part\n{{\n    {First}\n}}\n",
            Network(Text, Vectors, Twice, Top, Logits) + $"[Block]\nsealed partial class Part\n{{\n    {First}\n}}\n"
        },
    };

    [Theory]
    [MemberData(nameof(Fixes))]
    public async Task A_fix_changes_what_it_says_and_the_result_is_whole(Type provider, string title, string before, string after)
    {
        IReadOnlyList<SourceFile> changed = await FixRunner.ApplyAsync(Create(provider), title, Using(before));

        Assert.Equal(Using(after), Assert.Single(changed).Text);
        GeneratorRun run = GeneratorHost.Run(GeneratorSettings.Default, [.. changed]);
        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.CompilerDiagnostics);
    }

    [Fact]
    public async Task A_fix_in_another_file_changes_that_file_alone()
    {
        string network = Using(Network(Text, Vectors, Twice, Top, Logits));
        var block = new SourceFile("Part.cs", "using CnnCodegen;\r\npartial class Part\r\n{\r\n    " + First + "\r\n}\r\n");

        IReadOnlyList<SourceFile> changed = await FixRunner.ApplyAsync(new BlockMarkerFix(), "Mark 'Part' as a block", network, block);

        Assert.Equal([network, block with { Text = block.Text.Replace("partial class", "[Block]\r\npartial class") }], changed.OrderBy(static file => file.Path));
    }

    public static TheoryData<Type, string> NoFixes => new()
    {
        { typeof(PartialClassFix), "partial class Models<T> { " + Network(Text, Vectors, Top, Logits) + "}" },
        { typeof(PaddingFix), Network(Text, Vectors, "[MaxPool1d(7)] partial Layer Less { get; }", Top, Logits) },
        { typeof(PaddingFix), Network(Text, Vectors, "[Conv1d(4, 7, Padding = Padding.Valid)] partial Layer Stem { get; }", Top, Logits) },
        { typeof(EmbeddingFix), Network(Text, Vectors, "[Embedding(10, 4)] partial Layer Again { get; }", Top, Logits) },
        { typeof(PoolingFix), Network(Text, Vectors) },
        { typeof(PoolingFix), Network(Text, Vectors, Top, "[Linear(2, From = nameof(Vectors))] partial Layer Scores { get; }", "[MaxOverTime(From = nameof(Vectors))] partial Layer Last { get; }").Replace("TextClassifier", "SequenceTagger") },
        { typeof(AddedShapesFix), Network(Text, Vectors, Top, "[Gate(nameof(Top), nameof(Top), nameof(Vectors))] partial Layer Mixed { get; }", Logits) },
        { typeof(ShortcutFix), Network(Text, Vectors, "[Dense<Part>] partial Layer Grown { get; }", Top, Logits) + Block("[MaxOverTime] partial Layer Low { get; }") },
        { typeof(BlockMarkerFix), Network(Text, Vectors, "[Repeat<string>(2)] partial Layer Twice { get; }", Top, Logits) },
        { typeof(BlockMarkerFix), Network(Text, Vectors, "[Repeat<Network>(2)] partial Layer Twice { get; }", Top, Logits) },
        { typeof(BlockMarkerFix), Network(Text, Vectors, Twice, Top, Logits) + "sealed class Part;\n" },
    };

    [Theory]
    [MemberData(nameof(NoFixes))]
    public async Task Where_no_cure_is_sure_to_help_nothing_is_offered(Type provider, string source) =>
        Assert.Empty(await FixRunner.TitlesAsync(Create(provider), Using(source)));

    [Fact]
    public void Every_fix_can_be_found_by_an_editor_and_has_a_test()
    {
        Type[] all = [.. typeof(NetworkCodeFix).Assembly.GetTypes().Where(static type => typeof(CodeFixProvider).IsAssignableFrom(type) && !type.IsAbstract)];

        Assert.All(all, static type => Assert.Equal([LanguageNames.CSharp], type.GetCustomAttribute<ExportCodeFixProviderAttribute>()!.Languages));
        Assert.Equal(all.Select(static type => type.Name).Order(), Fixes.Select(static row => row.Data.Item1.Name).Distinct().Order());
    }

    private static CodeFixProvider Create(Type type) => (CodeFixProvider)Activator.CreateInstance(type)!;

    private static string Using(string source) => "using CnnCodegen;\n\n" + source;

    private static string Lines(params string[] lines) => string.Join('\n', lines) + "\n";

    private static string Network(params string[] layers) => $"[TextClassifier]\nsealed partial class Network\n{{\n{string.Concat(layers.Select(static layer => $"    {layer}\n"))}}}\n";

    private static string Block(params string[] layers) => Network(layers).Replace("TextClassifier", "Block").Replace("class Network", "class Part");
}
