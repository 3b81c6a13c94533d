using CnnCodegen.Equivalence.Tests.Corpus;
using CnnCodegen.Equivalence.Tests.Engines;

namespace CnnCodegen.Equivalence.Tests.VectorWidths;

/// <summary>What <see cref="VectorWidthTests"/> runs in a process of its own. Explicit: they make no sense elsewhere.</summary>
public sealed class ChildProcessTests
{
    /// <summary>Networks of each kind, few enough for a process without vectors.</summary>
    private static readonly string[] Some =
        ["KimSmall", "LanguageOfCharacters", "EightSameConvolutions", "BothPoolingsOfOneEmbedding", "FourLinearLayers", "ConcatOfConcats", "OddSizes", "BankDifferentCountsSame"];

    public static TheoryData<string> Names => NetworkCorpus.Names;

    public static TheoryData<string> SomeNames => new(Some);

    /// <summary>A switch that a later runtime renames would otherwise go unnoticed.</summary>
    [Fact(Explicit = true)]
    public void Switch_took_effect() => Assert.Equal(VectorWidth.Expected, VectorWidth.OfThisProcess);

    [Fact(Explicit = true)]
    public void Generated_source_is_that_of_the_parent_process() =>
        Assert.Equal(Environment.GetEnvironmentVariable(CompiledCorpus.FingerprintVariable), CompiledCorpus.Fingerprint(CompiledCorpus.Project()));

    [Theory(Explicit = true)]
    [MemberData(nameof(Names))]
    public void Network_agrees_with_the_reference(string name) => AssertAgrees(name);

    [Theory(Explicit = true)]
    [MemberData(nameof(SomeNames))]
    public void One_of_some_networks_agrees_with_the_reference(string name) => AssertAgrees(name);

    internal static int SomeCount => Some.Length;

    private static void AssertAgrees(string name)
    {
        NetworkSource network = NetworkCorpus.Named(name);
        TestModel model = CompiledCorpus.Model(network);
        Assert.Null(Agreement.Complaint("Generated code", model, GeneratedEngine.Logits(CompiledCorpus.Class(network), model)));
    }
}
