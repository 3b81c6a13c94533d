namespace CnnCodegen.Training.Modules;

/// <summary>A layer to be built, with the network that it belongs to.</summary>
/// <param name="Network">The network.</param>
/// <param name="Index">The layer's index in the network.</param>
internal readonly record struct LayerSource(NetworkDescription Network, int Index)
{
    /// <summary>The layer.</summary>
    public LayerDescription Layer => Network.Layers[Index];

    /// <summary>The shapes that the layer reads.</summary>
    public IReadOnlyList<LayerShape> Inputs
    {
        get
        {
            IReadOnlyList<LayerDescription> layers = Network.Layers;
            return [.. Layer.Inputs.Select(input => layers[input].Output)];
        }
    }

    /// <summary>The channels of what the layer works on.</summary>
    public int Channels => Network.Layers[Layer.Inputs[0]].Output.Channels;

    /// <summary>The layers before this one whose tokens examples spell.</summary>
    public int SpelledBefore => Network.Layers.Take(Index).Count(static layer => layer.Attribute is PerTokenAttribute { Words: 0 });
}

/// <summary>The list of layers that can be trained: the one place that a new layer is added to.</summary>
internal static class LayerModules
{
    private static readonly Dictionary<Type, Func<LayerSource, Initializer, LayerModule>> Builders = new()
    {
        // Inputs.
        [typeof(WordsAttribute)] = Input,
        [typeof(CharactersAttribute)] = Input,
        [typeof(TokensAttribute)] = Input,
        [typeof(WordShapesAttribute)] = Input,

        // From token ids.
        [typeof(EmbeddingAttribute)] = Builder<EmbeddingAttribute>((source, attribute, initializer) => new EmbeddingModule(source.Layer, attribute, initializer)),
        [typeof(BagOfVectorsAttribute)] = Builder<BagOfVectorsAttribute>((source, attribute, initializer) => new BagOfVectorsModule(source.Layer, attribute, initializer)),
        [typeof(PerTokenAttribute)] = Builder<PerTokenAttribute>((source, attribute, initializer) => new PerTokenModule(source.Layer, attribute.Words, source.SpelledBefore, initializer)),

        // Along time.
        [typeof(Conv1dAttribute)] = Builder<Conv1dAttribute>((source, attribute, initializer) => new Conv1dModule(source.Layer, attribute, source.Channels, initializer)),
        [typeof(ConvBankAttribute)] = Builder<ConvBankAttribute>((source, attribute, initializer) => new ConvBankModule(source.Layer, attribute, source.Channels, initializer)),
        [typeof(LstmAttribute)] = Builder<LstmAttribute>((source, attribute, initializer) => RecurrentModules.Build(source.Layer, attribute, source.Channels, initializer)),
        [typeof(GruAttribute)] = Builder<GruAttribute>((source, attribute, initializer) => RecurrentModules.Build(source.Layer, attribute, source.Channels, initializer)),
        [typeof(RnnAttribute)] = Builder<RnnAttribute>((source, attribute, initializer) => RecurrentModules.Build(source.Layer, attribute, source.Channels, initializer)),
        [typeof(QrnnAttribute)] = Builder<QrnnAttribute>((source, attribute, initializer) => new QrnnModule(source.Layer, attribute, source.Inputs, initializer)),
        [typeof(SentenceModelAttribute)] = Builder<SentenceModelAttribute>((source, _, initializer) => new SentenceModelModule(source.Layer, initializer)),
        [typeof(FitLengthAttribute)] = (source, _) => new FitLengthModule(source.Layer),
        [typeof(WindowAttribute)] = Builder<WindowAttribute>((source, attribute, initializer) => new WindowModule(source.Layer, attribute, source.Channels, initializer)),

        // Pooling.
        [typeof(MaxOverTimeAttribute)] = (source, _) => new MaxOverTimeModule(source.Layer),
        [typeof(AverageOverTimeAttribute)] = (source, _) => new AverageOverTimeModule(source.Layer),
        [typeof(SumOverTimeAttribute)] = (source, _) => new SumOverTimeModule(source.Layer),
        [typeof(LastStepAttribute)] = (source, _) => new LastStepModule(source.Layer),
        [typeof(KMaxPoolAttribute)] = Builder<KMaxPoolAttribute>((source, attribute, _) => KMaxModule.Constant(source.Layer, attribute)),
        [typeof(ProportionalKMaxPoolAttribute)] = Builder<ProportionalKMaxPoolAttribute>((source, attribute, _) => KMaxModule.Proportional(source.Layer, attribute)),
        [typeof(DynamicKMaxPoolAttribute)] = Builder<DynamicKMaxPoolAttribute>((source, attribute, _) => KMaxModule.Dynamic(source.Layer, attribute)),
        [typeof(MaxPool1dAttribute)] = Builder<MaxPool1dAttribute>((source, attribute, _) => new MaxPool1dModule(source.Layer, attribute)),
        [typeof(AveragePool1dAttribute)] = Builder<AveragePool1dAttribute>((source, attribute, _) => new AveragePool1dModule(source.Layer, attribute)),

        // Over channels.
        [typeof(LinearAttribute)] = Builder<LinearAttribute>((source, attribute, initializer) => new LinearModule(source.Layer, attribute, source.Inputs[0], initializer)),
        [typeof(HighwayAttribute)] = Builder<HighwayAttribute>((source, attribute, initializer) => new HighwayModule(source.Layer, attribute, source.Channels, initializer)),
        [typeof(FoldingAttribute)] = (source, _) => new FoldingModule(source.Layer),
        [typeof(FlattenAttribute)] = (source, _) => new FlattenModule(source.Layer),
        [typeof(SoftmaxAttribute)] = (source, _) => new SoftmaxModule(source.Layer),
        [typeof(LogSoftmaxAttribute)] = (source, _) => new LogSoftmaxModule(source.Layer),
        [typeof(IdentityAttribute)] = (source, _) => new IdentityModule(source.Layer),
        [typeof(TransitionsAttribute)] = (source, initializer) => new TransitionsModule(source.Layer, initializer),

        // Compositions; blocks are inlined before they come here.
        [typeof(AddAttribute)] = (source, _) => new AddModule(source.Layer),
        [typeof(ConcatAttribute)] = (source, _) => new ConcatModule(source.Layer),
        [typeof(GateAttribute)] = (source, _) => new GateModule(source.Layer),
    };

    /// <summary>The kinds of layers that can be trained.</summary>
    public static IReadOnlyCollection<Type> Known => Builders.Keys;

    /// <summary>Builds the module of one layer.</summary>
    /// <param name="source">The layer.</param>
    /// <param name="initializer">Makes its first weights.</param>
    /// <exception cref="NotSupportedException">The layer's kind is unknown here.</exception>
    public static LayerModule Build(LayerSource source, Initializer initializer)
    {
        // A generic attribute stands for its base, which has all of its arguments.
        Type kind = source.Layer.Attribute.GetType();
        if (!Builders.TryGetValue(kind.IsGenericType ? kind.BaseType! : kind, out Func<LayerSource, Initializer, LayerModule>? build))
            throw new NotSupportedException($"Layer '{source.Layer.Name}' is a {kind.Name}, which this version of CnnCodegen.Training cannot train; is it older than CnnCodegen itself?");

        return build(source, initializer);
    }

    private static LayerModule Input(LayerSource source, Initializer initializer) => new InputModule(source.Layer, source.Network.Inputs.Index().First(input => input.Item.Layer == source.Index).Index);

    private static Func<LayerSource, Initializer, LayerModule> Builder<TAttribute>(Func<LayerSource, TAttribute, Initializer, LayerModule> build)
        where TAttribute : LayerAttribute =>
        (source, initializer) => build(source, (TAttribute)source.Layer.Attribute, initializer);
}
