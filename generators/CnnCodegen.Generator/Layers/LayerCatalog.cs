using CnnCodegen.Generator.Building;
using CnnCodegen.Generator.Declarations;
using CnnCodegen.Generator.Graph;

namespace CnnCodegen.Generator.Layers;

/// <summary>The one list of all kinds of layers.</summary>
internal static class LayerCatalog
{
    public static IReadOnlyList<LayerDefinition> All { get; } =
    [
        // Inputs.
        new InputLayer<WordsAttribute>(),
        new InputLayer<CharactersAttribute>(),
        new InputLayer<TokensAttribute>(),
        new WordShapesLayer(),

        // From tokens to vectors.
        new EmbeddingLayer(),
        new BagOfVectorsLayer(),
        new PerTokenLayer(),

        // Over time.
        new Conv1dLayer(),
        new ConvBankLayer(),
        new WindowLayer(),
        new LstmLayer(),
        new GruLayer(),
        new RnnLayer(),
        new QrnnLayer(),
        new SentenceModelLayer(),
        new FitLengthLayer(),

        // Pooling.
        new OverTimeLayer<MaxOverTimeAttribute>(OverTimeKind.Max),
        new OverTimeLayer<AverageOverTimeAttribute>(OverTimeKind.Average),
        new OverTimeLayer<SumOverTimeAttribute>(OverTimeKind.Sum),
        new OverTimeLayer<LastStepAttribute>(OverTimeKind.Last),
        new KMaxPoolLayer(),
        new ProportionalKMaxPoolLayer(),
        new DynamicKMaxPoolLayer(),
        new MaxPool1dLayer(),
        new AveragePool1dLayer(),
        new FoldingLayer(),
        new FlattenLayer(),

        // Dense.
        new LinearLayer(),
        new HighwayLayer(),
        new SoftmaxLayer(),
        new LogSoftmaxLayer(),
        new IdentityLayer(),
        new TransitionsLayer(),

        // Composition.
        new AddLayer(),
        new ConcatLayer(),
        new GateLayer(),
        new RepeatLayer(),
        new ResidualLayer(),
        new HighwayGateLayer(),
        new DenseLayer(),
        new ParallelLayer(),
    ];

    private static readonly Dictionary<string, LayerDefinition> ByName = All.ToDictionary(definition => definition.AttributeType.Name, StringComparer.Ordinal);

    /// <summary>The definition of an attribute's layer, or null where it declares none.</summary>
    public static LayerDefinition? Find(AttributeDeclaration attribute) => ByName.TryGetValue(attribute.PlainName, out LayerDefinition? found) ? found : null;
}
