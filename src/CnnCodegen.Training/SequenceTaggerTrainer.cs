namespace CnnCodegen.Training;

/// <summary>Trains a sequence tagger with TorchSharp and yields a model file that the generated class loads.</summary>
/// <typeparam name="TNetwork">The network's class; only its <c>Description</c> is used.</typeparam>
/// <remarks>
/// The loss is the cross-entropy of each token's tag. Where the network ends in <see cref="TransitionsAttribute"/> it is minus the log-likelihood of the whole
/// sentence's tags, per token; Collobert et al. (2011).
/// </remarks>
/// <example>
/// <code>
/// TaggedDataSet training = TaggedDataSet.Read("eng.train"), development = TaggedDataSet.Read("eng.testa");
/// var options = new TrainingOptions { Metric = DevelopmentMetric.SpanF1, EarlyStopping = new EarlyStopping(5) };
/// using TrainedNetwork trained = new SequenceTaggerTrainer&lt;NameTagger&gt;(options).Train(training.Sentences, development.Sentences);
/// trained.Save("names.safetensors");
/// NameTagger tagger = NameTagger.Load("names.safetensors");
/// </code>
/// </example>
public sealed class SequenceTaggerTrainer<TNetwork>
    where TNetwork : INetwork<TNetwork>
{
    private readonly TrainingOptions _options;

    /// <summary>Makes a trainer.</summary>
    /// <param name="options">The settings, of which <see cref="TrainingOptions.Labels"/> are the tags; the defaults without them.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of its range.</exception>
    public SequenceTaggerTrainer(TrainingOptions? options = null)
    {
        _options = options ?? new TrainingOptions();
        _options.Check();
        _options.CheckMetric(DevelopmentMetric.Accuracy, DevelopmentMetric.MacroF1, DevelopmentMetric.Loss, DevelopmentMetric.SpanF1);
    }

    /// <summary>Trains a network and keeps the weights of the epoch that is best on the development sentences.</summary>
    /// <remarks>
    /// <para>
    /// The best is by <see cref="TrainingOptions.Metric"/> and, among equals, the lowest loss. Sentences of similar length share a batch; positions past a
    /// sentence's end are masked. Each word is one token, whatever it holds, as it is for <see cref="ISequenceTagger{TSelf}.Tag(IReadOnlyList{string})"/>; those beyond
    /// the network's longest input are cut with their tags. What reads the characters of words gets them from the words themselves.
    /// </para>
    /// <para>
    /// On the processor the same sentences and settings yield the same weights, bit for bit, on the same machine.
    /// </para>
    /// </remarks>
    /// <param name="training">The sentences to learn from.</param>
    /// <param name="development">
    /// The sentences to choose the best epoch by; without them, <see cref="TrainingOptions.DevelopmentFraction"/> of the training sentences is set aside.
    /// </param>
    /// <param name="progress">Is told after every batch and after every evaluation.</param>
    /// <param name="cancellationToken">
    /// Ends training after the batch under way. The weights reached are evaluated once, and the best so far are returned.
    /// </param>
    /// <returns>The trained network; dispose of it after saving.</returns>
    /// <exception cref="ArgumentException">
    /// The sentences are empty, name an unknown tag, or do not fit the network's outputs; a vocabulary or word vectors do not fit their embedding; an option names a
    /// layer that the network does not have, or is none for tags of this kind; or the network is no tagger.
    /// </exception>
    /// <exception cref="TrainingDivergedException">The loss became infinite or not a number; the exception holds the best network until then.</exception>
    /// <exception cref="CheckpointException">The run was to go on from a checkpoint that is damaged, or is another run's.</exception>
    /// <exception cref="IOException">A checkpoint cannot be written or read; derived exceptions tell why.</exception>
    /// <exception cref="OperationCanceledException">Cancelled before the first batch: there is nothing to keep.</exception>
    /// <exception cref="InvalidOperationException">CUDA was asked for and there is none.</exception>
    /// <exception cref="NotSupportedException">The network has a layer that this package does not know.</exception>
    /// <exception cref="LibTorchException">TorchSharp's native libraries are missing or cannot be loaded.</exception>
    public TrainedNetwork Train(
        IReadOnlyList<TaggedSentence> training,
        IReadOnlyList<TaggedSentence>? development = null,
        IProgress<TrainingProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(training);
        NetworkDescription description = TNetwork.Description;
        var task = new TaggingTask(description, _options, TaggingData.Prepare(description, _options, training, development));
        using var run = new TrainingRun(description, _options, task);
        return run.Train(progress, cancellationToken);
    }
}
