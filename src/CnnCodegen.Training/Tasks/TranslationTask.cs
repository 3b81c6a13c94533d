using TorchSharp;
using static TorchSharp.torch;

namespace CnnCodegen.Training;

/// <summary>
/// The next token of a target, from the source and the right tokens before it (teacher forcing): the loss is the cross-entropy of each token, the end among them.
/// </summary>
/// <param name="options">The settings.</param>
/// <param name="data">The pairs.</param>
/// <param name="translate">Translates texts with the weights of a model file, for <see cref="DevelopmentMetric.Bleu"/>.</param>
internal sealed class TranslationTask(TrainingOptions options, TranslationData data, Func<ModelFile, IReadOnlyList<string>, string[]> translate) : ITrainingTask
{
    private readonly BatchSampler _sampler = new(data.Training.Lengths, options.BatchSize, options.Seed);
    private readonly int[][] _developmentBatches = [.. BatchSampler.InOrder(data.Development.Lengths, options.BatchSize)];
    private TorchNetwork? _network;
    private int[][] _batches = [];

    /// <inheritdoc/>
    public int TrainingExamples => data.Training.Count;

    /// <inheritdoc/>
    public int DevelopmentExamples => data.Development.Count;

    /// <inheritdoc/>
    public int Batches => _sampler.Batches;

    /// <inheritdoc/>
    public ModelContent Content { get; } = new([], data.Inputs) { Metadata = new Dictionary<string, string> { [ModelMetadata.EndToken] = data.End } };

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> Identity => new Dictionary<string, string>
    {
        ["training data"] = data.Training.Fingerprint(),
        ["development data"] = data.Development.Fingerprint(),
    };

    private TorchNetwork Network => _network ?? throw new InvalidOperationException($"{nameof(Begin)} comes first.");

    /// <inheritdoc/>
    public void Begin(TorchNetwork network)
    {
        _network = network;
        data.Weights.Set(network);
    }

    /// <inheritdoc/>
    public void BeginEpoch(int epoch) => _batches = _sampler.Epoch(epoch);

    /// <inheritdoc/>
    public BatchLoss Loss(int batch)
    {
        int[] pairs = _batches[batch];
        (Tensor scores, Tensor targets, int tokens) = Score(data.Training, pairs);
        return new BatchLoss(nn.functional.cross_entropy(scores, targets, ignore_index: PaddedTargets.None, label_smoothing: options.LabelSmoothing), tokens, pairs.Length);
    }

    /// <inheritdoc/>
    public Evaluation Evaluate()
    {
        double loss = 0;
        long right = 0;
        long all = 0;
        foreach (int[] pairs in _developmentBatches)
        {
            using DisposeScope scope = NewDisposeScope();
            (Tensor scores, Tensor targets, int tokens) = Score(data.Development, pairs);
            loss += nn.functional.cross_entropy(scores, targets, ignore_index: PaddedTargets.None, reduction: nn.Reduction.Sum).item<float>();
            right += scores.argmax(1).eq(targets).sum().item<long>();
            all += tokens;
        }

        return new Evaluation((double)right / all, MacroF1: null, loss / all) { Bleu = options.Metric == DevelopmentMetric.Bleu ? Bleu() : null };
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private double Bleu()
    {
        using var stream = new MemoryStream();
        Content.CreateWriter(Network).Save(stream);
        stream.Position = 0;
        string[] translations = translate(ModelFile.Read(stream), [.. data.DevelopmentPairs.Select(static pair => pair.Source)]);
        return BleuScore.Of(translations, [.. data.DevelopmentPairs.Select(static pair => pair.Target)]).Score;
    }

    /// <summary>The scores of all tokens at each position, <c>[positions, outputs]</c>, and the right tokens, <c>[positions]</c>, with how many there are.</summary>
    private (Tensor Scores, Tensor Targets, int Tokens) Score(EncodedPairs examples, int[] pairs)
    {
        Tensor scores = Network.Network.Scores(Array.ConvertAll(pairs, pair => examples.Texts[pair])).Values.transpose(1, 2);
        int[][] targets = Array.ConvertAll(pairs, pair => examples.Targets[pair]);
        return (scores.reshape(-1, scores.shape[2]), PaddedTargets.Of(targets, scores.shape[1], Network.Device).flatten(), targets.Sum(static target => target.Length));
    }
}
