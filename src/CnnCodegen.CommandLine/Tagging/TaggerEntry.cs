using CnnCodegen.Training;

namespace CnnCodegen.CommandLine;

/// <summary>A tagger that the commands know, whatever its class.</summary>
internal abstract class TaggerEntry(string name, NetworkDescription description, TrainingOptions recipe) : NetworkEntry<IReadOnlyList<TaggedSentence>, LoadedTagger>(name, description, recipe);

/// <summary>A tagger that the commands know.</summary>
internal sealed class TaggerEntry<TNetwork>(string name, TrainingOptions recipe) : TaggerEntry(name, TNetwork.Description, recipe)
    where TNetwork : ISequenceTagger<TNetwork>
{
    public override TrainedNetwork Train(
        TrainingOptions options, IReadOnlyList<TaggedSentence> training, IReadOnlyList<TaggedSentence>? development, IProgress<TrainingProgress>? progress, CancellationToken cancellationToken) =>
        new SequenceTaggerTrainer<TNetwork>(options).Train(training, development, progress, cancellationToken);

    public override LoadedTagger Load(ModelFile file) => new LoadedTagger<TNetwork>(TNetwork.Load(file));
}
