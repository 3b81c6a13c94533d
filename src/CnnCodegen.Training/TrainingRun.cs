using System.Diagnostics;

namespace CnnCodegen.Training;

/// <summary>One training run: its course over the epochs.</summary>
internal sealed class TrainingRun : IDisposable
{
    private readonly TrainingOptions _options;
    private readonly TrainingData _data;
    private readonly TorchNetwork _network;
    private readonly TrainingStepper _stepper;
    private readonly BatchSampler _sampler;
    private readonly LearningRateCourse _rates;
    private readonly DevelopmentEvaluator _development;
    private readonly BestWeights _best;
    private readonly PlateauWatch _improvement;
    private int _epoch;
    private bool _handedOver;

    public TrainingRun(NetworkDescription description, TrainingOptions options, TrainingData data)
    {
        _options = options;
        _data = data;
        _network = TorchNetwork.Create(description, options.Seed, options.Device);
        foreach (PretrainedVectors vectors in data.Pretrained)
            vectors.Set(_network);

        foreach (ClosedSpellings spellings in data.Spellings)
            spellings.Set(_network);

        _stepper = new TrainingStepper(_network, options, data);
        _sampler = new BatchSampler(data.Training, options.BatchSize, options.Seed);
        _rates = new LearningRateCourse(options, (long)options.Epochs * _sampler.Batches);
        _development = new DevelopmentEvaluator(_network, data.Development, data.Labels.Count, options.BatchSize);
        _best = new BestWeights(_network, options.Metric);
        _improvement = new PlateauWatch(options.Metric, options.EarlyStopping?.MinimumImprovement ?? 0);
    }

    /// <summary>Trains to the end, or until cancelled.</summary>
    public TrainedNetwork Train(IProgress<TrainingProgress>? progress, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        while (_epoch < _options.Epochs)
        {
            _epoch++;
            TrainingProgress reached = TrainEpoch(progress, cancellationToken);
            bool isWhole = reached.Batch == reached.Batches;
            if (reached.Batch > 0 || _best.Epoch == 0)
                reached = EvaluateEpoch(reached, isWhole);

            progress?.Report(reached);
            bool isLast = isWhole && _epoch == _options.Epochs;
            if (isWhole && !isLast && _improvement.Still >= _options.EarlyStopping?.Patience)
                return HandOver(TrainingEnd.StoppedEarly);

            if (cancellationToken.IsCancellationRequested)
                return HandOver(isLast ? TrainingEnd.Completed : TrainingEnd.Cancelled);
        }

        return HandOver(TrainingEnd.Completed);
    }

    /// <summary>Frees what only the run needs, and the network too where it was not handed over.</summary>
    public void Dispose()
    {
        _best.Dispose();
        _stepper.Dispose();
        if (!_handedOver)
            _network.Dispose();
    }

    private TrainingProgress TrainEpoch(IProgress<TrainingProgress>? progress, CancellationToken cancellationToken)
    {
        int[][] batches = _sampler.Next();
        var reached = new TrainingProgress(_epoch, _options.Epochs, 0, batches.Length, 0, Latest?.Accuracy, 0) { Development = Latest };
        double sum = 0;
        int examples = 0;
        long started = Stopwatch.GetTimestamp();
        _network.Module.train();
        foreach (int[] batch in batches)
        {
            if (cancellationToken.IsCancellationRequested)
                break;

            double rate = _rates.Rate(_stepper.Update.Steps, _epoch - 1);
            float loss = _stepper.Step(batch, rate);
            if (!float.IsFinite(loss))
                throw Diverged($"The loss of batch {reached.Batch + 1} of epoch {_epoch} is {loss}");

            examples += batch.Length;
            sum += (double)loss * batch.Length;
            reached = reached with
            {
                Batch = reached.Batch + 1,
                Loss = sum / examples,
                LearningRate = rate,
                ExamplesPerSecond = examples / Stopwatch.GetElapsedTime(started).TotalSeconds,
            };
            progress?.Report(reached);
        }

        return reached;
    }

    private TrainingProgress EvaluateEpoch(TrainingProgress reached, bool isWhole)
    {
        Evaluation evaluation = _development.Evaluate();
        if (!double.IsFinite(evaluation.Loss))
            throw Diverged($"The loss on the development examples after epoch {_epoch} is {evaluation.Loss}");

        _best.Offer(_epoch, evaluation, reached.Loss);
        if (isWhole)
        {
            _rates.EndEpoch(evaluation);
            _improvement.See(evaluation);
        }

        return reached with { DevelopmentAccuracy = evaluation.Accuracy, Development = evaluation };
    }

    private Evaluation? Latest => _best.Epoch == 0 ? null : _best.Latest;

    private TrainingDivergedException Diverged(string what) =>
        new($"{what}. The learning rate, {_options.Optimizer.LearningRate} for {_options.Optimizer.GetType().Name}, is probably too high.",
            _best.Epoch == 0 ? null : HandOver(TrainingEnd.Diverged));

    private TrainedNetwork HandOver(TrainingEnd end)
    {
        _best.Restore();
        _network.Module.eval();
        _stepper.Update.ForgetGradients();
        _handedOver = true;
        var metrics = new TrainingMetrics(
            end, _epoch, _best.Epoch, _best.Evaluation.Accuracy, _best.Evaluation.Loss, _best.TrainingLoss, _data.Training.Count, _data.Development.Count)
        {
            DevelopmentMacroF1 = _best.Evaluation.MacroF1,
        };
        return new TrainedNetwork(_network, _data.Labels, _data.Inputs, _options, metrics);
    }
}
