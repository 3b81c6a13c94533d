using System.Text;
using CnnCodegen.Text;

namespace CnnCodegen.Runtime.Tests.Text;

/// <summary>Texts made of tokens have their spaces where people write them.</summary>
public sealed class TokenSpacingTests
{
    [Theory]
    [InlineData("the film was funny .", "the film was funny.")]
    [InlineData("it 's funny , is n't it ?", "it's funny, isn't it?")]
    [InlineData("they 'll see ( or so they 've said ) : no !", "they'll see (or so they've said): no!")]
    [InlineData("he said \" no \" and \" yes \" .", "he said \"no\" and \"yes\".")]
    [InlineData("\" no \"", "\"no\"")]
    [InlineData("a rise of $ 5 [ 10 % ]", "a rise of $5 [10%]")]
    [InlineData("„ Nein “ , sagte er", "„Nein “, sagte er")]
    [InlineData("« non » …", "«non»…")]
    [InlineData("'tis the ' end '", "'tis the ' end '")]
    public void Words_and_punctuation_are_joined_as_in_English(string tokens, string expected) => Assert.Equal(expected, Join(new WordTokenizer(), tokens.Split(' ')));

    [Fact]
    public void What_was_cut_at_spaces_is_joined_by_spaces()
    {
        string[] tokens = ["it", "'s", "(", "funny", ")", "."];

        Assert.Equal("it 's ( funny ) .", Join(new WhitespaceTokenizer(), tokens));
        Assert.Equal("it 's ( funny ) .", Join(new SentenceTokenizer(isTreebank: true), tokens));
        Assert.Equal("it's (funny).", Join(new SentenceTokenizer(), tokens));
    }

    [Fact]
    public void Characters_have_their_spaces_among_them() => Assert.Equal("a film.", Join(new CharacterTokenizer(), ["a", " ", "f", "i", "l", "m", "."]));

    private static string Join(Tokenizer tokenizer, string[] tokens)
    {
        var text = new StringBuilder();
        bool openQuotes = false;
        string before = "";
        foreach (string token in tokens)
        {
            if (tokenizer.HasSpaceBetween(before, token, ref openQuotes))
                text.Append(' ');
            text.Append(token);
            before = token;
        }

        return text.ToString();
    }
}
