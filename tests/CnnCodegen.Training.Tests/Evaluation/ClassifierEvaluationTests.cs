namespace CnnCodegen.Training.Tests;

public sealed class ClassifierEvaluationTests
{
    private static readonly TextExample[] Examples = [new("one", "a"), new("two", "b"), new("three", "b"), new("four", "a")];

    [Fact]
    public void Wrong_answers_are_listed_the_most_confident_first()
    {
        ClassifierEvaluation evaluation = ClassifierEvaluation.Of(["a", "b"], Examples, [.4f, .6f, .1f, .9f, .8f, .2f, .7f, .3f]);

        Assert.Equal(0.5, evaluation.Measures.Accuracy);
        Assert.Equal(["three", "one"], evaluation.Errors.Select(error => error.Example.Text));
        ExamplePrediction worst = evaluation.Errors.First();
        Assert.Equal((2, "a", 0.8f, false), (worst.Index, worst.Answer, worst.Confidence, worst.IsRight));
        Assert.Equal([.8f, .2f], worst.Probabilities.ToArray());
    }

    [Fact]
    public void An_unknown_label_is_named_with_those_that_are_known()
    {
        var exception = Assert.Throws<ArgumentException>(() => ClassifierEvaluation.Of(["a", "c"], Examples, new float[8]));

        Assert.Contains("Example 1 has the label 'b', which is none of the network's: 'a', 'c'", exception.Message);
    }

    [Fact]
    public void No_examples_are_an_error() => Assert.Throws<ArgumentException>(() => ClassifierEvaluation.Of(["a", "b"], [], []));
}
