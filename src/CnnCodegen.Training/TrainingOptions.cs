using System.Collections.ObjectModel;
using CnnCodegen.Text;

namespace CnnCodegen.Training;

/// <summary>The settings of a training run. All have defaults.</summary>
public sealed record TrainingOptions
{
    /// <summary>How often the whole training set is gone through; at least 1.</summary>
    public int Epochs { get; init; } = 10;

    /// <summary>The texts per step, of a language model the streams that its text is cut into; at least 1. Kim (2014) uses 50.</summary>
    public int BatchSize { get; init; } = 50;

    /// <summary>How weights follow their gradients.</summary>
    public Optimizer Optimizer { get; init; } = new AdamOptimizer();

    /// <summary>How the optimizer's learning rate changes on the way.</summary>
    public LearningRateSchedule Schedule { get; init; } = new ConstantSchedule();

    /// <summary>
    /// The largest Euclidean norm that all gradients together may have; longer ones are shortened before the step. Positive, or
    /// <see langword="null"/> for no limit. Pascanu et al. (2013).
    /// </summary>
    /// <remarks>
    /// It limits gradients. What limits the weights themselves is part of the network: <see cref="LinearAttribute.MaxNorm"/>. Kim's (2014) limit of 3 on
    /// the last layer's rows is written there as <c>MaxNorm = 1.5</c>: his dropout of 0.5 does not rescale in training and halves the weights afterwards; the
    /// dropout used here rescales in training, so that its weights are the halved ones from the start.
    /// </remarks>
    public double? MaxGradientNorm { get; init; }

    /// <summary>
    /// The largest absolute value that an element of a gradient may have; it is cut to that, before <see cref="MaxGradientNorm"/>. Positive, or
    /// <see langword="null"/> for no limit.
    /// </summary>
    public double? MaxGradientValue { get; init; }

    /// <summary>What weights start from.</summary>
    public Initialization Initialization { get; init; } = new PyTorchInitialization();

    /// <summary>
    /// The tokens of a piece of text over which a language model's gradients reach back; at least 1, and at most as many as the network's input reads, which are
    /// taken without it. Kim et al. (2016) have 35. The state goes on from piece to piece. Other tasks refuse it.
    /// </summary>
    public int? PieceLength { get; init; }

    /// <summary>
    /// The share of the target, in [0, 1), that is spread evenly over all labels instead of given to the right one; 0 for none. Szegedy et al. (2016).
    /// </summary>
    public double LabelSmoothing { get; init; }

    /// <summary>How much each label's examples count in training; all alike without it. Language models and translators, which have no labels, refuse it.</summary>
    public ClassWeights? ClassWeights { get; init; }

    /// <summary>
    /// What chooses the best epoch, and what <see cref="EarlyStopping"/> and <see cref="PlateauSchedule"/> watch, on the development examples. Of equally
    /// good epochs the one with the lowest loss is best. Language models take
    /// <see cref="DevelopmentMetric.Perplexity"/> whatever is said here, and so do translators unless it is <see cref="DevelopmentMetric.Bleu"/>.
    /// </summary>
    public DevelopmentMetric Metric { get; init; } = DevelopmentMetric.Accuracy;

    /// <summary>When training ends before its last epoch; never without it.</summary>
    public EarlyStopping? EarlyStopping { get; init; }

    /// <summary>Where and how often the run writes what it needs to go on later; nowhere without it.</summary>
    public CheckpointOptions? Checkpoint { get; init; }

    /// <summary>Where to compute.</summary>
    public TrainingDevice Device { get; init; } = TrainingDevice.Auto;

    /// <summary>
    /// What all chance follows: initial weights, development split, order, dropout. No global random state is read or changed, so
    /// that runs side by side do not disturb each other.
    /// </summary>
    public int Seed { get; init; } = 1;

    /// <summary>
    /// The share of the training examples, in (0, 1), that is set aside to choose the best epoch, where no development examples are given.
    /// </summary>
    public double DevelopmentFraction { get; init; } = 0.1;

    /// <summary>The labels in the order of the network's outputs; without them, the training examples' labels in ordinal order. Language models and translators refuse them.</summary>
    public IReadOnlyList<string>? Labels { get; init; }

    /// <summary>
    /// Splits texts into tokens for the first input; without it, <see cref="CharacterTokenizer"/> or <see cref="WordTokenizer"/> with their defaults, by the network's input.
    /// </summary>
    public Tokenizer? Tokenizer { get; init; }

    /// <summary>The tokenisers of several inputs, by their layers' names; also of an input that spells words.</summary>
    public IReadOnlyDictionary<string, Tokenizer> Tokenizers { get; init; } = ReadOnlyDictionary<string, Tokenizer>.Empty;

    /// <summary>The first input's vocabulary; without it, the most frequent tokens of the training examples, as many as the embedding has rows for.</summary>
    public Vocabulary? Vocabulary { get; init; }

    /// <summary>The vocabularies of several inputs, by their layers' names; also of an input that spells words.</summary>
    public IReadOnlyDictionary<string, Vocabulary> Vocabularies { get; init; } = ReadOnlyDictionary<string, Vocabulary>.Empty;

    /// <summary>The word vectors that embeddings start from, by the embeddings' names: those of <see cref="EmbeddingAttribute.Pretrained"/>, all of them.</summary>
    /// <remarks>
    /// Tokens that have no vector start from uniform numbers with the variance of the others' vectors, as in Kim (2014). Rows that a vocabulary made of the
    /// training examples leaves over go to words that only the vectors know, in their order: texts to come will hold many of them.
    /// </remarks>
    public IReadOnlyDictionary<string, WordVectors> WordVectors { get; init; } = ReadOnlyDictionary<string, WordVectors>.Empty;

    /// <summary>How often a token must occur in the training examples to enter a vocabulary that is built.</summary>
    public int MinFrequency { get; init; } = 1;

    /// <summary>The numbers and choices that decide about the weights, as the JSON object that model files have; without labels, tokenisers, vocabularies and vectors.</summary>
    public string ToJson() => TrainingJson.Options(this);

    /// <summary>Checks that all settings are in their ranges.</summary>
    /// <exception cref="ArgumentOutOfRangeException">One is not.</exception>
    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Epochs, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(BatchSize, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(MinFrequency, 1);
        Setting.Check(DevelopmentFraction is > 0 and < 1, nameof(DevelopmentFraction), DevelopmentFraction, "in (0, 1)");
        ArgumentNullException.ThrowIfNull(Tokenizers);
        ArgumentNullException.ThrowIfNull(Vocabularies);
        ArgumentNullException.ThrowIfNull(WordVectors);
        ArgumentNullException.ThrowIfNull(Optimizer);
        Optimizer.Check();
        ArgumentNullException.ThrowIfNull(Schedule);
        Schedule.Check();
        CheckLimit(MaxGradientNorm, nameof(MaxGradientNorm));
        CheckLimit(MaxGradientValue, nameof(MaxGradientValue));
        ArgumentNullException.ThrowIfNull(Initialization);
        Initialization.Check();
        ArgumentOutOfRangeException.ThrowIfLessThan(PieceLength ?? 1, 1, nameof(PieceLength));
        Setting.Check(LabelSmoothing is >= 0 and < 1, nameof(LabelSmoothing), LabelSmoothing, "in [0, 1)");
        if (!Enum.IsDefined(Metric))
            throw new ArgumentOutOfRangeException(nameof(Metric), Metric, "There is no such metric.");

        EarlyStopping?.Check();
        Checkpoint?.Check();
    }

    /// <summary>Checks that the metric is one of a task's.</summary>
    /// <param name="known">The task's metrics.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is none of them.</exception>
    internal void CheckMetric(params ReadOnlySpan<DevelopmentMetric> known)
    {
        if (!known.Contains(Metric))
            throw new ArgumentOutOfRangeException(nameof(Metric), Metric, $"Expected a metric of the task: {string.Join(", ", known.ToArray())}.");
    }

    /// <summary>Checks that no setting is about the labels of a task that has none.</summary>
    /// <param name="task">What is trained, with its article.</param>
    /// <exception cref="ArgumentException">One is.</exception>
    internal void CheckHasNoLabels(string task)
    {
        if ((Labels is not null ? nameof(Labels) : ClassWeights is not null ? nameof(ClassWeights) : null) is { } setting)
            throw new ArgumentException($"{nameof(TrainingOptions)}.{setting} is given, but {task} has no labels.", "options");
    }

    /// <summary>Checks that no setting is about pieces of text where texts are read whole.</summary>
    /// <exception cref="ArgumentException">One is.</exception>
    internal void CheckHasNoPieces()
    {
        if (PieceLength is { } length)
            throw new ArgumentException($"{nameof(TrainingOptions)}.{nameof(PieceLength)} is {length}, but only language models read their text in pieces.", "options");
    }

    private static void CheckLimit(double? limit, string name) =>
        Setting.Check(limit is not { } given || (given > 0 && double.IsFinite(given)), name, limit ?? 0, "positive");
}
