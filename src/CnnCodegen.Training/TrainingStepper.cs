using CnnCodegen.Training.Native;
using TorchSharp;
using static TorchSharp.torch;

namespace CnnCodegen.Training;

/// <summary>Makes training steps: loss, gradients, limits on them, update, constraints on the weights.</summary>
internal sealed class TrainingStepper : IDisposable
{
    private readonly ITrainingTask _task;
    private readonly TorchNetwork _network;
    private readonly GradientLimits _limits;

    public TrainingStepper(TorchNetwork network, TrainingOptions options, ITrainingTask task)
    {
        _limits = new GradientLimits(options.MaxGradientValue, options.MaxGradientNorm);
        _task = task;
        _network = network;
        Update = options.Optimizer.Create(network.Module.named_parameters().Where(static named => named.parameter.requires_grad));
        if (Update.Fade is not null)
            Update.KeepRows(network.Network.UseRowGradients());
    }

    /// <summary>What updates the weights.</summary>
    public WeightUpdate Update { get; }

    /// <summary>Makes one step, in the mode in which the network is.</summary>
    /// <param name="batch">The batch's number in the epoch.</param>
    /// <param name="learningRate">The step's size.</param>
    /// <returns>The batch's loss before the step. Where it is no finite number, no step was made.</returns>
    public StepResult Step(int batch, double learningRate)
    {
        using DisposeScope scope = NewDisposeScope();
        using SubnormalNumbers.Scope fading = SubnormalNumbers.Flush();
        BatchLoss loss = _task.Loss(batch);
        var result = new StepResult(loss.Mean.item<float>(), loss.Terms, loss.Examples);

        // A step along gradients that are not numbers would spoil the weights for good.
        if (!float.IsFinite(result.Loss))
            return result;

        Update.ForgetGradients();
        (loss.Objective ?? loss.Mean).backward();
        Update.LearningRate = learningRate;
        Update.Step(_limits);
        _network.Network.Constrain();
        return result;
    }

    /// <inheritdoc/>
    public void Dispose() => Update.Dispose();
}

/// <summary>What is known of a step; see <see cref="BatchLoss"/>.</summary>
internal readonly record struct StepResult(float Loss, int Terms, int Examples);
