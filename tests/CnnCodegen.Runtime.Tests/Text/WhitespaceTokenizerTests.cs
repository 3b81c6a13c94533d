using CnnCodegen.Text;

namespace CnnCodegen.Runtime.Tests.Text;

public sealed class WhitespaceTokenizerTests
{
    [Theory]
    [InlineData("", new string[0])]
    [InlineData(" \t\r\n\u00A0\u2003\u3000", new string[0])]
    [InlineData("It 's n't\tgood , OK !", new[] { "It", "'s", "n't", "good", ",", "OK", "!" })]
    [InlineData(" Größe\u00A0漢字 👍🏽 ", new[] { "Größe", "漢字", "👍🏽" })]
    public void Tokens_stand_between_white_space(string text, string[] expected) => Assert.Equal(expected, new WhitespaceTokenizer().Split(text));

    [Fact]
    public void Letters_are_made_lower_case_on_demand() => Assert.Equal(["größe", "\U00010428", "a"], new WhitespaceTokenizer(lowercase: true).Split("GRÖßE \U00010400 A"));

    [Fact]
    public void Unpaired_surrogates_make_a_token_unknown_wherever_they_stand()
    {
        var ids = new int[5];

        Assert.Equal(4, new WhitespaceTokenizer().Encode("a a\ud800 \udc00a \ud83d\udc4d", new Vocabulary(["a", "👍", "\uFFFDa", "a\uFFFD"]), ids));
        Assert.Equal([2, 1, 1, 3, 0], ids);
        Assert.Equal(["a", "👍"], new WhitespaceTokenizer().Split("a a\ud800 \udc00a \ud83d\udc4d"));
    }

    [Fact]
    public void A_token_beyond_the_longest_is_unknown()
    {
        string longest = new('é', WordTokenizer.LongestToken);
        var ids = new int[3];

        Assert.Equal(2, new WhitespaceTokenizer().Encode($"{longest}é {longest}", new Vocabulary([longest]), ids));
        Assert.Equal([1, 2, 0], ids);
        Assert.Equal([longest], new WhitespaceTokenizer().Split($"{longest}é {longest}"));
    }
}
