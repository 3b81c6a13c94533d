using TorchSharp;
using static TorchSharp.torch;

namespace CnnCodegen.Training;

/// <summary>What training makes small: cross-entropy, with class weights and label smoothing where they are wanted.</summary>
internal sealed class Objective : IDisposable
{
    private readonly Tensor? _weights;
    private readonly double _smoothing;

    /// <param name="options">The settings.</param>
    /// <param name="labels">The labels, in the order of the network's outputs.</param>
    /// <param name="right">The number of the right label of each training example or token.</param>
    /// <param name="device">Where to compute.</param>
    public Objective(TrainingOptions options, IReadOnlyList<string> labels, IReadOnlyList<int> right, Device device)
    {
        _smoothing = options.LabelSmoothing;
        using DisposeScope scope = NewDisposeScope();
        _weights = options.ClassWeights is { } weights ? tensor(weights.For(labels, right), device: device).DetachFromDisposeScope() : null;
    }

    /// <summary>The mean loss of a batch.</summary>
    /// <param name="logProbabilities"><c>[texts, labels]</c>.</param>
    /// <param name="labels">The right label of each text.</param>
    public Tensor Of(Tensor logProbabilities, Tensor labels) => _weights is null && _smoothing == 0
        ? nn.functional.nll_loss(logProbabilities, labels)
        // It takes the softmax's logarithm once more, which changes nothing.
        : nn.functional.cross_entropy(logProbabilities, labels, _weights, label_smoothing: _smoothing);

    /// <inheritdoc/>
    public void Dispose() => _weights?.Dispose();
}
