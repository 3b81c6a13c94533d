using CnnCodegen.Training;

namespace CnnCodegen.CommandLine;

/// <summary>A language model that the commands know, whatever its class.</summary>
internal abstract class LanguageModelEntry(string name, NetworkDescription description, TrainingOptions recipe) : NetworkEntry<LanguageModelText, LoadedLanguageModel>(name, description, recipe);

/// <summary>A language model that the commands know.</summary>
internal sealed class LanguageModelEntry<TNetwork>(string name, TrainingOptions recipe) : LanguageModelEntry(name, TNetwork.Description, recipe)
    where TNetwork : ILanguageModel<TNetwork>
{
    public override TrainedNetwork Train(
        TrainingOptions options, LanguageModelText training, LanguageModelText? development, IProgress<TrainingProgress>? progress, CancellationToken cancellationToken) =>
        new LanguageModelTrainer<TNetwork>(options).Train(training, development, progress, cancellationToken);

    public override LoadedLanguageModel Load(ModelFile file) => new LoadedLanguageModel<TNetwork>(TNetwork.Load(file));
}
