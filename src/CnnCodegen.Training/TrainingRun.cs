using System.Diagnostics;
using TorchSharp;
using static TorchSharp.torch;

namespace CnnCodegen.Training;

/// <summary>One training run: its state, an epoch, an evaluation, the best weights so far.</summary>
internal sealed class TrainingRun : IDisposable
{
    private readonly TrainingOptions _options;
    private readonly TrainingData _data;
    private readonly TorchNetwork _network;
    private readonly optim.Optimizer _optimizer;
    private readonly BatchSampler _sampler;
    private BestWeights? _best;
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

        _optimizer = options.Optimizer.Create(_network.Module.parameters().Where(static parameter => parameter.requires_grad));
        _sampler = new BatchSampler(data.Training, options.BatchSize, options.Seed);
    }

    /// <summary>Trains to the end, or until cancelled.</summary>
    public TrainedNetwork Train(IProgress<TrainingProgress>? progress, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        while (_epoch < _options.Epochs)
        {
            _epoch++;
            TrainingProgress reached = TrainEpoch(progress, cancellationToken);
            if (reached.Batch > 0 || _best is null)
                reached = EvaluateEpoch(reached);

            progress?.Report(reached);
            if (cancellationToken.IsCancellationRequested)
                return HandOver(_epoch < _options.Epochs || reached.Batch < reached.Batches ? TrainingEnd.Cancelled : TrainingEnd.Completed);
        }

        return HandOver(TrainingEnd.Completed);
    }

    /// <summary>Frees what only the run needs, and the network too where it was not handed over.</summary>
    public void Dispose()
    {
        _best?.Dispose();
        _optimizer.Dispose();
        if (!_handedOver)
            _network.Dispose();
    }

    private TrainingProgress TrainEpoch(IProgress<TrainingProgress>? progress, CancellationToken cancellationToken)
    {
        int[][] batches = _sampler.Next();
        var reached = new TrainingProgress(_epoch, _options.Epochs, 0, batches.Length, 0, _best?.Latest.Accuracy, 0);
        double sum = 0;
        int examples = 0;
        long started = Stopwatch.GetTimestamp();
        _network.Module.train();
        foreach (int[] batch in batches)
        {
            if (cancellationToken.IsCancellationRequested)
                break;

            float loss = Step(batch);
            if (!float.IsFinite(loss))
                throw Diverged($"The loss of batch {reached.Batch + 1} of epoch {_epoch} is {loss}");

            examples += batch.Length;
            sum += (double)loss * batch.Length;
            reached = reached with
            {
                Batch = reached.Batch + 1,
                Loss = sum / examples,
                ExamplesPerSecond = examples / Stopwatch.GetElapsedTime(started).TotalSeconds,
            };
            progress?.Report(reached);
        }

        return reached;
    }

    private float Step(int[] batch)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor loss = Loss(_data.Training, batch).Loss;
        float value = loss.item<float>();

        // A step along gradients that are not numbers would spoil the weights for good.
        if (!float.IsFinite(value))
            return value;

        _optimizer.zero_grad();
        loss.backward();
        _optimizer.step();
        _network.Network.Constrain();
        return value;
    }

    private TrainingProgress EvaluateEpoch(TrainingProgress reached)
    {
        Evaluation evaluation = Evaluate(_data.Development);
        if (!double.IsFinite(evaluation.Loss))
            throw Diverged($"The loss on the development examples after epoch {_epoch} is {evaluation.Loss}");

        (_best ??= new BestWeights(_network)).Offer(_epoch, evaluation, reached.Loss);
        return reached with { DevelopmentAccuracy = evaluation.Accuracy };
    }

    private Evaluation Evaluate(EncodedExamples examples)
    {
        _network.Module.eval();
        using IDisposable frozen = no_grad();
        double loss = 0;
        long right = 0;
        foreach (int[] batch in BatchSampler.InOrder(examples, _options.BatchSize))
        {
            using DisposeScope scope = NewDisposeScope();
            (Tensor batchLoss, Tensor scores, Tensor labels) = Loss(examples, batch);
            loss += (double)batchLoss.item<float>() * batch.Length;
            right += scores.argmax(1).eq(labels).sum().item<long>();
        }

        return new Evaluation((double)right / examples.Count, loss / examples.Count);
    }

    private (Tensor Loss, Tensor Scores, Tensor Labels) Loss(EncodedExamples examples, int[] batch)
    {
        Tensor labels = tensor(Array.ConvertAll(batch, index => (long)examples.Labels[index]), device: _network.Device);
        Tensor scores = _network.Network.LogProbabilities([.. batch.Select(index => examples.Texts[index])]).Values;
        return (nn.functional.nll_loss(scores, labels), scores, labels);
    }

    private TrainingDivergedException Diverged(string what) =>
        new($"{what}. The learning rate, {_options.Optimizer.LearningRate} for {_options.Optimizer.GetType().Name}, is probably too high.",
            _best is null ? null : HandOver(TrainingEnd.Diverged));

    private TrainedNetwork HandOver(TrainingEnd end)
    {
        BestWeights best = _best!;
        best.Restore();
        _network.Module.eval();
        _optimizer.zero_grad();
        _handedOver = true;
        var metrics = new TrainingMetrics(
            end, _epoch, best.Epoch, best.Evaluation.Accuracy, best.Evaluation.Loss, best.TrainingLoss, _data.Training.Count, _data.Development.Count);
        return new TrainedNetwork(_network, _data.Labels, _data.Inputs, _options, metrics);
    }
}
