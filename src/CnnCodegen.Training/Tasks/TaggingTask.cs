using CnnCodegen.Kernels;
using CnnCodegen.Tagging;
using CnnCodegen.Training.Modules;
using TorchSharp;
using static TorchSharp.torch;

namespace CnnCodegen.Training;

/// <summary>
/// A tag for each token: the loss is the cross-entropy of each token's right tag or, where the network ends in <see cref="TransitionsAttribute"/>, minus the
/// log-likelihood of the whole sentence's tags; the mean over tokens either way.
/// </summary>
internal sealed class TaggingTask : ITrainingTask
{
    private readonly TrainingOptions _options;
    private readonly TaggingData _data;
    private readonly BatchSampler _sampler;
    private readonly int[][] _developmentBatches;
    private readonly bool _hasSpans;
    private TorchNetwork? _network;
    private Objective? _objective;
    private int[][] _batches = [];

    /// <exception cref="ArgumentException">A setting does not fit tags of this kind, or a network that ends in transitions.</exception>
    public TaggingTask(NetworkDescription description, TrainingOptions options, TaggingData data)
    {
        _options = options;
        _data = data;
        _sampler = new BatchSampler(data.Training.Lengths, options.BatchSize, options.Seed);
        _developmentBatches = [.. BatchSampler.InOrder(data.Development.Lengths, options.BatchSize)];
        _hasSpans = data.Tags.All(Iob.IsTag);
        Content = new ModelContent(data.Tags, data.Inputs);
        if (options.Metric == DevelopmentMetric.SpanF1 && data.Tags.FirstOrDefault(static tag => !Iob.IsTag(tag)) is { } other)
            throw new ArgumentException($"The metric is {nameof(DevelopmentMetric.SpanF1)}, but the tag '{other}' is no part of a span: O, or B- or I- and a type.", nameof(options));

        if (description.Output.Attribute is TransitionsAttribute && (options.ClassWeights is not null || options.LabelSmoothing > 0))
            throw new ArgumentException($"'{description.Name}' ends in Transitions, whose likelihood is of whole sentences; {nameof(options.ClassWeights)} and {nameof(options.LabelSmoothing)} are for labels that stand by themselves.", nameof(options));
    }

    /// <inheritdoc/>
    public int TrainingExamples => _data.Training.Count;

    /// <inheritdoc/>
    public int DevelopmentExamples => _data.Development.Count;

    /// <inheritdoc/>
    public int Batches => _sampler.Batches;

    /// <inheritdoc/>
    public ModelContent Content { get; }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> Identity => new Dictionary<string, string>
    {
        ["tags"] = string.Join(", ", _data.Tags),
        ["training data"] = _data.Training.Fingerprint(),
        ["development data"] = _data.Development.Fingerprint(),
    };

    private TransitionsModule? Transitions => _network!.Network.Transitions;

    /// <inheritdoc/>
    public void Begin(TorchNetwork network)
    {
        _network = network;
        _data.Weights.Set(network);
        if (Transitions is null)
            _objective = new Objective(_options, _data.Tags, [.. _data.Training.Tags.SelectMany(static tags => tags)], network.Device);
    }

    /// <inheritdoc/>
    public void BeginEpoch(int epoch) => _batches = _sampler.Epoch(epoch);

    /// <inheritdoc/>
    public BatchLoss Loss(int batch)
    {
        int[] sentences = _batches[batch];
        int[][] tags = Array.ConvertAll(sentences, sentence => _data.Training.Tags[sentence]);
        int tokens = tags.Sum(static sentence => sentence.Length);
        Tensor scores = Scores(_data.Training, sentences);
        using Scalar count = ((double)tokens).ToScalar();
        Tensor mean = Transitions is { } transitions ? SentenceLikelihood.Loss(scores, transitions, tags).div(count) : _objective!.Of(scores, Padded(tags, scores));
        return new BatchLoss(mean, tokens, sentences.Length);
    }

    /// <inheritdoc/>
    public Evaluation Evaluate()
    {
        EncodedSentences examples = _data.Development;
        var answers = new int[examples.Count][];
        double loss = 0;
        (float[] Weights, float[] Start)? pairs = Transitions is { } learned ? (Values(learned.Weight), Values(learned.Start)) : null;
        foreach (int[] sentences in _developmentBatches)
        {
            using DisposeScope scope = NewDisposeScope();
            int[][] tags = Array.ConvertAll(sentences, sentence => examples.Tags[sentence]);
            Tensor scores = Scores(examples, sentences);
            loss += Transitions is { } transitions
                ? SentenceLikelihood.Loss(scores, transitions, tags).item<float>()
                : (double)nn.functional.nll_loss(scores, Padded(tags, scores)).item<float>() * tags.Sum(static sentence => sentence.Length);
            float[][] rows = [.. scores.transpose(1, 2).cpu().contiguous().data<float>().ToArray().Chunk((int)(scores.shape[1] * scores.shape[2]))];
            foreach ((int index, int sentence) in sentences.Index())
                answers[sentence] = Best(rows[index].AsSpan(0, tags[index].Length * _data.Tags.Count), pairs);
        }

        return Measure(answers, loss);

        static float[] Values(Tensor weights)
        {
            using DisposeScope scope = NewDisposeScope();
            return weights.cpu().data<float>().ToArray();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _objective?.Dispose();

    /// <summary>The scores of tags, <c>[sentences, tags, longest]</c>: raw ones where there are scores of pairs beside them, otherwise the logarithms of probabilities.</summary>
    private Tensor Scores(EncodedSentences examples, int[] sentences)
    {
        int[][][] texts = Array.ConvertAll(sentences, sentence => examples.Texts[sentence]);
        NetworkModule network = _network!.Network;
        return (Transitions is null ? network.LogProbabilities(texts) : network.Forward(texts)).Values;
    }

    /// <summary>The right tags, <c>[sentences, longest]</c>.</summary>
    private static Tensor Padded(int[][] tags, Tensor scores) => PaddedTargets.Of(tags, scores.shape[2], scores.device);

    /// <summary>The tags that the generated code would answer.</summary>
    /// <param name="scores">The scores of each token's tags, row by row.</param>
    /// <param name="pairs">Those of pairs of tags and of first tags; null where each token stands by itself.</param>
    private int[] Best(ReadOnlySpan<float> scores, (float[] Weights, float[] Start)? pairs)
    {
        int tags = _data.Tags.Count;
        var best = new int[scores.Length / tags];
        if (pairs is var (weights, start))
        {
            TagPaths.Best(scores, weights, start, best, new float[scores.Length]);
            return best;
        }

        for (int token = 0; token < best.Length; token++)
            best[token] = System.Numerics.Tensors.TensorPrimitives.IndexOfMax(scores.Slice(token * tags, tags));

        return best;
    }

    private Evaluation Measure(int[][] answers, double loss)
    {
        var confusion = new long[_data.Tags.Count, _data.Tags.Count];
        foreach ((int[] right, int[] given) in _data.Development.Tags.Zip(answers))
        {
            for (int token = 0; token < right.Length; token++)
                confusion[right[token], given[token]]++;
        }

        return Evaluation.Of(confusion, loss) with
        {
            SpanF1 = _hasSpans ? SpanMeasures.Of([.. _data.Development.Tags.Select(Names)], [.. answers.Select(Names)])[0].F1 : null,
        };
    }

    private IReadOnlyList<string> Names(int[] tags) => Array.ConvertAll(tags, tag => _data.Tags[tag]);
}
