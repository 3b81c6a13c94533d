namespace CnnCodegen.Training.Tests;

public sealed class ClassificationMeasuresTests
{
    /// <summary>The example of scikit-learn's documentation of classification_report.</summary>
    [Fact]
    public void The_report_of_scikit_learns_documentation_is_reproduced()
    {
        ClassificationMeasures measures = Certain(["class 0", "class 1", "class 2"], [0, 1, 2, 2, 2], [0, 0, 2, 2, 1]);

        Assert.Equal(5, measures.Count);
        Assert.Equal(0.60, measures.Accuracy, 10);
        Assert.Equal((0.50, 1.00, 0.67, 1), Rounded(measures.Classes[0]));
        Assert.Equal((0.00, 0.00, 0.00, 1), Rounded(measures.Classes[1]));
        Assert.Equal((1.00, 0.67, 0.80, 3), Rounded(measures.Classes[2]));
        Assert.Equal((0.50, 0.56, 0.49), (Math.Round(measures.MacroPrecision, 2), Math.Round(measures.MacroRecall, 2), Math.Round(measures.MacroF1, 2)));
        Assert.Equal(0.60, measures.MicroF1, 10);
    }

    /// <summary>The example of scikit-learn's documentation of confusion_matrix.</summary>
    [Fact]
    public void Rows_of_the_confusion_matrix_are_right_labels_and_columns_are_answers()
    {
        ConfusionMatrix confusion = Certain(["a", "b", "c"], [2, 0, 2, 2, 0, 1], [0, 0, 2, 2, 0, 2]).Confusion;

        int[][] expected = [[2, 0, 0], [0, 0, 1], [1, 0, 2]];
        Assert.Equal(expected, Enumerable.Range(0, 3).Select(gold => Enumerable.Range(0, 3).Select(answer => confusion[gold, answer]).ToArray()));
        Assert.Equal([2, 1, 3], Enumerable.Range(0, 3).Select(confusion.Support));
        Assert.Equal([3, 0, 3], Enumerable.Range(0, 3).Select(confusion.Answers));
    }

    /// <summary>The example of scikit-learn's documentation of log_loss.</summary>
    [Fact]
    public void Log_loss_is_that_of_scikit_learns_documentation()
    {
        ClassificationMeasures measures = ClassificationMeasures.Of(["ham", "spam"], [1, 0, 0, 1], [.1f, .9f, .9f, .1f, .8f, .2f, .35f, .65f]);

        Assert.Equal(0.21616, measures.LogLoss, 5);
    }

    [Fact]
    public void A_right_label_without_any_chance_costs_much_but_not_everything()
    {
        ClassificationMeasures measures = ClassificationMeasures.Of(["a", "b"], [0, 0], [0, 1, 1, 0]);

        // −ln(10⁻¹⁵) / 2
        Assert.Equal(17.269388, measures.LogLoss, 5);
    }

    [Fact]
    public void A_label_that_neither_example_nor_answer_has_is_left_out_of_averages()
    {
        ClassificationMeasures measures = Certain(["a", "b", "never"], [0, 1], [0, 1]);

        Assert.Equal(1, measures.MacroF1);
        Assert.Equal(0, measures.Classes[2].F1);
    }

    [Fact]
    public void Calibration_error_weights_the_distance_of_each_range_by_its_answers()
    {
        // Four ranges. (0.5, 0.75]: 0.6 right, 0.7 wrong, confidence 0.65, accuracy 0.5. (0.75, 1]: 0.8 right, 0.9 right, confidence 0.85, accuracy 1.
        ClassificationMeasures measures = ClassificationMeasures.Of(["a", "b"], [0, 0, 1, 1], [.6f, .4f, .3f, .7f, .2f, .8f, .1f, .9f], calibrationBins: 4);

        Assert.Equal(0.5 * 0.15 + 0.5 * 0.15, measures.Calibration.ExpectedError, 6);
        Assert.Equal([0, 0, 2, 2], measures.Calibration.Bins.Select(bin => bin.Count));
        Assert.Equal(0.65, measures.Calibration.Bins[2].Confidence, 6);
        Assert.Equal(0.5, measures.Calibration.Bins[2].Accuracy, 6);
        Assert.Equal((0.5, 0.75), (measures.Calibration.Bins[2].Low, measures.Calibration.Bins[2].High));
    }

    [Fact]
    public void The_upper_end_belongs_to_a_range_and_nothing_falls_out()
    {
        ClassificationMeasures measures = ClassificationMeasures.Of(["a", "b"], [0, 0, 0], [.5f, .5f, .75f, .25f, 1, 0], calibrationBins: 4);

        Assert.Equal([0, 1, 1, 1], measures.Calibration.Bins.Select(bin => bin.Count));
    }

    [Fact]
    public void Of_equally_probable_labels_the_first_is_the_answer() =>
        Assert.Equal(1, ClassificationMeasures.Of(["a", "b"], [0], [.5f, .5f]).Accuracy);

    [Fact]
    public void What_does_not_fit_is_named()
    {
        Assert.Contains("no examples", Assert.Throws<ArgumentException>(() => ClassificationMeasures.Of(["a"], [], [])).Message);
        Assert.Contains("2 examples × 2 labels", Assert.Throws<ArgumentException>(() => ClassificationMeasures.Of(["a", "b"], [0, 1], [1, 0, 1])).Message);
        Assert.Contains("Example 1 has the label number 2", Assert.Throws<ArgumentException>(() => ClassificationMeasures.Of(["a", "b"], [0, 2], [1, 0, 1, 0])).Message);
        Assert.Contains("NaN", Assert.Throws<ArgumentException>(() => ClassificationMeasures.Of(["a", "b"], [0], [float.NaN, 0])).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => Certain(["a", "b"], [0], [0]).Confusion[0, 2]);
    }

    /// <summary>A classifier that is sure of its answers.</summary>
    private static ClassificationMeasures Certain(string[] labels, int[] gold, int[] answers) =>
        ClassificationMeasures.Of(labels, gold, [.. answers.SelectMany(answer => labels.Select((_, label) => label == answer ? 1f : 0f))]);

    private static (double Precision, double Recall, double F1, int Support) Rounded(ClassMeasures measures) =>
        (Math.Round(measures.Precision, 2), Math.Round(measures.Recall, 2), Math.Round(measures.F1, 2), measures.Support);
}
