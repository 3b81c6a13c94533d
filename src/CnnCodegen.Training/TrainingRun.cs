using System.Diagnostics;
using CnnCodegen.Training.Native;
using static TorchSharp.torch;

namespace CnnCodegen.Training;

/// <summary>One training run: its course over the epochs, whatever the task.</summary>
internal sealed class TrainingRun : IDisposable
{
    private readonly TrainingOptions _options;
    private readonly ITrainingTask _task;
    private readonly TorchNetwork _network;
    private readonly TrainingStepper _stepper;
    private readonly LearningRateCourse _rates;
    private readonly BestWeights _best;
    private readonly PlateauWatch _improvement;
    private readonly CheckpointFile? _checkpoint;
    private readonly List<EpochResult> _epochs = [];
    private readonly Stopwatch _stopwatch = Stopwatch.StartNew();
    private double _secondsBefore;
    private RunPosition _position;
    private bool _handedOver;

    public TrainingRun(NetworkDescription description, TrainingOptions options, ITrainingTask task)
    {
        _options = options;
        _task = task;
        options.Checkpoint?.CheckPlace();

        // libtorch starts its threads with the first large tensors, which are made here, and each takes over what holds for the thread that starts it.
        using SubnormalNumbers.Scope fading = SubnormalNumbers.Flush();
        _network = TorchNetwork.CreateForTraining(description, options);

        // It chooses the form of gradients, which must be known before the task may compute anything.
        _stepper = new TrainingStepper(_network, options, task);
        task.Begin(_network);
        _rates = new LearningRateCourse(options, (long)options.Epochs * task.Batches);
        _best = new BestWeights(_network, options.Metric);
        _improvement = new PlateauWatch(options.Metric, options.EarlyStopping?.MinimumImprovement ?? 0);
        _checkpoint = options.Checkpoint is { } checkpoint ? new CheckpointFile(checkpoint.Path, RunIdentity.Of(_network, options, task)) : null;
    }

    private TimeSpan Duration => TimeSpan.FromSeconds(_secondsBefore) + _stopwatch.Elapsed;

    private bool IsOver => _position.Epoch == _options.Epochs || _improvement.Still >= _options.EarlyStopping?.Patience;

    /// <summary>Trains to the end, or until cancelled.</summary>
    public TrainedNetwork Train(IProgress<TrainingProgress>? progress, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_options.Checkpoint is { Resume: true } checkpoint && File.Exists(checkpoint.Path))
            Resume(_checkpoint!.Read());

        while (!IsOver)
        {
            TrainingProgress reached = TrainEpoch(progress, cancellationToken);
            if (_position.Batch < _task.Batches)
                return Break(reached, progress);

            reached = Evaluate(reached);
            EndEpoch();
            progress?.Report(reached);
            bool isCancelled = cancellationToken.IsCancellationRequested;
            if (isCancelled || IsOver || _position.Epoch % _options.Checkpoint?.EveryEpochs == 0)
                WriteCheckpoint();

            if (isCancelled && !IsOver)
                return HandOver(TrainingEnd.Cancelled, _position.Epoch);
        }

        return HandOver(_position.Epoch == _options.Epochs ? TrainingEnd.Completed : TrainingEnd.StoppedEarly, _position.Epoch);
    }

    /// <summary>Frees what only the run needs, the task among it, and the network too where it was not handed over.</summary>
    public void Dispose()
    {
        _best.Dispose();
        _stepper.Dispose();
        _task.Dispose();
        if (!_handedOver)
            _network.Dispose();
    }

    private TrainingProgress TrainEpoch(IProgress<TrainingProgress>? progress, CancellationToken cancellationToken)
    {
        int epoch = _position.Epoch + 1;
        var reached = new TrainingProgress(epoch, _options.Epochs, _position.Batch, _task.Batches, _position.Loss, _best.Known?.Latest.Accuracy, 0)
        {
            Development = _best.Known?.Latest,
        };
        if (_position.Batch == 0)
            _task.BeginEpoch(_position.Epoch);

        long examples = 0;
        long started = Stopwatch.GetTimestamp();
        _network.Module.train();
        while (_position.Batch < _task.Batches && !cancellationToken.IsCancellationRequested)
        {
            double rate = _rates.Rate(_stepper.Update.Steps, _position.Epoch);
            StepResult step = _stepper.Step(_position.Batch, rate);
            if (!float.IsFinite(step.Loss))
                throw Diverged($"The loss of batch {reached.Batch + 1} of epoch {epoch} is {step.Loss}");

            _position = _position.After(step.Terms, step.Loss);
            examples += step.Examples;
            reached = reached with
            {
                Batch = _position.Batch,
                Loss = _position.Loss,
                LearningRate = rate,
                ExamplesPerSecond = examples / Stopwatch.GetElapsedTime(started).TotalSeconds,
            };
            progress?.Report(reached);
            if (_stepper.Update.Steps % _options.Checkpoint?.EveryBatches == 0)
                WriteCheckpoint();
        }

        return reached;
    }

    /// <summary>Ends a run that was cancelled within an epoch.</summary>
    private TrainedNetwork Break(TrainingProgress reached, IProgress<TrainingProgress>? progress)
    {
        // First: the unbroken run does not evaluate here, and must not be told what this evaluation says.
        WriteCheckpoint();
        if (_position.Batch > 0 || _best.Known is null)
            reached = Evaluate(reached);

        progress?.Report(reached);
        return HandOver(TrainingEnd.Cancelled, _position.Epoch + 1);
    }

    private TrainingProgress Evaluate(TrainingProgress reached)
    {
        Evaluation evaluation;
        _network.Module.eval();
        using (no_grad())
            evaluation = _task.Evaluate();

        if (!double.IsFinite(evaluation.Loss))
            throw Diverged($"The loss on the development examples after epoch {reached.Epoch} is {evaluation.Loss}");

        _best.Offer(reached.Epoch, evaluation, reached.Loss);
        _epochs.Add(new EpochResult(reached.Epoch, reached.Loss, evaluation.Loss, evaluation.Accuracy, evaluation.MacroF1)
        {
            DevelopmentSpanF1 = evaluation.SpanF1,
            DevelopmentBleu = evaluation.Bleu,
        });
        return reached with { DevelopmentAccuracy = evaluation.Accuracy, Development = evaluation };
    }

    private void EndEpoch()
    {
        Evaluation latest = _best.Known!.Latest;
        _rates.EndEpoch(latest);
        _improvement.See(latest);
        _position = _position.AfterEpoch();
    }

    private void WriteCheckpoint()
    {
        if (_checkpoint is null)
            return;

        (byte[] generator, long passes) = _network.Network.Chance.GetState();
        var state = new RunState(
            _position, _stepper.Update.Steps, generator, passes, _best.Known, _improvement.State, _rates.Watch.State, _rates.Reductions, _epochs, Duration.TotalSeconds);
        _checkpoint.Write(state, [.. Tensors(), .. Best()]);
    }

    private void Resume(OpenCheckpoint checkpoint)
    {
        RunState state = checkpoint.State;
        if (state.Best is { } best)
        {
            _best.Take(best);
            checkpoint.Restore(Best());
        }

        _position = state.Position;
        if (_position.Batch > 0)
            _task.BeginEpoch(_position.Epoch);

        checkpoint.Restore(Tensors());
        _stepper.Update.Steps = state.Steps;
        _network.Network.Chance.SetState(state.Generator, state.Passes);
        _improvement.State = state.Improvement;
        _rates.Watch.State = state.Plateau;
        _rates.Reductions = state.Reductions;
        _epochs.AddRange(state.Epochs);
        _secondsBefore = state.Seconds;
    }

    private IEnumerable<(string Name, Tensor Values)> Tensors() =>
    [
        .. _network.Weights().Select(static weight => ($"weights.{weight.Key}", weight.Value)),
        .. _stepper.Update.Memory.Select(static memory => ($"optimizer.{memory.Name}", memory.Values)),
        .. _task.Carried.Select(static carried => ($"task.{carried.Name}", carried.Values)),
    ];

    private IEnumerable<(string Name, Tensor Values)> Best() => _best.Copies.Select(static copy => ($"best.{copy.Name}", copy.Values));

    private TrainingDivergedException Diverged(string what) =>
        new($"{what}. The learning rate, {_options.Optimizer.LearningRate} for {_options.Optimizer.GetType().Name}, is probably too high.",
            _best.Known is null ? null : HandOver(TrainingEnd.Diverged, _position.Epoch + 1));

    private TrainedNetwork HandOver(TrainingEnd end, int epochs)
    {
        BestEpoch best = _best.Known!;
        _best.Restore();
        _network.Module.eval();
        _stepper.Update.ForgetGradients();
        _handedOver = true;
        var metrics = new TrainingMetrics(
            end, epochs, best.Epoch, best.Evaluation.Accuracy, best.Evaluation.Loss, best.TrainingLoss, _task.TrainingExamples, _task.DevelopmentExamples)
        {
            DevelopmentMacroF1 = best.Evaluation.MacroF1,
            DevelopmentSpanF1 = best.Evaluation.SpanF1,
            DevelopmentBleu = best.Evaluation.Bleu,
        };
        return new TrainedNetwork(_network, _task.Content, _options, metrics, _epochs, Duration);
    }
}
