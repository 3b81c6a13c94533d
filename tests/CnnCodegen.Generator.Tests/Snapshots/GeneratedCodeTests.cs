using CnnCodegen.Testing;

namespace CnnCodegen.Generator.Tests.Snapshots;

/// <summary>The generated code itself, to be read in a review. That it computes the right thing is for the equivalence tests.</summary>
public class GeneratedCodeTests
{
    [Fact]
    public void Kim_2014() => Verify(Networks.Kim);

    [Fact]
    public void Two_convolutions_over_characters() => Verify(Networks.Characters);

    [Fact]
    public void Tiles_of_two_convolutions() => Snapshot.Verify(
        Networks.Run(Networks.Characters, GeneratorSettings.Default with { Properties = new Dictionary<string, string> { ["CnnCodegenTableBudget"] = "0" } }).Tiles, "cs");

    [Fact]
    public void A_language_model() => Verify("""
        using CnnCodegen;

        namespace Languages;

        [LanguageModel]
        internal sealed partial class NextWord
        {
            [Words(MaxLength = 35)]
            partial Layer Text { get; }

            [Embedding(1000, 40), Dropout(0.5)]
            partial Layer Vectors { get; }

            [Qrnn(32, 2)]
            partial Layer Lower { get; }

            [Conv1d(20, 3, Dilation = 2, Padding = Padding.Causal), Relu]
            partial Layer Map { get; }

            [Lstm(50), Dropout(0.5)]
            partial Layer Upper { get; }

            [Linear(1000)]
            partial Layer Logits { get; }
        }

        """);

    [Fact]
    public void A_network_inside_other_types() => Verify("""
        using CnnCodegen;

        namespace Outer.Space;

        public static partial class Models
        {
            internal partial struct Small
            {
                [TextClassifier]
                private sealed partial class Tiny
                {
                    [Words(MaxLength = 8)]
                    public partial Layer Text { get; }

                    [Embedding(10, 4)]
                    internal partial Layer @class { get; }

                    [AverageOverTime]
                    private partial Layer Mean { get; }

                    [Linear(2)]
                    partial Layer Logits { get; }
                }
            }
        }

        """);

    [Fact]
    public void Branches_that_are_joined_again() => Verify("""
        using CnnCodegen;

        namespace Branches;

        [TextClassifier]
        internal sealed partial class Forked
        {
            [Words(MaxLength = 20)]
            partial Layer Text { get; }

            [Embedding(50, 8), Dropout(0.1)]
            partial Layer Vectors { get; }

            [Conv1d(12, 3, Padding = Padding.Same), Relu]
            partial Layer Wide { get; }

            [MaxOverTime]
            partial Layer Strongest { get; }

            [AverageOverTime(From = nameof(Vectors))]
            partial Layer Mean { get; }

            [Concat(nameof(Strongest), nameof(Mean)), Tanh]
            partial Layer Joined { get; }

            [Linear(3)]
            partial Layer Logits { get; }
        }

        """);

    [Fact]
    public void A_tagger_of_whole_sentences() => Verify("""
        using CnnCodegen;

        namespace Examples;

        [SequenceTagger]
        public sealed partial class Tagger
        {
            [Words(MaxLength = 32)]
            partial Layer Text { get; }

            [Embedding(100, 8)]
            partial Layer Vectors { get; }

            [Window(3)]
            partial Layer Windows { get; }

            [Linear(5)]
            partial Layer Scores { get; }

            [Transitions]
            partial Layer Pairs { get; }
        }

        """);

    [Fact]
    public void A_faulty_network_keeps_its_members()
    {
        GeneratorRun run = Networks.Run(Networks.Kim.Replace("MaxLength = 56", "MaxLength = 4"));

        Assert.Equal(["CNN0201"], run.Diagnostics.Select(static d => d.Id));
        Assert.Empty(run.CompilerDiagnostics);
        Snapshot.Verify(run.File, "cs");
    }

    private static void Verify(string source, [System.Runtime.CompilerServices.CallerMemberName] string method = "")
    {
        GeneratorRun run = Networks.Run(source);

        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.CompilerDiagnostics);
        Snapshot.Verify(run.File, "cs", method: method);
    }
}
