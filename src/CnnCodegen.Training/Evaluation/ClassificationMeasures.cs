using System.Numerics.Tensors;

namespace CnnCodegen.Training;

/// <summary>How well a classifier does on examples whose labels are known.</summary>
/// <remarks>
/// The answer is the most probable label; of equal ones, the first. Averages over labels leave out those that neither an example nor an answer has, as
/// scikit-learn does.
/// </remarks>
public sealed class ClassificationMeasures
{
    /// <summary>What a probability counts as at least in <see cref="LogLoss"/>, so that one answer that was given no chance does not hide all others.</summary>
    public const double LeastProbability = 1e-15;

    private ClassificationMeasures(ConfusionMatrix confusion, double logLoss, Calibration calibration)
    {
        Confusion = confusion;
        LogLoss = logLoss;
        Calibration = calibration;
        Classes = confusion.Classes;
        Count = Classes.Sum(static label => label.Support);
        int right = Enumerable.Range(0, Classes.Count).Sum(label => confusion[label, label]);
        Accuracy = (double)right / Count;
        ClassMeasures[] seen = [.. Classes.Where(static label => label.Support + label.Answers > 0)];
        MacroPrecision = seen.Average(static label => label.Precision);
        MacroRecall = seen.Average(static label => label.Recall);
        MacroF1 = seen.Average(static label => label.F1);
    }

    /// <summary>The number of examples.</summary>
    public int Count { get; }

    /// <summary>The share of right answers, in [0, 1].</summary>
    public double Accuracy { get; }

    /// <summary>The mean of the labels' precisions, in [0, 1].</summary>
    public double MacroPrecision { get; }

    /// <summary>The mean of the labels' recalls, in [0, 1].</summary>
    public double MacroRecall { get; }

    /// <summary>The mean of the labels' F1, in [0, 1].</summary>
    public double MacroF1 { get; }

    /// <summary>F1 of all answers together, in [0, 1]: where each example has one label and gets one answer, it is the accuracy.</summary>
    public double MicroF1 => Accuracy;

    /// <summary>The mean of −ln(probability of the right label), in nats, each probability at least <see cref="LeastProbability"/>.</summary>
    public double LogLoss { get; }

    /// <summary>Whether the probabilities mean what they say.</summary>
    public Calibration Calibration { get; }

    /// <summary>The measures of each label.</summary>
    public IReadOnlyList<ClassMeasures> Classes { get; }

    /// <summary>How often examples of each label got each answer.</summary>
    public ConfusionMatrix Confusion { get; }

    /// <summary>Measures a classifier by its probabilities.</summary>
    /// <param name="labels">The labels, in the order of the probabilities.</param>
    /// <param name="gold">For each example, the number of its right label; at least one example.</param>
    /// <param name="probabilities">For each example, one probability per label; examples × labels numbers in [0, 1].</param>
    /// <param name="calibrationBins">The number of ranges of the calibration error; at least 1.</param>
    /// <exception cref="ArgumentException">There is no example, or the numbers do not fit each other, or a probability is none.</exception>
    public static ClassificationMeasures Of(
        IReadOnlyList<string> labels,
        IReadOnlyList<int> gold,
        ReadOnlySpan<float> probabilities,
        int calibrationBins = Calibration.DefaultBins)
    {
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(gold);
        if (gold.Count == 0)
            throw new ArgumentException("There are no examples to measure.", nameof(gold));

        if (probabilities.Length != (long)gold.Count * labels.Count)
            throw new ArgumentException(FormattableString.Invariant($"Expected {gold.Count} examples × {labels.Count} labels probabilities, found {probabilities.Length}."), nameof(probabilities));

        var confusion = new int[labels.Count * labels.Count];
        var answers = new (double Confidence, bool Right)[gold.Count];
        double loss = 0;
        for (int example = 0; example < gold.Count; example++)
        {
            ReadOnlySpan<float> row = probabilities.Slice(example * labels.Count, labels.Count);
            int label = Checked(gold[example], labels.Count, example);
            Check(row, example);
            int answer = TensorPrimitives.IndexOfMax(row);
            confusion[(label * labels.Count) + answer]++;
            answers[example] = (row[answer], answer == label);
            loss -= Math.Log(Math.Max(row[label], LeastProbability));
        }

        return new ClassificationMeasures(new ConfusionMatrix([.. labels], confusion), loss / gold.Count, Calibration.Of(answers, calibrationBins));
    }

    private static int Checked(int label, int labels, int example) => label >= 0 && label < labels
        ? label
        : throw new ArgumentException(FormattableString.Invariant($"Example {example} has the label number {label}; there are {labels} labels."), "gold");

    private static void Check(ReadOnlySpan<float> row, int example)
    {
        foreach (float probability in row)
        {
            if (probability is not (>= 0 and <= 1.0001f))
                throw new ArgumentException(FormattableString.Invariant($"Example {example} has the probability {probability}; it must be in [0, 1]."), "probabilities");
        }
    }
}
