namespace CnnCodegen.Equivalence.Tests.Corpus;

/// <summary>The networks on which all engines must agree: each layer with each argument, and the shapes at which tiles end.</summary>
public static class NetworkCorpus
{
    public static IReadOnlyList<NetworkSource> All { get; } =
    [
        .. ConvolutionNetworks.All,
        .. ConvolutionOptionNetworks.All,
        .. ConvolutionBankNetworks.All,
        .. PoolingNetworks.All,
        .. LocalPoolingNetworks.All,
        .. WindowNetworks.All,
        .. RecurrentNetworks.All,
        .. LinearNetworks.All,
        .. NormalizationNetworks.All,
        .. CompositionNetworks.All,
        .. BlockNetworks.All,
        .. InputNetworks.All,
        .. PaperNetworks.All,
        .. WinogradNetworks.All,
        .. StreamNetworks.All,
        .. TranslatorNetworks.All,
    ];

    /// <summary>Networks in which the passes find something to do. They are compiled again for each set of passes, so that there are few of them.</summary>
    public static IReadOnlyList<NetworkSource> Some { get; } =
    [
        .. ConvolutionNetworks.Activations,
        .. PoolingNetworks.Activations,
        .. CompositionNetworks.Small,
        InputNetworks.Tables,
        InputNetworks.Spelled,
        NormalizationNetworks.BatchNorm,
        WindowNetworks.Fused,
        RecurrentNetworks.QrnnBlocks,
        .. ((string[])["KimSmall", "EqualSameConvolutions", "BothPoolingsOfOneEmbedding", "FourLinearLayers", "FlattenedSequences", "ClosedVocabulary", "TaggerOfWholeSentences", "QrnnStream", "ConvolutionStream", "AttendingTranslator"]).Select(Named),
    ];

    /// <summary>Networks that use each kernel. They are compiled again in processes with narrower vectors and without any.</summary>
    public static IReadOnlyList<NetworkSource> EachKernel { get; } =
    [
        ConvolutionNetworks.ActivationsOfStoredMaps,
        ConvolutionBankNetworks.Activations,
        ConvolutionBankNetworks.Poolings,
        RecurrentNetworks.Options,
        RecurrentNetworks.Decoder,
        RecurrentNetworks.QrnnBlocks,
        BlockNetworks.Broadcasts,
        BlockNetworks.Residuals,
        InputNetworks.Tables,
        InputNetworks.Spelled,
        WinogradNetworks.Banks,
        WinogradNetworks.ShortMaps,
        .. ((string[])
        [
            "KimSmall", "FourLinearLayers", "ArgumentsOver12Same", "PoolingsOfEmbeddings", "LocalPoolingsOfEmbeddings", "LargestOfEachChannel", "RnnOptions", "QrnnOptions",
            "Windows", "SentenceModels", "LayersOfVectors", "LayersOfEachPosition", "FlattenedSequences", "BatchNormalisationOfEachPosition", "LayerNormalisations", "Gates",
        ]).Select(Named),
    ];

    /// <summary>The names of <see cref="All"/>, as the data of a theory.</summary>
    public static TheoryData<string> Names => new(All.Select(network => network.Name));

    public static NetworkSource Named(string name) => All.Single(network => network.Name == name);
}
