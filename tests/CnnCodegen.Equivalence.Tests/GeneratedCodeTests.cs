using CnnCodegen.Equivalence.Tests.Corpus;
using CnnCodegen.Equivalence.Tests.Engines;
using CnnCodegen.Generator.Passes;
using CnnCodegen.Testing;

namespace CnnCodegen.Equivalence.Tests;

/// <summary>Generated code computes what the equations say, for texts of all lengths, with each pass and without.</summary>
public sealed class GeneratedCodeTests
{
    public static TheoryData<string> Names => NetworkCorpus.Names;

    /// <summary>Each pass left out alone, and all of them.</summary>
    public static TheoryData<string> DisabledPasses =>
        new([.. PassPipeline.All.Select(pass => pass.Name), string.Join(';', PassPipeline.All.Select(pass => pass.Name))]);

    [Theory]
    [MemberData(nameof(Names))]
    public void Generated_code_agrees_with_the_reference(string name)
    {
        NetworkSource network = NetworkCorpus.Named(name);
        TestModel model = CompiledCorpus.Model(network);

        string? complaint = Agreement.Complaint("Generated code", model, GeneratedEngine.Outputs(CompiledCorpus.Class(network), model));

        if (complaint is not null)
            Assert.Fail($"{complaint}{FaultFinder.Locate(network, model.Description)}{network}");
    }

    [Theory]
    [MemberData(nameof(DisabledPasses))]
    public void Generated_code_agrees_with_the_reference_without(string disabledPasses) =>
        Agreement.AssertAll(CompiledCorpus.Some(disabledPasses), NetworkCorpus.Some, $"Without {disabledPasses}", disabledPasses);

    /// <summary>
    /// The tiles of each width, on any machine: where it has no such vectors they are computed in halves or element by element. That is slow,
    /// and exactly the same arithmetic.
    /// </summary>
    [Theory]
    [InlineData(512)]
    [InlineData(256)]
    [InlineData(128)]
    public void Generated_code_for_one_vector_width_agrees_with_the_reference(int bits)
    {
        CompiledProject project = CompiledCorpus.OneWidth(bits);

        string allCode = string.Concat(project.Run.Files.Values);
        Assert.Equal([bits], Widths.Where(width => allCode.Contains($"class Tiles{width}", StringComparison.Ordinal)));
        Agreement.AssertAll(project, NetworkCorpus.All, $"On {bits} bits");
    }

    /// <summary>Otherwise the tests above would compare the same code again and again.</summary>
    [Theory]
    [MemberData(nameof(DisabledPasses))]
    public void Leaving_a_pass_out_changes_the_code_of_some_network(string disabledPasses) => Assert.NotEqual(
        CompiledCorpus.Some().Run.Files.OrderBy(file => file.Key, StringComparer.Ordinal),
        CompiledCorpus.Some(disabledPasses).Run.Files.OrderBy(file => file.Key, StringComparer.Ordinal));

    private static readonly int[] Widths = [512, 256, 128];
}
