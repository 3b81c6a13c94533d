namespace CnnCodegen.Training.Tests;

public sealed class TaggingMeasuresTests
{
    private static readonly string[][] Gold = [["B-PER", "I-PER", "O", "B-LOC"], ["O", "B-ORG", "I-ORG", "B-LOC"]];

    private static readonly string[][] Answers = [["B-PER", "I-PER", "O", "B-PER"], ["B-LOC", "B-ORG", "O", "B-LOC"]];

    /// <summary>By hand: of five answers two are right (PER 0-1 and LOC 3), of four spans; a span with a wrong end is not found.</summary>
    [Fact]
    public void Spans_count_with_their_type_and_all_of_their_tokens()
    {
        IReadOnlyList<SpanMeasures> measures = SpanMeasures.Of(Gold, Answers);

        Assert.Equal([new(null, 2, 5, 4), new("LOC", 1, 2, 2), new("ORG", 0, 1, 1), new("PER", 1, 2, 1)], measures);
        Assert.Equal((0.4, 0.5, 4 / 9.0), (measures[0].Precision, measures[0].Recall, measures[0].F1));
        Assert.Equal((0, 0, 0), (measures[2].Precision, measures[2].Recall, measures[2].F1));
    }

    [Fact]
    public void Nothing_to_find_gives_zeros() => Assert.Equal((0, 0, 0), SpanMeasures.Of([["O"]], [["O"]])[0] is var all ? (all.Precision, all.Recall, all.F1) : default);

    [Fact]
    public void Unseen_words_count_apart()
    {
        TaggingMeasures measures = TaggingMeasures.Of([["a", "B", "c", "d"], ["e", "a", "b", "c"]], Gold, Answers, new HashSet<string> { "a", "b", "c" });

        Assert.Equal(new TaggingMeasures(8, 5, 3, 1), measures);
        Assert.Equal((5 / 8.0, 1 / 3.0), (measures.Accuracy, measures.UnseenAccuracy));
    }

    /// <summary>By hand: the second text is read up to its second token, and has a tag that the tagger has not.</summary>
    [Fact]
    public void Confusions_count_all_tokens_those_that_were_not_read_too()
    {
        TaggedSentence[] sentences = [new(["a", "b"], ["X", "Y"]), new(["c", "d", "e"], ["Y", "Z", "Y"])];
        TaggerEvaluation evaluation = TaggerEvaluation.Of(["Y", "X"], sentences, new HashSet<string>(), [[new("a", "X", 1), new("b", "X", 1)], [new("c", "Y", 1), new("d", "X", 1)]]);

        ConfusionMatrix confusion = evaluation.Confusion;
        Assert.Equal(["Y", "X", "Z", TaggerEvaluation.NotRead], confusion.Labels);
        int[][] expected = [[1, 1, 0, 1], [0, 1, 0, 0], [0, 1, 0, 0], [0, 0, 0, 0]];
        Assert.Equal(expected, expected.Select((row, gold) => row.Select((_, answer) => confusion[gold, answer]).ToArray()));
        Assert.Equal(new ClassMeasures("Y", 1, 1 / 3.0, 3, 1), confusion.Classes[0]);
        Assert.Equal(new ClassMeasures("X", 1 / 3.0, 1, 1, 3), confusion.Classes[1]);
        Assert.Contains("answers to 2 sentences, found 0", Assert.Throws<ArgumentException>(() => TaggerEvaluation.Of(["X"], sentences, new HashSet<string>(), [])).Message);
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        Assert.Contains("tags of 2 texts, found those of 1", Assert.Throws<ArgumentException>(() => SpanMeasures.Of(Gold, [Answers[0]])).Message);
        Assert.Contains("Expected 4 tags of text 2, found 1", Assert.Throws<ArgumentException>(() => SpanMeasures.Of(Gold, [Answers[0], ["O"]])).Message);
        Assert.Contains("no word", Assert.Throws<ArgumentException>(() => TaggingMeasures.Of([[]], [[]], [[]], new HashSet<string>())).Message);
    }
}
