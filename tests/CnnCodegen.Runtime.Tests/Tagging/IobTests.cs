using CnnCodegen.Tagging;

namespace CnnCodegen.Runtime.Tests.Tagging;

public sealed class IobTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("O O", "")]
    [InlineData("B-PER I-PER O B-LOC", "PER 0 2, LOC 3 1")]
    [InlineData("B-PER B-PER I-PER", "PER 0 1, PER 1 2")]
    [InlineData("I-PER I-PER O I-LOC", "PER 0 2, LOC 3 1")]
    [InlineData("I-PER I-LOC B-LOC I-LOC I-PER", "PER 0 1, LOC 1 1, LOC 2 2, PER 4 1")]
    [InlineData("B-I-J I-I-J", "I-J 0 2")]
    public void Spans_are_those_of_the_shared_tasks_script(string tags, string spans) =>
        Assert.Equal(spans, string.Join(", ", Iob.Spans(Words(tags)).Select(static span => $"{span.Type} {span.Start} {span.Length}")));

    [Fact]
    public void Spans_come_back_from_their_tags()
    {
        var random = new Random(3);
        for (int round = 0; round < 200; round++)
        {
            var spans = new List<TaggedSpan>();
            int length = random.Next(12);
            for (int token = random.Next(3); token < length; token += random.Next(2))
            {
                spans.Add(new TaggedSpan(random.Next(2) == 0 ? "A" : "B", token, random.Next(1, Math.Min(3, length - token) + 1)));
                token = spans[^1].End;
            }

            string[] tags = Iob.Tags(spans, length);

            Assert.Equal(length, tags.Length);
            Assert.Equal(spans, Iob.Spans(tags));
        }
    }

    [Theory]
    [InlineData("B-")]
    [InlineData("PER")]
    [InlineData("o")]
    [InlineData("")]
    [InlineData("E-PER")]
    public void Other_tags_are_named(string tag)
    {
        var error = Assert.Throws<FormatException>(() => Iob.Spans(["O", tag]));
        Assert.Contains($"token 1; found '{tag}'", error.Message);
    }

    [Theory]
    [InlineData(-1, 1, "within the 3 tokens")]
    [InlineData(2, 2, "within the 3 tokens")]
    [InlineData(0, 0, "within the 3 tokens")]
    [InlineData(1, 1, "token 1 is in a span of type A")]
    public void Spans_that_cannot_be_are_refused(int start, int length, string message)
    {
        var error = Assert.Throws<ArgumentException>(() => Iob.Tags([new TaggedSpan("A", 0, 2), new TaggedSpan("B", start, length)], 3));
        Assert.Contains(message, error.Message);
    }

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
