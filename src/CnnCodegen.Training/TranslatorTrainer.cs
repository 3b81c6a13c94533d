using TorchSharp;

namespace CnnCodegen.Training;

/// <summary>Trains a translator with TorchSharp and yields a model file that the generated class loads.</summary>
/// <typeparam name="TNetwork">The network's class; its <c>Description</c> is used, and its generated code where <see cref="DevelopmentMetric.Bleu"/> is the metric.</typeparam>
/// <example>
/// <code>
/// var options = new TrainingOptions { Epochs = 10, BatchSize = 64, MaxGradientNorm = 5, MinFrequency = 2 };
/// using TrainedNetwork trained = new TranslatorTrainer&lt;RecurrentTranslation&gt;(options)
///     .Train(TranslationDataSet.Read("train.en-de.tsv").Pairs, TranslationDataSet.Read("dev.en-de.tsv").Pairs);
/// Console.WriteLine($"perplexity {trained.Metrics.DevelopmentPerplexity:F2}");
/// trained.Save("en-de.safetensors");
/// </code>
/// </example>
public sealed class TranslatorTrainer<TNetwork>
    where TNetwork : ITranslator<TNetwork>
{
    private readonly TrainingOptions _options;

    /// <summary>Makes a trainer.</summary>
    /// <param name="options">
    /// The settings; the defaults without them. <see cref="TrainingOptions.Tokenizer"/> and <see cref="TrainingOptions.Vocabulary"/> are the source's, and
    /// <see cref="DevelopmentMetric.Perplexity"/> is the metric unless <see cref="DevelopmentMetric.Bleu"/> is asked for.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of its range.</exception>
    public TranslatorTrainer(TrainingOptions? options = null)
    {
        options ??= new TrainingOptions();
        _options = options.Metric == DevelopmentMetric.Bleu ? options : options with { Metric = DevelopmentMetric.Perplexity };
        _options.Check();
    }

    /// <summary>
    /// Trains a network and keeps the weights of the epoch with the lowest perplexity of the development targets or, where <see cref="DevelopmentMetric.Bleu"/> is the metric,
    /// with the highest BLEU of greedy translations of the development sources.
    /// </summary>
    /// <remarks>
    /// <para>
    /// The network reads the source and the right target, and learns to predict each token of the target from those before it: before the first token stands the end
    /// token (<see cref="ModelMetadata.EndToken"/>), which is also to be predicted behind the last. It begins the target's vocabulary; a target that is longer than the
    /// network's longest one is cut, and no end is learnt there.
    /// </para>
    /// <para>
    /// Losses are means over the tokens to be predicted, in nats. Pairs of similar length share a batch; positions past an end are masked.
    /// </para>
    /// <para>
    /// On the processor the same pairs and settings yield the same weights, bit for bit, on the same machine.
    /// </para>
    /// </remarks>
    /// <param name="training">The pairs to learn from.</param>
    /// <param name="development">
    /// The pairs to choose the best epoch by; without them, <see cref="TrainingOptions.DevelopmentFraction"/> of the training pairs is set aside.
    /// </param>
    /// <param name="progress">Is told after every batch and after every evaluation.</param>
    /// <param name="cancellationToken">
    /// Ends training after the batch under way. The weights reached are evaluated once, and the best so far are returned.
    /// </param>
    /// <returns>The trained network; dispose of it after saving.</returns>
    /// <exception cref="ArgumentException">
    /// The pairs are empty; a vocabulary or word vectors do not fit the network, or an option names a layer that it does not have.
    /// </exception>
    /// <exception cref="TrainingDivergedException">The loss became infinite or not a number; the exception holds the best network until then.</exception>
    /// <exception cref="CheckpointException">The run was to go on from a checkpoint that is damaged, or is another run's.</exception>
    /// <exception cref="IOException">A checkpoint cannot be written or read; derived exceptions tell why.</exception>
    /// <exception cref="OperationCanceledException">Cancelled before the first batch: there is nothing to keep.</exception>
    /// <exception cref="InvalidOperationException">CUDA was asked for and there is none.</exception>
    /// <exception cref="NotSupportedException">The network has a layer that this package does not know.</exception>
    /// <exception cref="LibTorchException">TorchSharp's native libraries are missing or cannot be loaded.</exception>
    public TrainedNetwork Train(
        IReadOnlyList<SentencePair> training,
        IReadOnlyList<SentencePair>? development = null,
        IProgress<TrainingProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(training);
        NetworkDescription description = TNetwork.Description;
        TranslationData data = TranslationData.Prepare(description, _options, training, development);
        using var run = new TrainingRun(description, _options, new TranslationTask(_options, data, Translate));
        return run.Train(progress, cancellationToken);
    }

    private static string[] Translate(ModelFile file, IReadOnlyList<string> texts)
    {
        TNetwork translator = TNetwork.Load(file);
        var translations = new string[texts.Count];

        // As many threads as training has.
        Parallel.For(0, texts.Count, new ParallelOptions { MaxDegreeOfParallelism = torch.get_num_threads() }, text => translations[text] = translator.Translate(texts[text]).Text);
        return translations;
    }
}
