using System.Globalization;
using CnnCodegen.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CnnCodegen.Generator.Tests.Diagnostics;

/// <summary>Where blocks stand, who uses them, and who speaks of their mistakes.</summary>
public class BlockTests
{
    private const string Part = """
        using CnnCodegen;

        [Block]
        public sealed partial class Part
        {
            [Conv1d(Channels.Same, 3, Padding = Padding.Same), Relu] partial Layer First { get; }
        }

        """;

    private const string User = """
        using CnnCodegen;

        [TextClassifier]
        sealed partial class Network
        {
            [Words(MaxLength = 5)] partial Layer Text { get; }
            [Embedding(100, 8)] partial Layer Vectors { get; }
            [Repeat<Part>(2)] partial Layer Twice { get; }
            [MaxOverTime] partial Layer Top { get; }
            [Linear(2)] partial Layer Logits { get; }
        }

        """;

    private static readonly SourceFile PartFile = new("Part.cs", Part);

    [Fact]
    public void A_block_may_stand_in_another_file()
    {
        GeneratorRun run = GeneratorHost.Run(GeneratorSettings.Default, User, PartFile);

        AssertWhole(run);
        Assert.Contains(run.Files.Values, static file => file.Contains("\"Twice.1.First\"", StringComparison.Ordinal));
    }

    [Fact]
    public void A_block_may_be_private_to_its_network()
    {
        string block = Part.Replace("using CnnCodegen;", "").Replace("public", "private");

        AssertWhole(GeneratorHost.Run(GeneratorSettings.Default, User.TrimEnd()[..^1] + block + "}\n"));
    }

    [Fact]
    public void Two_networks_may_use_one_block()
    {
        var second = new SourceFile("Second.cs", User.Replace("class Network", "class Second").Replace("(100, 8)", "(100, 6)"));

        GeneratorRun run = GeneratorHost.Run(GeneratorSettings.Default, User, second, PartFile);

        AssertWhole(run);
        Assert.Equal(["Network.g.cs", "Part.g.cs", "Second.g.cs"], run.Files.Keys.Where(static name => !name.Contains("Tiles", StringComparison.Ordinal)).Order());
    }

    [Fact]
    public void A_composition_gives_its_blocks_their_channels()
    {
        GeneratorRun run = GeneratorHost.Run(GeneratorSettings.Default, User.Replace("(2)] partial Layer Twice", "(2, Channels = 24)] partial Layer Twice"), PartFile);

        AssertWhole(run);
        string file = run.Files["Network.g.cs"];
        Assert.Contains("new global::CnnCodegen.Conv1dAttribute(filters: 24, width: 3)", file, StringComparison.Ordinal);
        Assert.DoesNotContain("filters: -1", file, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mistake_in_a_block_of_another_file_is_underlined_there()
    {
        GeneratorRun run = GeneratorHost.Run(GeneratorSettings.Default, User, PartFile with { Text = Part.Replace("3, Padding = Padding.Same", "4") });

        Diagnostic diagnostic = Assert.Single(run.Diagnostics);
        Assert.Equal("CNN0201", diagnostic.Id);
        Assert.Equal("Part.cs", diagnostic.Location.GetLineSpan().Path);
        Assert.Empty(run.CompilerDiagnostics);
    }

    [Fact]
    public void A_block_that_fits_nowhere_is_spoken_of_once_for_each_network()
    {
        var second = new SourceFile("Second.cs", User.Replace("class Network", "class Second").Replace("Twice", "Both"));

        GeneratorRun run = GeneratorHost.Run(GeneratorSettings.Default, User, second, PartFile with { Text = Part.Replace("3, Padding = Padding.Same", "4") });

        Assert.Equal(
            [
                "Conv1d 'Both.1.First': width 4 is longer than the longest input, 2 positions",
                "Conv1d 'Twice.1.First': width 4 is longer than the longest input, 2 positions",
            ],
            run.Diagnostics.Select(static diagnostic => diagnostic.GetMessage(CultureInfo.InvariantCulture)).Order());
        Assert.All(run.Diagnostics, static diagnostic => Assert.Equal("Part.cs", diagnostic.Location.GetLineSpan().Path));
        Assert.Empty(run.CompilerDiagnostics);
    }

    [Fact]
    public void A_faulty_block_is_spoken_of_once_whoever_uses_it()
    {
        var second = new SourceFile("Second.cs", User.Replace("class Network", "class Second").Replace("Twice", "Both"));

        GeneratorRun run = GeneratorHost.Run(GeneratorSettings.Default, User, second, PartFile with { Text = Part.Replace("Channels.Same, 3", "Channels.Same, 0") });

        Assert.Equal("Conv1d 'First': width is 0; it must be at least 1", Assert.Single(run.Diagnostics).GetMessage(CultureInfo.InvariantCulture));
        Assert.Empty(run.CompilerDiagnostics);
        Assert.Equal(3, run.Files.Count);
    }

    [Fact]
    public void What_C_sharp_says_about_a_block_is_enough()
    {
        GeneratorRun run = GeneratorHost.Run(GeneratorSettings.Default, User, PartFile with { Text = Part.Replace("Channels.Same, 3", "Channels.Same, \"3\"") });

        Assert.Empty(run.Diagnostics);
        Assert.Equal(["CS1503"], run.CompilerDiagnostics.Select(static d => d.Id));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_block_of_another_project_is_none(bool hasSource)
    {
        GeneratorRun library = new GeneratorHost(GeneratorSettings.Default with { AssemblyName = "Library" }).Run(PartFile);
        MetadataReference reference = library.Compilation.ToMetadataReference();
        if (!hasSource)
        {
            var image = new MemoryStream();
            Assert.True(library.Compilation.Emit(image, cancellationToken: TestContext.Current.CancellationToken).Success);
            reference = MetadataReference.CreateFromImage(image.ToArray());
        }

        GeneratorRun plain = GeneratorHost.Run(GeneratorSettings.Default, "class Empty;");
        Microsoft.CodeAnalysis.Compilation project = plain.Compilation.AddReferences(reference)
            .AddSyntaxTrees(CSharpSyntaxTree.ParseText(User, new CSharpParseOptions(GeneratorSettings.Default.LanguageVersion), "Network.cs", cancellationToken: TestContext.Current.CancellationToken));
        GeneratorDriverRunResult result = CSharpGeneratorDriver
            .Create([new NetworkGenerator().AsSourceGenerator()], parseOptions: new CSharpParseOptions(GeneratorSettings.Default.LanguageVersion))
            .RunGenerators(project, TestContext.Current.CancellationToken)
            .GetRunResult();

        Diagnostic diagnostic = Assert.Single(result.Diagnostics);
        Assert.Equal("CNN0311", diagnostic.Id);
        Assert.Equal("Part", User.Substring(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length));
    }

    [Fact]
    public void A_layer_that_is_not_read_is_a_warning_and_the_network_is_whole()
    {
        GeneratorRun run = Networks.Run(User.Replace("[MaxOverTime]", "[AverageOverTime] partial Layer Mean { get; } [MaxOverTime(From = nameof(Vectors))]").Replace("[Repeat<Part>(2)] partial Layer Twice { get; }", ""));

        Diagnostic diagnostic = Assert.Single(run.Diagnostics);
        Assert.Equal(("CNN0401", DiagnosticSeverity.Warning), (diagnostic.Id, diagnostic.Severity));
        Assert.Empty(run.CompilerDiagnostics);
        Assert.DoesNotContain("The network has errors.", run.File, StringComparison.Ordinal);
    }

    private static void AssertWhole(GeneratorRun run)
    {
        Assert.Null(run.Exception);
        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.CompilerDiagnostics);
        Assert.All(run.Files.Values, static file => Assert.DoesNotContain("The network has errors.", file, StringComparison.Ordinal));
    }
}
