namespace CnnCodegen.Training.Modules;

/// <summary>The list of layers that can be trained: the one place that a new layer is added to.</summary>
internal static class LayerModules
{
    private delegate LayerModule Builder(LayerDescription layer, IReadOnlyList<LayerShape> inputs, Initializer initializer);

    private static readonly Dictionary<Type, Builder> Builders = new()
    {
        [typeof(WordsAttribute)] = static (layer, _, _) => new InputModule(layer),
        [typeof(CharactersAttribute)] = static (layer, _, _) => new InputModule(layer),
        [typeof(EmbeddingAttribute)] = static (layer, _, initializer) => new EmbeddingModule(layer, initializer),
        [typeof(Conv1dAttribute)] = static (layer, inputs, initializer) => new Conv1dModule(layer, inputs[0].Channels, initializer),
        [typeof(ConvBankAttribute)] = static (layer, inputs, initializer) => new ConvBankModule(layer, inputs[0].Channels, initializer),
        [typeof(MaxOverTimeAttribute)] = static (layer, _, _) => new MaxOverTimeModule(layer),
        [typeof(AverageOverTimeAttribute)] = static (layer, _, _) => new AverageOverTimeModule(layer),
        [typeof(LinearAttribute)] = static (layer, inputs, initializer) => new LinearModule(layer, inputs[0].Channels, initializer),
        [typeof(ConcatAttribute)] = static (layer, _, _) => new ConcatModule(layer),
    };

    /// <summary>The kinds of layers that can be trained.</summary>
    public static IReadOnlyCollection<Type> Known => Builders.Keys;

    /// <summary>Builds the module of one layer.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="inputs">The shapes that it reads.</param>
    /// <param name="initializer">Makes its first weights.</param>
    /// <exception cref="NotSupportedException">The layer's kind is unknown here.</exception>
    public static LayerModule Build(LayerDescription layer, IReadOnlyList<LayerShape> inputs, Initializer initializer)
    {
        if (!Builders.TryGetValue(layer.Attribute.GetType(), out Builder? build))
            throw new NotSupportedException($"Layer '{layer.Name}' is a {layer.Attribute.GetType().Name}, which this version of CnnCodegen.Training cannot train; is it older than CnnCodegen itself?");

        return build(layer, inputs, initializer);
    }
}
