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

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        Assert.Contains("tags of 2 texts, found those of 1", Assert.Throws<ArgumentException>(() => SpanMeasures.Of(Gold, [Answers[0]])).Message);
        Assert.Contains("Expected 4 tags of text 2, found 1", Assert.Throws<ArgumentException>(() => SpanMeasures.Of(Gold, [Answers[0], ["O"]])).Message);
        Assert.Contains("no word", Assert.Throws<ArgumentException>(() => TaggingMeasures.Of([[]], [[]], [[]], new HashSet<string>())).Message);
    }
}
