using CnnCodegen.Equivalence.Tests.Corpus;
using CnnCodegen.Equivalence.Tests.Engines;
using CnnCodegen.Testing;

namespace CnnCodegen.Equivalence.Tests;

/// <summary>
/// Convolutions by tables. The small embeddings of the corpus have tables unless a test says otherwise, so that most of its tests are tests of single-precision
/// tables; these are of what is left.
/// </summary>
public sealed class TableTests
{
    /// <summary>A table's rounding is 2e-5 of what a filter yields at most; a stack of layers and a normalisation make more of it.</summary>
    private const double ShortTolerance = 2e-3;

    private static readonly NetworkSource Kim = new(
        "KimOfShortTables",
        "[Words(MaxLength = 56)] partial Layer Sentence { get; }",
        "[Embedding(500, 300)] partial Layer Vectors { get; }",
        "[ConvBank([100, 100, 100], [3, 4, 5]), Relu] partial Layer NGrams { get; }",
        "[Linear(2)] partial Layer Logits { get; }")
    {
        Lengths = [5, 6, 20, 56],
    };

    /// <summary>Of its 9,000 words a megabyte holds some 3,000.</summary>
    private static readonly NetworkSource Frequent = new(
        "TablesOfFrequentWords",
        "[Words(MaxLength = 14)] partial Layer Text { get; }",
        "[Embedding(9000, 16)] partial Layer Vectors { get; }",
        "[ConvBank([20, 7], [2, 3]), Tanh] partial Layer NGrams { get; }",
        "[Conv1d(18, 3, Padding = Padding.Same, From = nameof(Vectors)), Relu] partial Layer Stem { get; }",
        "[AverageOverTime] partial Layer Mean { get; }",
        "[Concat(nameof(NGrams), nameof(Mean))] partial Layer Joined { get; }",
        "[Linear(3)] partial Layer Logits { get; }");

    private static readonly Dictionary<string, string> ShortTables = new() { ["CnnCodegenTables"] = "Int16" };

    [Fact]
    public void Tables_of_16_bit_numbers_agree_with_the_reference_up_to_their_rounding()
    {
        using CompiledProject project = CompiledCorpus.Compile(NetworkCorpus.Some, properties: ShortTables);

        Assert.Contains("ShortTokenTable", string.Concat(project.Run.Files.Values), StringComparison.Ordinal);
        Agreement.AssertAll(project, NetworkCorpus.Some, "With tables of 16-bit numbers", tolerance: ShortTolerance);
    }

    [Fact]
    public void Probabilities_of_Kims_network_by_tables_of_16_bit_numbers_are_off_by_at_most_5e5()
    {
        using CompiledProject project = CompiledCorpus.Compile([Kim], properties: ShortTables);
        NetworkClass compiled = project.Networks[Kim.FullName];
        var model = new TestModel(compiled.Description, Kim.Seed, Kim.Lengths);

        double worst = model.Outputs
            .Zip(GeneratedEngine.Outputs(compiled, model), (expected, found) => Math.Abs(Probability(expected[0], expected[1]) - Probability(found[0], found[1])))
            .Max();

        // Not zero either: the tables are those that were asked for.
        Assert.InRange(worst, 1e-8, 5e-5);
    }

    [Theory]
    [InlineData("1", "PartialTokenTable")]
    [InlineData("10", " TokenTable.Of(")]
    [InlineData("0", "Convolutions.MapRelu18")]
    public void Words_that_are_not_in_the_table_are_computed(string budget, string expected)
    {
        using CompiledProject project = CompiledCorpus.Compile([Frequent], properties: new Dictionary<string, string> { ["CnnCodegenTableBudget"] = budget });

        Assert.Contains(expected, string.Concat(project.Run.Files.Values), StringComparison.Ordinal);
        Agreement.AssertAll(project, [Frequent], $"With a budget of {budget} MB");
    }

    /// <summary>The first of two labels' probability.</summary>
    private static double Probability(double first, double second) => 1 / (1 + Math.Exp(second - first));
}
