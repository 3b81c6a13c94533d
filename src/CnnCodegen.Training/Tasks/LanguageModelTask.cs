using CnnCodegen.Training.Modules;
using TorchSharp;
using static TorchSharp.torch;

namespace CnnCodegen.Training;

/// <summary>
/// The next token of a text. A batch is the next piece of several streams of the text, side by side, whose states go on from batch to batch of an epoch.
/// </summary>
/// <remarks>
/// Gradients are of the sum over a piece's steps of the mean over the streams, as the papers have it: learning rates and norms of gradients hold for any number of
/// streams, and mean what they mean there.
/// </remarks>
internal sealed class LanguageModelTask(TrainingOptions options, LanguageModelData data) : ITrainingTask
{
    private readonly StreamMemory _memory = new();
    private TorchNetwork? _network;

    /// <inheritdoc/>
    public int TrainingExamples => data.Training.Tokens;

    /// <inheritdoc/>
    public int DevelopmentExamples => data.Development.Tokens;

    /// <inheritdoc/>
    public int Batches => data.Training.Pieces;

    /// <inheritdoc/>
    public ModelContent Content { get; } = new([], data.Inputs) { Metadata = new Dictionary<string, string> { [ModelMetadata.EndToken] = data.End } };

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> Identity => new Dictionary<string, string>
    {
        ["end of text"] = data.End,
        ["training data"] = data.Training.Fingerprint(),
        ["development data"] = data.Development.Fingerprint(),
    };

    /// <inheritdoc/>
    public IEnumerable<(string Name, Tensor Values)> Carried => _memory.Contents;

    private TorchNetwork Network => _network ?? throw new InvalidOperationException($"{nameof(Begin)} comes first.");

    /// <inheritdoc/>
    public void Begin(TorchNetwork network)
    {
        _network = network;
        data.Weights.Set(network);

        // A checkpoint gives back what is remembered, so it must be there: the first piece makes it.
        using IDisposable frozen = no_grad();
        using DisposeScope scope = NewDisposeScope();
        network.Module.eval();
        network.Network.Scores(data.Training[0], _memory);
    }

    /// <inheritdoc/>
    public void BeginEpoch(int epoch) => _memory.Forget();

    /// <inheritdoc/>
    public BatchLoss Loss(int batch)
    {
        StreamPiece piece = data.Training[batch];
        Tensor sum = Sum(Network.Network.Scores(piece, _memory), Targets(piece), options.LabelSmoothing);
        using Scalar tokens = ((double)piece.Tokens).ToScalar();
        using Scalar streams = ((double)piece.Streams).ToScalar();
        return new BatchLoss(sum.div(tokens), piece.Tokens, piece.Tokens) { Objective = sum.div(streams) };
    }

    /// <inheritdoc/>
    public Evaluation Evaluate()
    {
        using var memory = new StreamMemory();
        double loss = 0;
        long right = 0;
        for (int number = 0; number < data.Development.Pieces; number++)
        {
            using DisposeScope scope = NewDisposeScope();
            StreamPiece piece = data.Development[number];
            Tensor scores = Network.Network.Scores(piece, memory);
            Tensor targets = Targets(piece);
            loss += Sum(scores, targets, smoothing: 0).item<float>();
            right += scores.flatten(0, 1).argmax(1).eq(targets).sum().item<long>();
        }

        return new Evaluation((double)right / data.Development.Tokens, MacroF1: null, loss / data.Development.Tokens);
    }

    /// <inheritdoc/>
    public void Dispose() => _memory.Dispose();

    private static Tensor Sum(Tensor scores, Tensor targets, double smoothing) =>
        nn.functional.cross_entropy(scores.flatten(0, 1), targets, ignore_index: PaddedTargets.None, reduction: nn.Reduction.Sum, label_smoothing: smoothing);

    private Tensor Targets(StreamPiece piece) => tensor(piece.Targets, device: Network.Device);
}
