using CnnCodegen.Training;

namespace CnnCodegen.CommandLine;

/// <summary>A network that the commands know, whatever its class and its task.</summary>
internal abstract class NetworkEntry(string name, NetworkDescription description, TrainingOptions recipe)
{
    /// <summary>The name on the command line.</summary>
    public string Name => name;

    /// <summary>What the network is.</summary>
    public NetworkDescription Description => description;

    /// <summary>How it is trained where the command line says nothing else.</summary>
    public TrainingOptions Recipe => recipe;

    /// <summary>The number of labels, tags or words that it tells apart.</summary>
    public int Outputs => description.Output.Output.Channels;

    /// <summary>The names of the layers that start from word vectors.</summary>
    public IReadOnlyList<string> PretrainedLayers { get; } =
        [.. description.Layers.Where(static layer => layer.Attribute is EmbeddingAttribute { Pretrained: true }).Select(static layer => layer.Name)];
}

/// <summary>A network of a task, whatever its class.</summary>
/// <typeparam name="TExamples">What it learns from.</typeparam>
/// <typeparam name="TLoaded">Its generated code with weights.</typeparam>
internal abstract class NetworkEntry<TExamples, TLoaded>(string name, NetworkDescription description, TrainingOptions recipe) : NetworkEntry(name, description, recipe)
    where TExamples : class
{
    /// <summary>Trains it, as the task's trainer does.</summary>
    /// <param name="options">The settings.</param>
    /// <param name="training">What is learnt from.</param>
    /// <param name="development">What the best epoch is chosen by; without it, a part of what is learnt from is set aside.</param>
    /// <param name="progress">Is told how far it is.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    public abstract TrainedNetwork Train(
        TrainingOptions options, TExamples training, TExamples? development, IProgress<TrainingProgress>? progress, CancellationToken cancellationToken);

    /// <summary>Loads the generated code with the weights of a model file.</summary>
    /// <exception cref="ModelFileException">The file does not fit the network.</exception>
    public abstract TLoaded Load(ModelFile file);
}
