using CnnCodegen.Training;

namespace CnnCodegen.CommandLine;

/// <summary>A text classifier that the commands know, whatever its class.</summary>
internal abstract class ClassifierEntry(string name, NetworkDescription description, TrainingOptions recipe) : NetworkEntry<IReadOnlyList<TextExample>, LoadedClassifier>(name, description, recipe);

/// <summary>A text classifier that the commands know.</summary>
internal sealed class ClassifierEntry<TNetwork>(string name, TrainingOptions recipe) : ClassifierEntry(name, TNetwork.Description, recipe)
    where TNetwork : ITextClassifier<TNetwork>
{
    public override TrainedNetwork Train(
        TrainingOptions options, IReadOnlyList<TextExample> training, IReadOnlyList<TextExample>? development, IProgress<TrainingProgress>? progress, CancellationToken cancellationToken) =>
        new TextClassifierTrainer<TNetwork>(options).Train(training, development, progress, cancellationToken);

    public override LoadedClassifier Load(ModelFile file) => new LoadedClassifier<TNetwork>(TNetwork.Load(file));
}
