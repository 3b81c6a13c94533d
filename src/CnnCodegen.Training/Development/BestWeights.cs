using TorchSharp;
using static TorchSharp.torch;

namespace CnnCodegen.Training;

/// <summary>What is known of the best weights.</summary>
/// <param name="Epoch">Their epoch, from 1.</param>
/// <param name="TrainingLoss">The mean loss of that epoch's batches.</param>
/// <param name="Evaluation">Their evaluation.</param>
/// <param name="Latest">The evaluation that was made last.</param>
internal sealed record BestEpoch(int Epoch, double TrainingLoss, Evaluation Evaluation, Evaluation Latest);

/// <summary>A copy of the weights, running statistics included, that did best on the development examples.</summary>
internal sealed class BestWeights(TorchNetwork network, DevelopmentMetric metric) : IDisposable
{
    private readonly (string Name, Tensor Values)[] _weights = [.. network.Weights().Select(static weight => (weight.Key, weight.Value))];
    private Tensor[]? _copies;

    /// <summary>What is known of the copy; <see langword="null"/> while there is none.</summary>
    public BestEpoch? Known { get; private set; }

    /// <summary>The copy, by the names of the state_dict; empty while there is none.</summary>
    public IEnumerable<(string Name, Tensor Values)> Copies => _weights.Zip(_copies ?? [], static (weight, copy) => (weight.Name, copy));

    /// <summary>Copies the network's weights where they do better than the copy: by the metric and, among equals, by loss.</summary>
    public void Offer(int epoch, Evaluation evaluation, double trainingLoss)
    {
        if (Known is { } known && !evaluation.IsBetter(known.Evaluation, metric))
            Known = known with { Latest = evaluation };
        else
            Take(new BestEpoch(epoch, trainingLoss, evaluation, evaluation));
    }

    /// <summary>Copies the network's weights.</summary>
    /// <param name="known">What is known of them.</param>
    public void Take(BestEpoch known)
    {
        using IDisposable frozen = no_grad();
        using DisposeScope scope = NewDisposeScope();
        _copies ??= Array.ConvertAll(_weights, static weight => empty_like(weight.Values).DetachFromDisposeScope());
        for (int index = 0; index < _weights.Length; index++)
            _copies[index].copy_(_weights[index].Values);

        Known = known;
    }

    /// <summary>Gives the network the weights of the copy.</summary>
    public void Restore()
    {
        using IDisposable frozen = no_grad();
        using DisposeScope scope = NewDisposeScope();
        for (int index = 0; index < _weights.Length; index++)
            _weights[index].Values.copy_(_copies![index]);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (Tensor copy in _copies ?? [])
            copy.Dispose();
    }
}
