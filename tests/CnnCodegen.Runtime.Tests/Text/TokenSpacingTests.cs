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
    [InlineData("'tis the ' end '", "'tis the 'end'")]
    [InlineData("I don ' t know , it ' s man ' s work , we ’ ll see", "I don't know, it's man's work, we’ll see")]
    [InlineData("l ' homme d ' aujourd ' hui qu ' il a vu", "l'homme d'aujourd'hui qu'il a vu")]
    [InlineData("Don ' t say ' no ' .", "Don't say 'no'.")]
    [InlineData("he said \" don ' t \" .", "he said \"don't\".")]
    public void Words_and_punctuation_are_joined_as_in_English(string tokens, string expected) => Assert.Equal(expected, Join(new WordTokenizer(), tokens.Split(' ')));

    [Fact]
    public void What_was_cut_at_spaces_is_joined_by_spaces()
    {
        string[] tokens = ["it", "'s", "(", "funny", ")", "."];

        Assert.Equal("it 's ( funny ) .", Join(new WhitespaceTokenizer(), tokens));
        Assert.Equal("it 's ( funny ) .", Join(new SentenceTokenizer(isTreebank: true), tokens));
        Assert.Equal("it's (funny).", Join(new SentenceTokenizer(), tokens));
    }

    /// <summary>What people write comes back as they wrote it; of what was cut before, the cuts are gone.</summary>
    [Theory]
    [InlineData("The type '{0}' must be public, isn't it?", null)]
    [InlineData("L'homme dit: «c'est l'été».", null)]
    [InlineData("'{0}' and '{1}' aren't the same", null)]
    [InlineData("a man 's hat , which he doesn 't wear", "a man's hat, which he doesn't wear")]
    [InlineData("l' homme qu' il a vu .", "l'homme qu'il a vu.")]
    public void Words_of_a_text_make_the_text(string text, string? expected)
    {
        var tokenizer = new WordTokenizer(lowercase: false);

        Assert.Equal(expected ?? text, Join(tokenizer, [.. tokenizer.Split(text)]));
    }

    [Fact]
    public void Characters_have_their_spaces_among_them() => Assert.Equal("a film.", Join(new CharacterTokenizer(), ["a", " ", "f", "i", "l", "m", "."]));

    private static string Join(Tokenizer tokenizer, string[] tokens)
    {
        var text = new StringBuilder();
        var quotes = default(OpenQuotes);
        for (int i = 0; i < tokens.Length; i++)
        {
            if (tokenizer.HasSpaceBetween(i > 0 ? tokens[i - 1] : "", tokens[i], i + 1 < tokens.Length ? tokens[i + 1] : "", ref quotes))
                text.Append(' ');
            text.Append(tokens[i]);
        }

        return text.ToString();
    }
}
