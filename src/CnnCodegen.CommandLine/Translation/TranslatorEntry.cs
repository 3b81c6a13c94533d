using CnnCodegen.Training;

namespace CnnCodegen.CommandLine;

/// <summary>A translator that the commands know, whatever its class.</summary>
internal abstract class TranslatorEntry(string name, NetworkDescription description, TrainingOptions recipe) : NetworkEntry<IReadOnlyList<SentencePair>, LoadedTranslator>(name, description, recipe);

/// <summary>A translator that the commands know.</summary>
internal sealed class TranslatorEntry<TNetwork>(string name, TrainingOptions recipe) : TranslatorEntry(name, TNetwork.Description, recipe)
    where TNetwork : ITranslator<TNetwork>
{
    public override TrainedNetwork Train(
        TrainingOptions options, IReadOnlyList<SentencePair> training, IReadOnlyList<SentencePair>? development, IProgress<TrainingProgress>? progress, CancellationToken cancellationToken) =>
        new TranslatorTrainer<TNetwork>(options).Train(training, development, progress, cancellationToken);

    public override LoadedTranslator Load(ModelFile file) => new LoadedTranslator<TNetwork>(TNetwork.Load(file));
}
