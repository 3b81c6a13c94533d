namespace CnnCodegen.Generator.Layers;

/// <summary>The one list of all kinds of layers.</summary>
internal static class LayerCatalog
{
    public static IReadOnlyList<LayerDefinition> All { get; } =
    [
        new InputLayer<WordsAttribute>(),
        new InputLayer<CharactersAttribute>(),
        new EmbeddingLayer(),
        new Conv1dLayer(),
        new ConvBankLayer(),
        new MaxOverTimeLayer(),
        new AverageOverTimeLayer(),
        new LinearLayer(),
        new ConcatLayer(),
    ];

    public static LayerDefinition? Find(Type attribute) => All.FirstOrDefault(definition => definition.AttributeType == attribute);
}
