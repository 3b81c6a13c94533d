using CnnCodegen.Training;

namespace CnnCodegen.CommandLine;

/// <summary>A language model that the commands know, whatever its class.</summary>
internal abstract class LanguageModelEntry(string name, NetworkDescription description, TrainingOptions recipe) : NetworkEntry(name, description, recipe)
{
    /// <summary>Trains it; see <see cref="LanguageModelTrainer{TNetwork}.Train"/>.</summary>
    public abstract TrainedNetwork Train(
        TrainingOptions options, LanguageModelText training, LanguageModelText? development, IProgress<TrainingProgress>? progress, CancellationToken cancellationToken);

    /// <summary>Loads the generated code with the weights of a model file.</summary>
    /// <exception cref="ModelFileException">The file does not fit the network.</exception>
    public abstract LoadedLanguageModel Load(ModelFile file);
}

/// <summary>A language model that the commands know.</summary>
internal sealed class LanguageModelEntry<TNetwork>(string name, TrainingOptions recipe) : LanguageModelEntry(name, TNetwork.Description, recipe)
    where TNetwork : ILanguageModel<TNetwork>
{
    public override TrainedNetwork Train(
        TrainingOptions options, LanguageModelText training, LanguageModelText? development, IProgress<TrainingProgress>? progress, CancellationToken cancellationToken) =>
        new LanguageModelTrainer<TNetwork>(options).Train(training, development, progress, cancellationToken);

    public override LoadedLanguageModel Load(ModelFile file) => new LoadedLanguageModel<TNetwork>(TNetwork.Load(file));
}
