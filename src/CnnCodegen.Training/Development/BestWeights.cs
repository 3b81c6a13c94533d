using TorchSharp;
using static TorchSharp.torch;

namespace CnnCodegen.Training;

/// <summary>A copy of the weights, running statistics included, that did best on the development examples.</summary>
internal sealed class BestWeights(TorchNetwork network, DevelopmentMetric metric) : IDisposable
{
    private readonly Tensor[] _weights = [.. network.Weights().Values];
    private Tensor[]? _copies;

    /// <summary>The epoch of the copy.</summary>
    public int Epoch { get; private set; }

    /// <summary>The mean loss of that epoch's batches.</summary>
    public double TrainingLoss { get; private set; }

    /// <summary>The copy's evaluation.</summary>
    public Evaluation Evaluation { get; private set; }

    /// <summary>The evaluation that was offered last.</summary>
    public Evaluation Latest { get; private set; }

    /// <summary>Copies the network's weights where they do better than the copy: by the metric and, among equals, by loss.</summary>
    public void Offer(int epoch, Evaluation evaluation, double trainingLoss)
    {
        Latest = evaluation;
        if (_copies is not null && !evaluation.IsBetter(Evaluation, metric))
            return;

        using IDisposable frozen = no_grad();
        using DisposeScope scope = NewDisposeScope();
        _copies ??= Array.ConvertAll(_weights, static weight => weight.detach().clone().DetachFromDisposeScope());
        for (int index = 0; index < _weights.Length; index++)
            _copies[index].copy_(_weights[index]);

        (Epoch, Evaluation, TrainingLoss) = (epoch, evaluation, trainingLoss);
    }

    /// <summary>Gives the network the weights of the copy.</summary>
    public void Restore()
    {
        using IDisposable frozen = no_grad();
        using DisposeScope scope = NewDisposeScope();
        for (int index = 0; index < _weights.Length; index++)
            _weights[index].copy_(_copies![index]);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (Tensor copy in _copies ?? [])
            copy.Dispose();
    }
}
