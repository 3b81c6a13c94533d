using CnnCodegen.Equivalence.Tests.Corpus;
using CnnCodegen.Equivalence.Tests.Engines;
using CnnCodegen.Testing;

namespace CnnCodegen.Equivalence.Tests;

/// <summary>Convolutions by minimal filtering compute what the equations say, whether they are large enough for it or not, and with vectors of each width.</summary>
public sealed class WinogradTests
{
    /// <summary>Each width, padding and number of filters; and the same in larger networks.</summary>
    private static readonly NetworkSource[] Networks =
    [
        .. ConvolutionNetworks.All.Where(network => network.Name.StartsWith("Widths", StringComparison.Ordinal) || network.Name.StartsWith("Filters", StringComparison.Ordinal)),
        .. WinogradNetworks.All,
        .. ((string[])["KimSmall", "LanguageOfCharacters"]).Select(NetworkCorpus.Named),
    ];

    [Theory]
    [InlineData(512)]
    [InlineData(256)]
    [InlineData(128)]
    public void Filtering_wherever_it_is_possible_agrees_with_the_reference(int bits)
    {
        using CompiledProject project = CompiledCorpus.Compile(Networks, vectorBits: Literal(bits), properties: CompiledCorpus.Filtered);

        Assert.Equal([2, 3, 4, 5], FilteredWidths(project));
        Agreement.AssertAll(project, Networks, $"Minimal filtering on {Literal(bits)} bits");
    }

    [Fact]
    public void Without_filtering_the_same_networks_agree_with_the_reference()
    {
        using CompiledProject project = CompiledCorpus.Compile(WinogradNetworks.All, properties: CompiledCorpus.Direct);

        Assert.Empty(FilteredWidths(project));
        Agreement.AssertAll(project, WinogradNetworks.All, "Direct");
    }

    /// <summary>Otherwise the tests of the whole corpus would not try what users get.</summary>
    [Fact]
    public void Large_convolutions_of_each_width_are_filtered_unasked() => Assert.Equal([2, 3, 4, 5], FilteredWidths(CompiledCorpus.Whole));

    /// <summary>The widths of the filters that are filtered somewhere.</summary>
    private static IEnumerable<int> FilteredWidths(CompiledProject project)
    {
        string code = string.Concat(project.Run.Files.Values);
        return Enumerable.Range(1, 8).Where(width => code.Contains($"new WinogradWindow(width: {Literal(width)},", StringComparison.Ordinal));
    }

    private static string Literal(int number) => FormattableString.Invariant($"{number}");
}
