using System.Text;
using CnnCodegen.Text;

namespace CnnCodegen.Runtime.Tests.Text;

public sealed class WordShapeTests
{
    public static TheoryData<Tokenizer> Tokenizers => [new WordTokenizer(), new WordTokenizer(lowercase: false), new WhitespaceTokenizer(), new WhitespaceTokenizer(lowercase: true), new SentenceTokenizer()];

    [Theory]
    [InlineData("word", 1)]
    [InlineData("don't", 1)]
    [InlineData("x86", 1)]
    [InlineData("straße", 1)]
    [InlineData("WORD", 2)]
    [InlineData("I", 2)]
    [InlineData("U.S.", 2)]
    [InlineData("COVID-19", 2)]
    [InlineData("Word", 3)]
    [InlineData("Élan", 3)]
    [InlineData("3Com", 3)]
    [InlineData("Ǆa", 3)]
    [InlineData("ǅa", 3)]
    [InlineData("\U00010400\U00010428", 3)]
    [InlineData("iPhone", 4)]
    [InlineData("McCoy", 4)]
    [InlineData("TextClassifier", 4)]
    [InlineData("1987", 5)]
    [InlineData("%", 5)]
    [InlineData("東京", 5)]
    [InlineData("", 5)]
    [InlineData("\ud800", 5)]
    public void A_word_has_one_of_five_shapes(string word, int expected) => Assert.Equal(expected, WordShape.IdOf(word));

    /// <summary>Long and short words, all shapes, text of several code units, a word that no vocabulary has.</summary>
    [Theory]
    [MemberData(nameof(Tokenizers))]
    public void Shapes_are_as_many_as_ids_and_those_of_the_words_as_they_are_written(Tokenizer tokenizer)
    {
        string text = $"The Quick brown FOX, isn't McCoy 1987 Überraschungserfolg ÉLAN {new string('A', 300)} internationalisation of an INTERNATIONALISATION end";
        int[] ids = new int[60], shapes = new int[60], ofUtf8 = new int[60];

        int count = tokenizer.Encode(text, new Vocabulary([]), ids);

        Assert.Equal(count, WordShape.Encode(tokenizer, text, shapes));
        Assert.Equal(count, WordShape.Encode(tokenizer, Encoding.UTF8.GetBytes(text), ofUtf8));
        Assert.Equal(shapes, ofUtf8);
        // Strings leave out the overlong word, which as a token is unknown and has no shape.
        string[] words = [.. tokenizer.KeepingCase.Split(text)];
        Assert.Equal(words.Select(word => WordShape.IdOf(word)), shapes[..count].Where((_, index) => index != Array.IndexOf(words, "internationalisation")));
        Assert.Equal(2, WordShape.Encode(tokenizer, text, shapes.AsSpan(0, 2)));
    }

    [Fact]
    public void Characters_have_no_shape() => Assert.Throws<ArgumentException>(() => WordShape.Encode(new CharacterTokenizer(), "a", new int[1]));

    [Fact]
    public void A_word_that_is_given_is_looked_up_as_in_a_text()
    {
        var vocabulary = new Vocabulary(["film", "two words"]);
        Assert.Equal(2, new WordTokenizer().IdOf("FILM", vocabulary));
        Assert.Equal(3, new WordTokenizer().IdOf("Two Words", vocabulary));
        Assert.Equal(Vocabulary.UnknownId, new WordTokenizer(lowercase: false).IdOf("FILM", vocabulary));
        Assert.Equal(Vocabulary.UnknownId, new WordTokenizer().IdOf(new string('f', 1000), vocabulary));
    }
}
