using System.Globalization;
using CnnCodegen.Equivalence.Tests.Corpus;
using CnnCodegen.Equivalence.Tests.Engines;

namespace CnnCodegen.Equivalence.Tests.VectorWidths;

/// <summary>Generated code is right at every vector width that the machine has, and without vectors.</summary>
public sealed class VectorWidthTests
{
    /// <summary>The switches of .NET 10; those with other names of earlier versions do nothing any more.</summary>
    [Theory]
    [InlineData(256, "DOTNET_EnableAVX512")]
    [InlineData(128, "DOTNET_EnableAVX2")]
    public async Task Corpus_agrees_with_vectors_of_at_most(int bits, string offSwitch)
    {
        Assert.SkipWhen(
            VectorWidth.OfThisProcess <= bits,
            FormattableString.Invariant($"This machine has vectors of {VectorWidth.OfThisProcess} bits; the other tests have covered them."));

        await AssertPasses(bits, offSwitch, nameof(ChildProcessTests.Network_agrees_with_the_reference), NetworkCorpus.All.Count);
    }

    [Fact]
    public Task Some_networks_agree_without_vectors() =>
        AssertPasses(0, "DOTNET_EnableHWIntrinsic", nameof(ChildProcessTests.One_of_some_networks_agrees_with_the_reference), NetworkCorpus.Some.Count);

    private static async Task AssertPasses(int bits, string offSwitch, string networks, int count)
    {
        string[] methods = [nameof(ChildProcessTests.Switch_took_effect), nameof(ChildProcessTests.Generated_source_is_that_of_the_parent_process), networks];
        var environment = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [offSwitch] = "0",
            [VectorWidth.Variable] = bits.ToString(CultureInfo.InvariantCulture),
            [CompiledCorpus.FingerprintVariable] = CompiledCorpus.Fingerprint(CompiledCorpus.Some()),
        };

        ChildResult result = await ChildProcess.RunAsync(environment, methods);

        Assert.True(result.ExitCode == 0, result.Output);
        Assert.True(result.Passed == count + 2, FormattableString.Invariant($"{result.Passed} tests passed instead of {count + 2}.\n{result.Output}"));
    }
}
