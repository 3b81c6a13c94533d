namespace CnnCodegen.Training;

/// <summary>How often examples of each label got each answer.</summary>
public sealed class ConfusionMatrix
{
    private readonly int[] _counts;

    /// <param name="labels">The labels, each once.</param>
    /// <param name="counts">How often each label, row by row, got each answer.</param>
    internal ConfusionMatrix(IReadOnlyList<string> labels, int[] counts)
    {
        Labels = labels;
        _counts = counts;
    }

    /// <summary>The labels of rows and columns.</summary>
    public IReadOnlyList<string> Labels { get; }

    /// <summary>The measures of each label.</summary>
    public IReadOnlyList<ClassMeasures> Classes => [.. Labels.Select(MeasuresOf)];

    /// <summary>The examples of one label that got one answer.</summary>
    /// <param name="gold">The right label's number: the row.</param>
    /// <param name="answer">The answer's number: the column.</param>
    public int this[int gold, int answer]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(gold);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(gold, Labels.Count);
            ArgumentOutOfRangeException.ThrowIfNegative(answer);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(answer, Labels.Count);
            return _counts[(gold * Labels.Count) + answer];
        }
    }

    /// <summary>The examples of a label: the sum of its row.</summary>
    /// <param name="label">The label's number.</param>
    public int Support(int label) => Enumerable.Range(0, Labels.Count).Sum(answer => this[label, answer]);

    /// <summary>How often a label was the answer: the sum of its column.</summary>
    /// <param name="label">The label's number.</param>
    public int Answers(int label) => Enumerable.Range(0, Labels.Count).Sum(gold => this[gold, label]);

    private ClassMeasures MeasuresOf(string label, int index)
    {
        int support = Support(index);
        int answers = Answers(index);
        return new ClassMeasures(label, Share(this[index, index], answers), Share(this[index, index], support), support, answers);
    }

    private static double Share(int part, int whole) => whole == 0 ? 0 : (double)part / whole;
}
