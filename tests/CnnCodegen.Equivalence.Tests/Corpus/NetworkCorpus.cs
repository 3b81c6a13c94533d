namespace CnnCodegen.Equivalence.Tests.Corpus;

/// <summary>The networks on which all engines must agree: each layer with each argument, and the shapes at which tiles end.</summary>
public static class NetworkCorpus
{
    public static IReadOnlyList<NetworkSource> All { get; } =
    [
        .. ConvolutionNetworks.All,
        .. ConvolutionBankNetworks.All,
        .. PoolingNetworks.All,
        .. LinearNetworks.All,
        .. CompositionNetworks.All,
        .. PaperNetworks.All,
    ];

    /// <summary>The names of <see cref="All"/>, as the data of a theory.</summary>
    public static TheoryData<string> Names => new(All.Select(network => network.Name));

    public static NetworkSource Named(string name) => All.Single(network => network.Name == name);
}
