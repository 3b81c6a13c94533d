using CnnCodegen.Equivalence.Tests.Corpus;
using CnnCodegen.Equivalence.Tests.Engines;
using CnnCodegen.Testing;

namespace CnnCodegen.Equivalence.Tests.VectorWidths;

/// <summary>What <see cref="VectorWidthTests"/> runs in a process of its own. Explicit: they make no sense elsewhere.</summary>
public sealed class ChildProcessTests
{
    public static TheoryData<string> Names => NetworkCorpus.Names;

    public static TheoryData<string> SomeNames => new(NetworkCorpus.Some.Select(network => network.Name));

    /// <summary>A switch that a later runtime renames would otherwise go unnoticed.</summary>
    [Fact(Explicit = true)]
    public void Switch_took_effect() => Assert.Equal(VectorWidth.Expected, VectorWidth.OfThisProcess);

    [Fact(Explicit = true)]
    public void Generated_source_is_that_of_the_parent_process() =>
        Assert.Equal(Environment.GetEnvironmentVariable(CompiledCorpus.FingerprintVariable), CompiledCorpus.Fingerprint(CompiledCorpus.Some()));

    [Theory(Explicit = true)]
    [MemberData(nameof(Names))]
    public void Network_agrees_with_the_reference(string name) => AssertAgrees(name, CompiledCorpus.Whole);

    [Theory(Explicit = true)]
    [MemberData(nameof(SomeNames))]
    public void One_of_some_networks_agrees_with_the_reference(string name) => AssertAgrees(name, CompiledCorpus.Some());

    private static void AssertAgrees(string name, CompiledProject project)
    {
        NetworkSource network = NetworkCorpus.Named(name);
        NetworkClass compiled = project.Networks[network.FullName];
        TestModel model = CompiledCorpus.Model(network, compiled);
        Assert.Null(Agreement.Complaint("Generated code", model, GeneratedEngine.Logits(compiled, model)));
    }
}
