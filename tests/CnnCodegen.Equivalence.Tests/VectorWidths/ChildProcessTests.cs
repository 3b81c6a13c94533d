using CnnCodegen.Equivalence.Tests.Corpus;
using CnnCodegen.Equivalence.Tests.Engines;

namespace CnnCodegen.Equivalence.Tests.VectorWidths;

/// <summary>What <see cref="VectorWidthTests"/> runs in a process of its own. Explicit: they make no sense elsewhere.</summary>
public sealed class ChildProcessTests
{
    /// <summary>A switch that a later runtime renames would otherwise go unnoticed.</summary>
    [Fact(Explicit = true)]
    public void Switch_took_effect() => Assert.Equal(VectorWidth.Expected, VectorWidth.OfThisProcess);

    [Fact(Explicit = true)]
    public void Generated_source_is_that_of_the_parent_process() =>
        Assert.Equal(Environment.GetEnvironmentVariable(CompiledCorpus.FingerprintVariable), CompiledCorpus.Fingerprint(CompiledCorpus.EachKernel));

    [Fact(Explicit = true)]
    public void Networks_agree_with_the_reference() => Agreement.AssertAll(CompiledCorpus.EachKernel, NetworkCorpus.EachKernel, "In a process of its own");
}
