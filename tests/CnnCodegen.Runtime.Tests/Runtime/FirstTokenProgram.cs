namespace CnnCodegen.Runtime.Tests.Runtime;

/// <summary>
/// A program that finds label 0, 1 or 2 for the words good, bad and film, from the first word alone: e¹⁰ to 1 against the others. What else is to happen
/// with a text is told by the test.
/// </summary>
internal sealed class FirstTokenProgram : InferenceProgram
{
    private Action<int>? _onRun;

    public static readonly string[] Words = ["good", "bad", "film"];

    /// <summary>1 / (1 + 2·e⁻¹⁰).</summary>
    public const float Probability = 0.99990921f;

    public override int ScratchLength => 1;

    public override int OutputLength(InputIds ids) => SmallNetwork.LabelCount;

    public override void Run(InputIds ids, Span<float> output, Span<float> scratch)
    {
        _onRun?.Invoke(ids[0][0]);
        output.Clear();
        output[Math.Max(0, ids[0][0] - 2)] = 10;
    }

    /// <summary>A classifier that runs the program.</summary>
    /// <param name="onRun">What happens with each text, given its first id; not with those that the classifier runs when it is made.</param>
    public static TextClassifierModel Model(Action<int>? onRun = null)
    {
        var program = new FirstTokenProgram();
        var model = new TextClassifierModel(SmallNetwork.Writer().ToFile(), SmallNetwork.Description, _ => program);
        program._onRun = onRun;
        return model;
    }

    /// <summary>Texts of many lengths, whose labels are known.</summary>
    public static (string[] Texts, int[] Labels) Texts(int count)
    {
        var random = new Random(20);
        int[] labels = [.. Enumerable.Range(0, count).Select(_ => random.Next(Words.Length))];
        return ([.. labels.Select(label => Words[label] + string.Concat(Enumerable.Repeat(" x", random.Next(40))))], labels);
    }
}
