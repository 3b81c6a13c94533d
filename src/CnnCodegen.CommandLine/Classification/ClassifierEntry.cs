using CnnCodegen.Training;

namespace CnnCodegen.CommandLine;

/// <summary>A text classifier that the commands know, whatever its class.</summary>
internal abstract class ClassifierEntry(string name, NetworkDescription description, TrainingOptions recipe) : NetworkEntry(name, description, recipe)
{
    /// <summary>Trains it; see <see cref="TextClassifierTrainer{TNetwork}.Train"/>.</summary>
    public abstract TrainedNetwork Train(
        TrainingOptions options,
        IReadOnlyList<TextExample> training,
        IReadOnlyList<TextExample>? development,
        IProgress<TrainingProgress>? progress,
        CancellationToken cancellationToken);

    /// <summary>Loads the generated code with the weights of a model file.</summary>
    /// <exception cref="ModelFileException">The file does not fit the network.</exception>
    public abstract LoadedClassifier Load(ModelFile file);
}

/// <summary>A text classifier that the commands know.</summary>
internal sealed class ClassifierEntry<TNetwork>(string name, TrainingOptions recipe) : ClassifierEntry(name, TNetwork.Description, recipe)
    where TNetwork : ITextClassifier<TNetwork>
{
    public override TrainedNetwork Train(
        TrainingOptions options,
        IReadOnlyList<TextExample> training,
        IReadOnlyList<TextExample>? development,
        IProgress<TrainingProgress>? progress,
        CancellationToken cancellationToken) =>
        new TextClassifierTrainer<TNetwork>(options).Train(training, development, progress, cancellationToken);

    public override LoadedClassifier Load(ModelFile file) => new LoadedClassifier<TNetwork>(TNetwork.Load(file));
}
