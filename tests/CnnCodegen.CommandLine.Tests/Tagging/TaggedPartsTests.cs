using CnnCodegen.Training;

namespace CnnCodegen.CommandLine.Tests.Tagging;

public sealed class TaggedPartsTests
{
    [Fact]
    public void Tags_of_one_sentence_only_are_learnt_whatever_is_set_aside()
    {
        TaggedSentence[] sentences = [.. Enumerable.Range(0, 20).Select(static number => new TaggedSentence(["word"], [number == 7 ? "rare" : "common"]))];
        var parts = new DataSetParts<TaggedDataSet>(new TaggedDataSet("all", sentences));

        for (int seed = 1; seed <= 20; seed++)
        {
            DataSetParts<TaggedDataSet> divided = parts.WithDevelopment(0.5, seed);

            Assert.Contains("rare", divided.Training.Tags);
            Assert.DoesNotContain("rare", divided.Development!.Tags);
            Assert.Equal(20, divided.Training.Sentences.Count + divided.Development.Sentences.Count);
            Assert.InRange(divided.Development.Sentences.Count, 9, 10);
        }
    }

    [Fact]
    public void Sentences_that_cannot_be_set_aside_say_so()
    {
        TaggedSentence[] sentences = [new(["a"], ["1"]), new(["b"], ["2"])];

        CommandException exception = Assert.Throws<CommandException>(
            () => new DataSetParts<TaggedDataSet>(new TaggedDataSet("two", sentences)).WithDevelopment(0.5, 1));

        Assert.Contains("--dev", exception.Message, StringComparison.Ordinal);
    }
}
