namespace CnnCodegen.CommandLine.Tests.Tagging;

public sealed class TagMarkupTests
{
    [Fact]
    public void Each_tag_has_its_colour_and_stands_behind_its_word()
    {
        var markup = new TagMarkup(["NOUN", "VERB"]);

        Assert.Equal("[deepskyblue1]dogs[/][grey]/NOUN[/] [gold1]bark[/][grey]/VERB[/]", markup.Of([new("dogs", "NOUN", 1), new("bark", "VERB", 1)]));
        Assert.Equal("", markup.Of([]));
    }

    [Fact]
    public void Spans_have_one_colour_and_their_type_once()
    {
        var markup = new TagMarkup(["B-LOC", "B-PER", "I-LOC", "I-PER", "O"]);

        Assert.Equal(
            "[deepskyblue1]New[/] [deepskyblue1]York[/][grey]/LOC[/] [[and]] [gold1]Anna[/][grey]/PER[/] [gold1]Carl[/][grey]/PER[/]",
            markup.Of([new("New", "B-LOC", 1), new("York", "I-LOC", 1), new("[and]", "O", 1), new("Anna", "B-PER", 1), new("Carl", "B-PER", 1)]));
    }
}
