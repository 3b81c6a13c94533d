using static TorchSharp.torch;

namespace CnnCodegen.Training;

/// <summary>One label for each text: the loss is the cross-entropy of the right one.</summary>
internal sealed class ClassificationTask(TrainingOptions options, TrainingData data) : ITrainingTask
{
    private readonly BatchSampler _sampler = new(data.Training.Lengths, options.BatchSize, options.Seed);
    private TorchNetwork? _network;
    private Objective? _objective;
    private DevelopmentEvaluator? _development;
    private int[][] _batches = [];

    /// <inheritdoc/>
    public int TrainingExamples => data.Training.Count;

    /// <inheritdoc/>
    public int DevelopmentExamples => data.Development.Count;

    /// <inheritdoc/>
    public int Batches => _sampler.Batches;

    /// <inheritdoc/>
    public ModelContent Content { get; } = new(data.Labels, data.Inputs);

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> Identity => new Dictionary<string, string>
    {
        ["labels"] = string.Join(", ", data.Labels),
        ["training data"] = data.Training.Fingerprint(),
        ["development data"] = data.Development.Fingerprint(),
    };

    /// <inheritdoc/>
    public void Begin(TorchNetwork network)
    {
        _network = network;
        data.Weights.Set(network);
        _objective = new Objective(options, data.Labels, data.Training.Labels, network.Device);
        _development = new DevelopmentEvaluator(network, data.Development, data.Labels.Count, options.BatchSize);
    }

    /// <inheritdoc/>
    public void BeginEpoch(int epoch) => _batches = _sampler.Epoch(epoch);

    /// <inheritdoc/>
    public BatchLoss Loss(int batch)
    {
        int[] examples = _batches[batch];
        (Tensor scores, Tensor labels) = data.Training.Score(_network!, examples);
        return new BatchLoss(_objective!.Of(scores, labels), examples.Length, examples.Length);
    }

    /// <inheritdoc/>
    public Evaluation Evaluate() => _development!.Evaluate();

    /// <inheritdoc/>
    public void Dispose() => _objective?.Dispose();
}
