using TorchSharp;
using static TorchSharp.torch;

namespace CnnCodegen.Training;

/// <summary>Makes training steps: loss, gradients, limits on them, update, constraints on the weights.</summary>
internal sealed class TrainingStepper : IDisposable
{
    private readonly EncodedExamples _examples;
    private readonly TorchNetwork _network;
    private readonly Objective _objective;
    private readonly GradientLimits _limits;

    public TrainingStepper(TorchNetwork network, TrainingOptions options, TrainingData data)
    {
        _limits = new GradientLimits(options.MaxGradientValue, options.MaxGradientNorm);
        _examples = data.Training;
        _network = network;
        _objective = new Objective(options, data, network.Device);
        Update = options.Optimizer.Create(network.Module.named_parameters().Where(static named => named.parameter.requires_grad));
        if (Update.Fade is not null)
            Update.KeepRows(network.Network.UseRowGradients());
    }

    /// <summary>What updates the weights.</summary>
    public WeightUpdate Update { get; }

    /// <summary>Makes one step, in the mode in which the network is.</summary>
    /// <param name="batch">The numbers of the examples.</param>
    /// <param name="learningRate">The step's size.</param>
    /// <returns>The batch's loss before the step. Where it is no finite number, no step was made.</returns>
    public float Step(int[] batch, double learningRate)
    {
        using DisposeScope scope = NewDisposeScope();
        (Tensor scores, Tensor labels) = _examples.Score(_network, batch);
        Tensor loss = _objective.Of(scores, labels);
        float value = loss.item<float>();

        // A step along gradients that are not numbers would spoil the weights for good.
        if (!float.IsFinite(value))
            return value;

        Update.ForgetGradients();
        loss.backward();
        Update.LearningRate = learningRate;
        Update.Step(_limits);
        _network.Network.Constrain();
        return value;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Update.Dispose();
        _objective.Dispose();
    }
}
