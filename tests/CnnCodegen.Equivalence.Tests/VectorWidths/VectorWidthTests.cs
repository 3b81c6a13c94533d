using System.Globalization;
using CnnCodegen.Equivalence.Tests.Engines;

namespace CnnCodegen.Equivalence.Tests.VectorWidths;

/// <summary>
/// Code that chooses its vector width at run time is right whatever the machine offers. The whole corpus on each width, without the choice, is
/// compared by <see cref="GeneratedCodeTests"/>.
/// </summary>
public sealed class VectorWidthTests
{
    /// <summary>The switches of .NET 10; those with other names of earlier versions do nothing any more.</summary>
    [Theory]
    [InlineData(256, "DOTNET_EnableAVX512")]
    [InlineData(128, "DOTNET_EnableAVX2")]
    public async Task Networks_agree_with_vectors_of_at_most(int bits, string offSwitch)
    {
        Assert.SkipWhen(
            VectorWidth.OfThisProcess <= bits,
            FormattableString.Invariant($"This machine has vectors of {VectorWidth.OfThisProcess} bits; the other tests have covered them."));

        await AssertPasses(bits, offSwitch);
    }

    [Fact]
    public Task Networks_agree_without_vectors() => AssertPasses(0, "DOTNET_EnableHWIntrinsic");

    private static async Task AssertPasses(int bits, string offSwitch)
    {
        string[] methods =
        [
            nameof(ChildProcessTests.Switch_took_effect),
            nameof(ChildProcessTests.Generated_source_is_that_of_the_parent_process),
            nameof(ChildProcessTests.Networks_agree_with_the_reference),
        ];
        var environment = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [offSwitch] = "0",
            [VectorWidth.Variable] = bits.ToString(CultureInfo.InvariantCulture),
            [CompiledCorpus.FingerprintVariable] = CompiledCorpus.Fingerprint(CompiledCorpus.EachKernel),
        };

        ChildResult result = await ChildProcess.RunAsync(environment, methods);

        Assert.True(result.ExitCode == 0, result.Output);
        Assert.True(result.Passed == methods.Length, FormattableString.Invariant($"{result.Passed} tests passed instead of {methods.Length}.\n{result.Output}"));
    }
}
