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

        string? complaint = Agreement.Complaint("Generated code", model, GeneratedEngine.Logits(CompiledCorpus.Class(network), model));

        if (complaint is not null)
            Assert.Fail($"{complaint}{FaultFinder.Locate(network, model.Description)}{network}");
    }

    [Theory]
    [MemberData(nameof(DisabledPasses))]
    public void Generated_code_agrees_with_the_reference_without(string disabledPasses)
    {
        var complaints = new List<string>();
        foreach (NetworkSource network in NetworkCorpus.Some)
        {
            NetworkClass compiled = CompiledCorpus.Some(disabledPasses).Networks[network.FullName];
            TestModel model = CompiledCorpus.Model(network, compiled);
            if (Agreement.Complaint(network.Name, model, GeneratedEngine.Logits(compiled, model)) is { } complaint)
                complaints.Add($"{complaint}{FaultFinder.Locate(network, model.Description, disabledPasses)}{network}");
        }

        Assert.True(complaints.Count == 0, $"Without {disabledPasses}, {complaints.Count} networks are wrong.\n{string.Join('\n', complaints.Take(3))}");
    }

    /// <summary>Otherwise the tests above would compare the same code again and again.</summary>
    [Theory]
    [MemberData(nameof(DisabledPasses))]
    public void Leaving_a_pass_out_changes_the_code_of_some_network(string disabledPasses) => Assert.NotEqual(
        CompiledCorpus.Some().Run.Files.OrderBy(file => file.Key, StringComparer.Ordinal),
        CompiledCorpus.Some(disabledPasses).Run.Files.OrderBy(file => file.Key, StringComparer.Ordinal));
}
