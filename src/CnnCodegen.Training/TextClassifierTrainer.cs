namespace CnnCodegen.Training;

/// <summary>Trains a text classifier with TorchSharp and yields a model file that the generated class loads.</summary>
/// <typeparam name="TNetwork">The network's class; only its <c>Description</c> is used.</typeparam>
/// <example>
/// <code>
/// TextExample[] examples = [new("a gripping, funny film", "good"), new("dull and far too long", "bad"), …];
/// var trainer = new TextClassifierTrainer&lt;SentimentCnn&gt;(new TrainingOptions { Epochs = 4, Optimizer = new AdadeltaOptimizer(), Seed = 1 });
/// using TrainedNetwork trained = trainer.Train(examples, progress: new Progress&lt;TrainingProgress&gt;(p =&gt; Console.WriteLine(p)));
/// trained.Save("sentiment.safetensors");
/// SentimentCnn model = SentimentCnn.Load("sentiment.safetensors");
/// </code>
/// </example>
public sealed class TextClassifierTrainer<TNetwork>
    where TNetwork : INetwork<TNetwork>
{
    private readonly TrainingOptions _options;

    /// <summary>Makes a trainer.</summary>
    /// <param name="options">The settings; the defaults without them.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of its range.</exception>
    public TextClassifierTrainer(TrainingOptions? options = null)
    {
        _options = options ?? new TrainingOptions();
        _options.Check();
        _options.CheckMetric(DevelopmentMetric.Accuracy, DevelopmentMetric.MacroF1, DevelopmentMetric.Loss);
    }

    /// <summary>Trains a network and keeps the weights of the epoch that is best on the development examples.</summary>
    /// <remarks>
    /// <para>
    /// The best is by <see cref="TrainingOptions.Metric"/> and, among equals, the lowest loss. Texts of similar length share a batch; positions past a
    /// text's end are masked, so that the network learns what it computes in inference.
    /// </para>
    /// <para>
    /// On the processor the same examples and settings yield the same weights, bit for bit, on the same machine.
    /// </para>
    /// </remarks>
    /// <param name="training">The examples to learn from, of at least two labels.</param>
    /// <param name="development">
    /// The examples to choose the best epoch by; without them, <see cref="TrainingOptions.DevelopmentFraction"/> of the training examples is set aside.
    /// </param>
    /// <param name="progress">Is told after every batch and after every evaluation.</param>
    /// <param name="cancellationToken">
    /// Ends training after the batch under way. The weights reached are evaluated once, and the best so far are returned.
    /// </param>
    /// <returns>The trained network; dispose of it after saving.</returns>
    /// <exception cref="ArgumentException">
    /// The examples are empty, have one label only, name an unknown label, or do not fit the network's outputs; a vocabulary or word vectors do
    /// not fit their embedding, or an option names a layer that the network does not have; or the network reads the characters of tokens
    /// whose vocabulary is not closed, which examples of texts do not have.
    /// </exception>
    /// <exception cref="TrainingDivergedException">The loss became infinite or not a number; the exception holds the best network until then.</exception>
    /// <exception cref="CheckpointException">The run was to go on from a checkpoint that is damaged, or is another run's.</exception>
    /// <exception cref="IOException">A checkpoint cannot be written or read; derived exceptions tell why.</exception>
    /// <exception cref="OperationCanceledException">Cancelled before the first batch: there is nothing to keep.</exception>
    /// <exception cref="InvalidOperationException">CUDA was asked for and there is none.</exception>
    /// <exception cref="NotSupportedException">The network has a layer that this package does not know.</exception>
    /// <exception cref="LibTorchException">TorchSharp's native libraries are missing or cannot be loaded.</exception>
    public TrainedNetwork Train(
        IReadOnlyList<TextExample> training,
        IReadOnlyList<TextExample>? development = null,
        IProgress<TrainingProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(training);
        NetworkDescription description = TNetwork.Description;
        TrainingData data = TrainingData.Prepare(description, _options, training, development);
        using var run = new TrainingRun(description, _options, new ClassificationTask(_options, data));
        return run.Train(progress, cancellationToken);
    }
}
