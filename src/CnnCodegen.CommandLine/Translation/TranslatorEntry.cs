using CnnCodegen.Training;

namespace CnnCodegen.CommandLine;

/// <summary>A translator that the commands know, whatever its class.</summary>
internal abstract class TranslatorEntry(string name, NetworkDescription description, TrainingOptions recipe) : NetworkEntry(name, description, recipe)
{
    /// <summary>Trains it; see <see cref="TranslatorTrainer{TNetwork}.Train"/>.</summary>
    public abstract TrainedNetwork Train(
        TrainingOptions options,
        IReadOnlyList<SentencePair> training,
        IReadOnlyList<SentencePair> development,
        IProgress<TrainingProgress>? progress,
        CancellationToken cancellationToken);

    /// <summary>Loads the generated code with the weights of a model file.</summary>
    /// <exception cref="ModelFileException">The file does not fit the network.</exception>
    public abstract LoadedTranslator Load(ModelFile file);
}

/// <summary>A translator that the commands know.</summary>
internal sealed class TranslatorEntry<TNetwork>(string name, TrainingOptions recipe) : TranslatorEntry(name, TNetwork.Description, recipe)
    where TNetwork : ITranslator<TNetwork>
{
    public override TrainedNetwork Train(
        TrainingOptions options,
        IReadOnlyList<SentencePair> training,
        IReadOnlyList<SentencePair> development,
        IProgress<TrainingProgress>? progress,
        CancellationToken cancellationToken) =>
        new TranslatorTrainer<TNetwork>(options).Train(training, development, progress, cancellationToken);

    public override LoadedTranslator Load(ModelFile file) => new LoadedTranslator<TNetwork>(TNetwork.Load(file));
}
