using CnnCodegen.Testing;
using Microsoft.CodeAnalysis;
using static Microsoft.CodeAnalysis.IncrementalStepRunReason;

namespace CnnCodegen.Generator.Tests.Incremental;

public class IncrementalTests
{
    private const string Faulty = """
        using CnnCodegen;

        [TextClassifier]
        sealed partial class Network
        {
            [Words(MaxLength = 5)] partial Layer Text { get; }
            [Embedding(100, 8)] partial Layer Vectors { get; }
            [Conv1d(16, 7)] partial Layer Stem { get; }
            [MaxOverTime] partial Layer Top { get; }
            [Linear(2)] partial Layer Logits { get; }
        }

        """;

    [Fact]
    public void The_first_run_takes_every_step_once()
    {
        GeneratorRun run = new GeneratorHost().Run(Faulty);

        foreach (string step in TrackedSteps.Names)
            Assert.Equal([New], run.Reasons(step));
    }

    [Fact]
    public void A_comment_between_layers_compiles_nothing_again()
    {
        var (_, after) = Edit(Networks.Kim, Networks.Kim.Replace("    [Linear", "    // The output.\n    [Linear"));

        AssertReasons(after, TrackingNames.Parse, Modified);
        AssertReasons(after, TrackingNames.Declaration, Unchanged);
        AssertReasons(after, TrackingNames.Compile, Cached);
        AssertReasons(after, TrackingNames.Files, Cached);
        AssertOutputs(after, Cached);
    }

    [Fact]
    public void An_edit_in_another_file_compiles_nothing_again()
    {
        var host = new GeneratorHost();
        host.Run(Networks.Kim, new SourceFile("Other.cs", "class Other;"));
        GeneratorRun after = host.Run(Networks.Kim, new SourceFile("Other.cs", "class Other { int Field; }"));

        Assert.All(after.Reasons(TrackingNames.Parse), static reason => Assert.True(reason is Cached or Unchanged));
        Assert.All(after.Reasons(TrackingNames.Declaration), static reason => Assert.True(reason is Cached or Unchanged));
        AssertReasons(after, TrackingNames.Compile, Cached);
        AssertReasons(after, TrackingNames.Files, Cached);
        AssertOutputs(after, Cached);
    }

    [Fact]
    public void A_constant_of_another_file_that_changes_compiles_the_network_again()
    {
        string network = Networks.Kim.Replace("[Linear(2,", "[Linear(Sizes.Labels,");
        var host = new GeneratorHost();
        host.Run(network, new SourceFile("Sizes.cs", "static class Sizes { public const int Labels = 2; }"));
        GeneratorRun after = host.Run(network, new SourceFile("Sizes.cs", "static class Sizes { public const int Labels = 3; }"));

        AssertReasons(after, TrackingNames.Declaration, Modified);
        AssertReasons(after, TrackingNames.Compile, Modified);
    }

    [Fact]
    public void A_changed_argument_compiles_once()
    {
        var (before, after) = Edit(Networks.Kim, Networks.Kim.Replace("Linear(2,", "Linear(3,"));

        AssertReasons(after, TrackingNames.Parse, Modified);
        AssertReasons(after, TrackingNames.Declaration, Modified);
        AssertReasons(after, TrackingNames.Compile, Modified);
        AssertReasons(after, TrackingNames.Files, Modified);
        Assert.NotEqual(before.File, after.File);
    }

    [Fact]
    public void A_renamed_layer_compiles_once()
    {
        var (before, after) = Edit(Networks.Kim, Networks.Kim.Replace("Layer NGrams", "Layer Phrases"));

        AssertReasons(after, TrackingNames.Declaration, Modified);
        AssertReasons(after, TrackingNames.Compile, Modified);
        AssertReasons(after, TrackingNames.Files, Modified);
        Assert.Contains("NGrams", before.File, StringComparison.Ordinal);
        Assert.DoesNotContain("NGrams", after.File, StringComparison.Ordinal);
    }

    [Fact]
    public void An_error_that_moves_is_reported_at_its_new_place_and_compiles_nothing()
    {
        var (before, after) = Edit(Faulty, "// One line more.\n" + Faulty);

        AssertReasons(after, TrackingNames.Declaration, Unchanged);
        AssertReasons(after, TrackingNames.Compile, Cached);
        AssertReasons(after, TrackingNames.Files, Cached);
        AssertReasons(after, TrackingNames.Complaints, Cached);
        AssertReasons(after, TrackingNames.Positions, Modified);
        Assert.Equal(7, Line(Assert.Single(before.Diagnostics)));
        Assert.Equal(8, Line(Assert.Single(after.Diagnostics)));
    }

    [Fact]
    public void Two_networks_compile_apart_and_each_error_stands_in_its_own_network()
    {
        var second = new SourceFile("Second.cs", "\n\n\n" + Faulty.Replace("class Network", "class Second").Replace("16, 7", "16, 6"));
        var host = new GeneratorHost();
        GeneratorRun before = host.Run(Faulty, second);
        Assert.Equal(["Network.cs: Conv1d 'Stem': width 7", "Second.cs: Conv1d 'Stem': width 6"], before.Diagnostics.Select(Start));

        GeneratorRun after = host.Run(Faulty.Replace("16, 7", "16, 9"), second);
        Assert.Equal(["Network.cs: Conv1d 'Stem': width 9", "Second.cs: Conv1d 'Stem': width 6"], after.Diagnostics.Select(Start));
        Assert.Equal([Modified, Cached], after.Reasons(TrackingNames.Compile).Order());

        static string Start(Diagnostic diagnostic) =>
            diagnostic.Location.GetLineSpan().Path + ": " + diagnostic.GetMessage()[.."Conv1d 'Stem': width 7".Length];
    }

    [Fact]
    public void Networks_of_one_name_in_different_scopes_do_not_mix_up_their_errors()
    {
        string fault = "[TextClassifier] sealed partial class Same { [Words(MaxLength = 0)] partial Layer Text { get; } [Linear(2)] partial Layer Logits { get; } }";
        string source = $"using CnnCodegen;\nnamespace A {{\n{fault}\n}}\nnamespace B {{\n{fault}\n}}\npartial class C {{\n{fault}\n}}\npartial struct D<T> {{\n{fault}\n}}\n";

        GeneratorRun run = Networks.Run(source);

        Assert.Equal([2, 5, 8, 11], run.Diagnostics.Where(static d => d.Id == "CNN0209").Select(Line));
    }

    [Fact]
    public void A_disabled_pass_compiles_again_and_an_equal_list_does_not()
    {
        var host = new GeneratorHost(GeneratorSettings.Default with { DisabledPasses = "FuseActivation;RemoveDropout" });
        host.Run(Networks.Kim);

        host.Change(GeneratorSettings.Default with { DisabledPasses = " RemoveDropout , FuseActivation;FuseActivation;" });
        GeneratorRun same = host.Run(Networks.Kim);
        AssertReasons(same, TrackingNames.Options, Unchanged);
        AssertReasons(same, TrackingNames.Compile, Cached);

        host.Change(GeneratorSettings.Default);
        GeneratorRun other = host.Run(Networks.Kim);
        AssertReasons(other, TrackingNames.Options, Modified);
        Assert.DoesNotContain(other.Reasons(TrackingNames.Compile), static reason => reason == Cached);
    }

    [Fact]
    public void No_step_keeps_anything_of_the_compiler()
    {
        GeneratorRun run = new GeneratorHost().Run(Faulty, new SourceFile("Kim.cs", Networks.Kim));

        object[] values = [.. TrackedSteps.Values(run)];
        Assert.True(values.Length > TrackedSteps.Names.Count);
        Assert.Empty(values.SelectMany(TrackedSteps.FindRoslynObjects));
    }

    [Fact]
    public void The_search_for_compiler_objects_finds_them_at_any_depth()
    {
        GeneratorRun run = new GeneratorHost().Run(Networks.Kim);
        ISymbol symbol = run.Compilation.GetTypeByMetadataName("Sentiments.SentimentCnn")!;

        Assert.Same(symbol, Assert.Single(TrackedSteps.FindRoslynObjects(new { Inner = (1, new List<object> { symbol }) })));
    }

    private static (GeneratorRun Before, GeneratorRun After) Edit(string before, string after)
    {
        Assert.NotEqual(before, after);
        var host = new GeneratorHost();
        return (host.Run(before), host.Run(after));
    }

    private static int Line(Diagnostic diagnostic) => diagnostic.Location.GetLineSpan().StartLinePosition.Line;

    private static void AssertReasons(GeneratorRun run, string step, params IncrementalStepRunReason[] expected) =>
        Assert.Equal(expected, run.Reasons(step));

    private static void AssertOutputs(GeneratorRun run, IncrementalStepRunReason expected) => Assert.All(
        run.Result.TrackedOutputSteps.SelectMany(static pair => pair.Value).SelectMany(static step => step.Outputs).Where(static o => o.Value is not null),
        output => Assert.True(output.Reason == expected, $"An output is {output.Reason}."));
}
