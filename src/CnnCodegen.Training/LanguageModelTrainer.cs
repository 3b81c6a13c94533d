namespace CnnCodegen.Training;

/// <summary>Trains a language model with TorchSharp and yields a model file that the generated class loads.</summary>
/// <typeparam name="TNetwork">The network's class; only its <c>Description</c> is used.</typeparam>
/// <example>
/// <code>
/// var options = new TrainingOptions
/// {
///     Tokenizer = new WhitespaceTokenizer(),
///     Epochs = 25, BatchSize = 20, PieceLength = 35,
///     Optimizer = new SgdOptimizer { LearningRate = 1, Momentum = 0 },
///     Schedule = new PlateauSchedule { Patience = 0, MinimumImprovement = 1 },
///     MaxGradientNorm = 5, Initialization = new UniformInitialization(0.05) { OfAll = true },
/// };
/// using TrainedNetwork trained = new LanguageModelTrainer&lt;LstmWordSmall&gt;(options).Train(LanguageModelText.Read("ptb.train.txt"), LanguageModelText.Read("ptb.valid.txt"));
/// trained.Save("ptb.safetensors");
/// </code>
/// </example>
public sealed class LanguageModelTrainer<TNetwork>
    where TNetwork : INetwork<TNetwork>
{
    private readonly TrainingOptions _options;

    /// <summary>Makes a trainer.</summary>
    /// <param name="options">
    /// The settings; the defaults without them. <see cref="TrainingOptions.BatchSize"/> is the number of streams that the text is cut into, and
    /// <see cref="DevelopmentMetric.Perplexity"/> the metric.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of its range.</exception>
    public LanguageModelTrainer(TrainingOptions? options = null)
    {
        _options = (options ?? new TrainingOptions()) with { Metric = DevelopmentMetric.Perplexity };
        _options.Check();
    }

    /// <summary>Trains a network and keeps the weights of the epoch with the lowest perplexity of the development text.</summary>
    /// <remarks>
    /// <para>
    /// The text is cut into streams that are read side by side, piece by piece. Layers remember what they read in earlier pieces, from which no gradient comes:
    /// truncated back-propagation through time. What is remembered begins as zeros in each epoch, and likewise for each evaluation.
    /// </para>
    /// <para>
    /// Losses are means over tokens, ends of sentences among them, in nats. Gradients, and so the learning rate and <see cref="TrainingOptions.MaxGradientNorm"/>, are
    /// those of the mean over the streams of the sum over a piece's tokens, as in the papers.
    /// </para>
    /// <para>
    /// On the processor the same text and settings yield the same weights, bit for bit, on the same machine.
    /// </para>
    /// </remarks>
    /// <param name="training">The text to learn from.</param>
    /// <param name="development">
    /// The text to choose the best epoch by; without it, the last <see cref="TrainingOptions.DevelopmentFraction"/> of the training text's sentences is set aside.
    /// </param>
    /// <param name="progress">Is told after every batch and after every evaluation.</param>
    /// <param name="cancellationToken">
    /// Ends training after the batch under way. The weights reached are evaluated once, and the best so far are returned.
    /// </param>
    /// <returns>The trained network; dispose of it after saving.</returns>
    /// <exception cref="ArgumentException">
    /// The network cannot read a text piece by piece, because a layer sees later tokens; a vocabulary or word vectors do not fit the network, or an option names a layer
    /// that it does not have.
    /// </exception>
    /// <exception cref="TrainingDivergedException">The loss became infinite or not a number; the exception holds the best network until then.</exception>
    /// <exception cref="CheckpointException">The run was to go on from a checkpoint that is damaged, or is another run's.</exception>
    /// <exception cref="IOException">A checkpoint cannot be written or read; derived exceptions tell why.</exception>
    /// <exception cref="OperationCanceledException">Cancelled before the first batch: there is nothing to keep.</exception>
    /// <exception cref="InvalidOperationException">CUDA was asked for and there is none.</exception>
    /// <exception cref="NotSupportedException">The network has a layer that this package does not know.</exception>
    /// <exception cref="LibTorchException">TorchSharp's native libraries are missing or cannot be loaded.</exception>
    public TrainedNetwork Train(
        LanguageModelText training,
        LanguageModelText? development = null,
        IProgress<TrainingProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(training);
        NetworkDescription description = TNetwork.Description;
        LanguageModelData data = LanguageModelData.Prepare(description, _options, training, development);
        using var run = new TrainingRun(description, _options, new LanguageModelTask(_options, data));
        return run.Train(progress, cancellationToken);
    }
}
