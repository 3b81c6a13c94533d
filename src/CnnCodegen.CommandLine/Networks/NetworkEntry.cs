using CnnCodegen.Training;

namespace CnnCodegen.CommandLine;

/// <summary>A network that the commands know, whatever its class.</summary>
internal abstract class NetworkEntry(string name, NetworkDescription description, TrainingOptions recipe)
{
    /// <summary>The name on the command line.</summary>
    public string Name => name;

    /// <summary>What the network is.</summary>
    public NetworkDescription Description => description;

    /// <summary>How it is trained where the command line says nothing else.</summary>
    public TrainingOptions Recipe => recipe;

    /// <summary>The number of labels that it tells apart.</summary>
    public int Labels => description.Output.Output.Channels;

    /// <summary>The names of the layers that start from word vectors.</summary>
    public IReadOnlyList<string> PretrainedLayers { get; } =
        [.. description.Layers.Where(static layer => layer.Attribute is EmbeddingAttribute { Pretrained: true }).Select(static layer => layer.Name)];

    /// <summary>Trains it; see <see cref="TextClassifierTrainer{TNetwork}.Train"/>.</summary>
    public abstract TrainedNetwork Train(
        TrainingOptions options,
        IReadOnlyList<TextExample> training,
        IReadOnlyList<TextExample>? development,
        IProgress<TrainingProgress>? progress,
        CancellationToken cancellationToken);

    /// <summary>Loads the generated code with the weights of a model file.</summary>
    /// <exception cref="ModelFileException">The file does not fit the network.</exception>
    public abstract LoadedNetwork Load(ModelFile file);
}

/// <summary>A network that the commands know.</summary>
internal sealed class NetworkEntry<TNetwork>(string name, TrainingOptions recipe) : NetworkEntry(name, TNetwork.Description, recipe)
    where TNetwork : ITextClassifier<TNetwork>
{
    public override TrainedNetwork Train(
        TrainingOptions options,
        IReadOnlyList<TextExample> training,
        IReadOnlyList<TextExample>? development,
        IProgress<TrainingProgress>? progress,
        CancellationToken cancellationToken) =>
        new TextClassifierTrainer<TNetwork>(options).Train(training, development, progress, cancellationToken);

    public override LoadedNetwork Load(ModelFile file) => new LoadedNetwork<TNetwork>(TNetwork.Load(file));
}
