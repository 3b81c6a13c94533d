using CnnCodegen.Testing;
using Microsoft.CodeAnalysis;

namespace CnnCodegen.Generator.Tests.Robustness;

public class RobustnessTests
{
    private const int Mutants = 400;

    public static TheoryData<string, string> Sources => new()
    {
        { nameof(Networks.Kim), Networks.Kim },
        { nameof(Networks.Characters), Networks.Characters },
        { nameof(WholeLanguage.Blocks), WholeLanguage.Blocks },
        { nameof(WholeLanguage.Branches), WholeLanguage.Branches },
        { nameof(WholeLanguage.Spelled), WholeLanguage.Spelled },
        { nameof(WholeLanguage.Translated), WholeLanguage.Translated },
        { nameof(WholeLanguage.Tagged), WholeLanguage.Tagged },
    };

    [Theory]
    [MemberData(nameof(Sources))]
    public void Whole_code_is_whole(string name, string source)
    {
        GeneratorRun run = Networks.Run(source);

        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.CompilerDiagnostics);
        Assert.NotEmpty(name);
    }

    [Fact]
    public void Every_attribute_is_among_the_code_that_is_damaged()
    {
        string all = string.Concat(Sources.Select(static row => row.Data.Item2));

        Assert.All(
            typeof(LayerAttribute).Assembly.GetTypes().Where(static type => typeof(Attribute).IsAssignableFrom(type) && type is { IsPublic: true, IsAbstract: false }),
            type => Assert.Matches($@"[\[ ]{type.Name.Split("Attribute")[0]}\b", all));
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public void Damaged_code_never_makes_the_generator_fail(string name, string source)
    {
        int firstSeed = name.Length * 100_000;
        for (int seed = firstSeed; seed < firstSeed + Mutants; seed++)
        {
            string mutant = Mutation.Mutate(source, seed);
            GeneratorRun run = GeneratorHost.Run(GeneratorSettings.Default, mutant);

            Assert.True(
                run.Exception is null && run.Diagnostics.All(static d => d.Id != "CNN0999"),
                $"Seed {seed}: {run.Exception ?? (object)string.Join('\n', run.Diagnostics)}\n{mutant}");
            // C# needs longer than the generator, so it is asked about one in four.
            if (seed % 4 == 0)
                AssertNothingStrange(run, $"Seed {seed}", mutant);
        }
    }

    /// <summary>No error stands in code that the user did not write, and no network is left out without a word.</summary>
    private static void AssertNothingStrange(GeneratorRun run, string name, string source)
    {
        Diagnostic[] errors = [.. run.Compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(static d => d.Severity == DiagnosticSeverity.Error)];
        Diagnostic? foreign = errors.FirstOrDefault(static d => d.Location.SourceTree?.FilePath.EndsWith(".g.cs", StringComparison.Ordinal) == true);
        Assert.True(foreign is null, $"{name}: {foreign}\n{source}\n{foreign?.Location.SourceTree}");
        bool isLeftOut = run.Files.Values.Any(static file => file.Contains("The network has errors.", StringComparison.Ordinal));
        Assert.True(
            !isLeftOut || errors.Length > 0 || run.Diagnostics.Any(static d => d.Severity == DiagnosticSeverity.Error),
            $"{name}: a network is left out without a word.\n{source}");
    }

    [Theory]
    [InlineData("using CnnCodegen; [TextClassifier]")]
    [InlineData("using CnnCodegen; [TextClassifier] class")]
    [InlineData("using CnnCodegen; [TextClassifier] partial class {")]
    [InlineData("using CnnCodegen; [TextClassifier] partial class N { [")]
    [InlineData("using CnnCodegen; [TextClassifier] partial class N { [Linear")]
    [InlineData("using CnnCodegen; [TextClassifier] partial class N { [Linear(] partial Layer")]
    [InlineData("using CnnCodegen; [TextClassifier] partial class N { [Linear()] partial Layer X { get; } }")]
    [InlineData("using CnnCodegen; [TextClassifier] partial class N { [Linear(MaxNorm = )] partial Layer X { get; } }")]
    [InlineData("using CnnCodegen; [TextClassifier] partial class N { [ConvBank(null, null)] partial Layer X { get; } }")]
    [InlineData("using CnnCodegen; [TextClassifier] partial class N { [ConvBank([..], [1])] partial Layer X { get; } }")]
    [InlineData("using CnnCodegen; [TextClassifier] partial class N { [Concat(null)] partial Layer X { get; } }")]
    [InlineData("using CnnCodegen; [TextClassifier] partial class N { [Concat(null, null)] partial Layer X { get; } }")]
    [InlineData("using CnnCodegen; [TextClassifier] partial class N { [Conv1d(99999999999, 1)] partial Layer X { get; } }")]
    [InlineData("using CnnCodegen; [TextClassifier] partial class N { [Linear(2)] partial Layer this[int i] { get; } }")]
    [InlineData("using CnnCodegen; [TextClassifier] partial class N { [Linear(2)] partial Layer X { get; } [Linear(2)] partial Layer X { get; } }")]
    [InlineData("using CnnCodegen; [TextClassifier] record N([property: Linear(2)] Layer X);")]
    [InlineData("using CnnCodegen; [TextClassifier] struct N;")]
    [InlineData("using CnnCodegen; [TextClassifier] enum N;")]
    [InlineData("using CnnCodegen; [TextClassifier] delegate void N();")]
    [InlineData("using CnnCodegen; [TextClassifier, TextClassifier] partial class N;")]
    [InlineData("using CnnCodegen; class O { class { [TextClassifier] partial class N; } }")]
    [InlineData("using CnnCodegen; namespace { [TextClassifier] partial class N { [Linear(2)] partial Layer X { get; } } }")]
    [InlineData("using CnnCodegen; namespace A. { [TextClassifier] partial class N { [Linear(2)] partial Layer X { get; } } }")]
    [InlineData("using CnnCodegen; [TextClassifier] partial class N { [Repeat<>(2)] partial Layer X { get; } }")]
    [InlineData("using CnnCodegen; [TextClassifier] partial class N { [Repeat<N>(2)] partial Layer X { get; } }")]
    [InlineData("using CnnCodegen; [TextClassifier] partial class N { [Repeat<Missing>(2)] partial Layer X { get; } }")]
    [InlineData("using CnnCodegen; [TextClassifier] partial class N { [Repeat<(int, N)>(2)] partial Layer X { get; } }")]
    [InlineData("using CnnCodegen; [TextClassifier] partial class N { [Repeat<int*>(2), Parallel<N[], dynamic>] partial Layer X { get; } }")]
    [InlineData("using CnnCodegen; [Block] partial class B<T> { [Repeat<B<B<T>>>(2)] partial Layer X { get; } } [TextClassifier] partial class N { [Repeat<B<int>>(2)] partial Layer X { get; } }")]
    [InlineData("class Layer; class TextClassifierAttribute : System.Attribute; [TextClassifier] partial class N { Layer X => null; }")]
    public void Code_that_is_still_being_typed_never_makes_the_generator_fail(string source)
    {
        GeneratorRun run = GeneratorHost.Run(GeneratorSettings.Default, source);

        Assert.Null(run.Exception);
        Assert.DoesNotContain(run.Diagnostics, static d => d.Id == "CNN0999");
    }

    [Theory]
    [InlineData("class A { [TextClassifier] partial class N; } class B<T> { [TextClassifier] partial class N; }")]
    [InlineData("[TextClassifier] partial class N; [TextClassifier] partial class n;")]
    [InlineData("[TextClassifier] partial class TextCnn; [TextClassifier] partial class TextCNN;")]
    [InlineData("[TextClassifier] partial class N; [TextClassifier] partial class N<T>;")]
    [InlineData("[TextClassifier] partial class N; [TextClassifier] partial class N;")]
    [InlineData("namespace A.B { [TextClassifier] partial class N; } partial class A_B { [TextClassifier] partial class N; }")]
    [InlineData("namespace A { partial class B { [TextClassifier] partial class N; } } partial class A_B { [TextClassifier] partial class N; }")]
    public void Names_that_look_alike_do_not_collide(string source)
    {
        GeneratorRun run = GeneratorHost.Run(GeneratorSettings.Default, "using CnnCodegen; " + source);

        Assert.Null(run.Exception);
    }

    /// <summary>Names that generated code has reasons to use itself.</summary>
    [Theory]
    [InlineData("Network", "System", "Math")]
    [InlineData("Inference", "Class", "Out")]
    [InlineData("Layer", "Scratch", "Length")]
    [InlineData("Convolutions", "Tokens", "Output")]
    [InlineData("Tiles512", "_model", "_x")]
    [InlineData("String", "Weights", "CnnCodegen")]
    [InlineData("@class", "@event", "été")]
    public void Names_of_the_user_do_not_get_in_the_way(string network, string first, string second)
    {
        GeneratorRun run = Networks.Run($$"""
            [CnnCodegen.TextClassifier]
            sealed partial class {{network}}
            {
                [CnnCodegen.Words(MaxLength = 9)] partial CnnCodegen.Layer Text { get; }
                [CnnCodegen.Embedding(20, 8)] partial CnnCodegen.Layer {{first}} { get; }
                [CnnCodegen.ConvBank([4, 5], [2, 3]), CnnCodegen.Relu] partial CnnCodegen.Layer {{second}} { get; }
                [CnnCodegen.Linear(2)] partial CnnCodegen.Layer Logits { get; }
            }

            """);

        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.CompilerDiagnostics);
    }
}
