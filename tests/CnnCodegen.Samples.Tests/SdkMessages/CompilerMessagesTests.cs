using SdkMessages;

namespace CnnCodegen.Samples.Tests.SdkMessages;

public sealed class CompilerMessagesTests
{
    private static readonly IReadOnlyList<Message> Texts = CompilerMessages.ReadTexts();

    [Fact]
    public void Every_language_has_about_as_many_texts_as_any_other()
    {
        Assert.Equal(14, CompilerMessages.Languages.Count);
        Assert.Equal(CompilerMessages.Languages.Order(), Texts.Select(static message => message.Language).Distinct().Order());
        Assert.All(Texts.CountBy(static message => message.Language), static language => Assert.InRange(language.Value, 2_200, 2_820));
    }

    /// <summary>The figures that the sample QuickStart prints, and docs/results.md says.</summary>
    [Fact]
    public void The_split_is_the_published_one()
    {
        Dictionary<MessagePart, int> counts = Texts.CountBy(static message => message.Part).ToDictionary();
        Assert.Equal(28_382, counts[MessagePart.Training]);
        Assert.Equal(4_161, counts[MessagePart.Development]);
        Assert.Equal(3_414, counts[MessagePart.Test]);
    }

    [Fact]
    public void A_warning_and_its_title_are_in_one_part() =>
        Assert.All(
            CompilerMessages.Read().Where(static message => message.Key.EndsWith("_Title", StringComparison.Ordinal)).DistinctBy(static message => message.Key),
            static title => Assert.Equal((title with { Key = title.Key[..^"_Title".Length] }).Part, title.Part));

    [Fact]
    public void No_text_stands_twice()
    {
        Assert.Distinct(Texts.Select(static message => message.Text), StringComparer.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("WRN_UnreachableCode", "Unreachable code detected", MessageKind.Warning)]
    [InlineData("ERR_SemicolonExpected", "; expected", MessageKind.Error)]
    [InlineData("IDS_FeatureUtf8StringLiterals", "UTF-8 string literals", MessageKind.Term)]
    [InlineData("SyntaxTreeNotFound", "SyntaxTree is not part of the compilation", MessageKind.Exception)]
    public void The_kind_of_a_message_is_told_by_its_key(string key, string text, MessageKind kind)
    {
        Message message = Assert.Single(CompilerMessages.Read(), message => message.Language == "en" && message.Key == "Microsoft.CodeAnalysis.CSharp/" + key);
        Assert.Equal(text, message.Text);
        Assert.Equal(kind, message.Kind);
    }

    [Theory]
    [InlineData("Cannot  convert '{0}' to\n“{1:X}”; see <a href=\"x\">there</a>", "Cannot convert to ; see there")]
    [InlineData("{0}, {1}", null)]
    public void Texts_have_no_format_items_and_no_markup(string message, string? text) => Assert.Equal(text, MessageText.Clean(message));

    [Fact]
    public void Pairs_are_one_message_in_two_languages_with_its_format_items()
    {
        IReadOnlyList<MessagePair> pairs = CompilerMessages.ReadPairs("en", "de");
        MessagePair pair = Assert.Single(pairs, static pair => pair.Key == "Microsoft.CodeAnalysis.CSharp/ERR_BadBinaryOps");
        Assert.Equal("Operator '{0}' cannot be applied to operands of type '{1}' and '{2}'", pair.Source);
        Assert.Equal("""Der {0}-Operator kann nicht auf Operanden vom Typ "{1}" und "{2}" angewendet werden.""", pair.Target);
        Assert.InRange(pairs.Count, 2_200, 2_820);
        Assert.Distinct(pairs.Select(static pair => pair.Source), StringComparer.OrdinalIgnoreCase);
        Assert.DoesNotContain(pairs, static pair => string.Equals(pair.Source, pair.Target, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void Pairs_go_in_either_direction()
    {
        MessagePair pair = CompilerMessages.ReadPairs("fr", "en").First(static pair => pair.Key == "Microsoft.CodeAnalysis.CSharp/WRN_UnreachableCode");
        Assert.Equal("Unreachable code detected", pair.Target);
        Assert.Equal("Code inaccessible détecté", pair.Source);
    }

    [Fact]
    public void A_language_that_the_compiler_does_not_speak_is_refused_with_those_it_speaks()
    {
        ArgumentException exception = Assert.Throws<ArgumentException>(static () => CompilerMessages.ReadPairs("en", "nl"));
        Assert.Contains("'nl'", exception.Message, StringComparison.Ordinal);
        Assert.Contains("de, es", exception.Message, StringComparison.Ordinal);
    }
}
