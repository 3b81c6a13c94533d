using CnnCodegen.CommandLine;
using CnnCodegen.Training;
using Tagging.Data;

namespace CnnCodegen.Samples.Tests.Tagging;

/// <summary>The rules that mark code and options in messages.</summary>
public sealed class MarkedMessagesTests
{
    [Theory]
    [InlineData("Keyword 'void' cannot be used in this context", "Keyword void/B-CODE cannot be used in this context")]
    [InlineData("The 'new constraint' isn't allowed.", "The new/B-CODE constraint/I-CODE isn't allowed .")]
    [InlineData("'{0}' does not implement '{1}'", "does not implement")]
    [InlineData("Use Console.WriteLine or GetEnumerator()", "Use Console.WriteLine/B-CODE or GetEnumerator()/B-CODE")]
    [InlineData("A List<T> of int[], not IDisposable", "A List<T>/B-CODE of int[]/B-CODE , not IDisposable/B-CODE")]
    [InlineData("Use /reference:mscorlib.dll or -langversion, please", "Use /reference:mscorlib.dll/B-OPTION or -langversion/B-OPTION , please")]
    [InlineData("Cannot read 'key.snk' (see app.config)", "Cannot read key.snk/B-CODE ( see app.config/B-CODE )")]
    [InlineData("See the C# specification", "See the C# specification")]
    [InlineData("The character(s) -- don't use 'a.B'/'c.D'", "The character(s) -- don't use a.B/B-CODE / c.D/B-CODE")]
    public void Quoted_words_names_and_options_are_marked(string message, string expected)
    {
        TaggedSentence sentence = MarkedMessages.Mark(message)!;

        Assert.Equal(expected, string.Join(' ', sentence.Words.Zip(sentence.Tags, static (word, tag) => tag == "O" ? word : $"{word}/{tag}")));
    }

    [Fact]
    public void A_message_without_words_is_left_out() => Assert.Null(MarkedMessages.Mark("'{0}'"));

    [Fact]
    public void Training_has_every_tag_and_no_sentence_is_in_two_parts()
    {
        DataSetParts<TaggedDataSet> parts = MarkedMessages.Read();
        TaggedDataSet[] sets = [parts.Training, parts.Development!, parts.Test!];

        Assert.Equal(["B-CODE", "B-OPTION", "I-CODE", "O"], parts.Training.Tags);
        Assert.All(sets, set => Assert.Subset(parts.Training.Tags.ToHashSet(), set.Tags.ToHashSet()));
        Assert.All(sets.SelectMany(static set => set.Sentences), static sentence => Assert.InRange(sentence.Words.Count, 1, 120));
        string[] texts = [.. sets.SelectMany(static set => set.Sentences).Select(static sentence => string.Join(' ', sentence.Words))];
        Assert.Equal(texts.Length, texts.Distinct().Count());
    }
}
