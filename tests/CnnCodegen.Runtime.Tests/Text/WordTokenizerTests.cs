using CnnCodegen.Text;

namespace CnnCodegen.Runtime.Tests.Text;

public sealed class WordTokenizerTests
{
    [Theory]
    [InlineData("", new string[0])]
    [InlineData(" \t\r\n\u00A0\u2003\u3000", new string[0])]
    [InlineData("I don't know, 3.5 %!", new[] { "i", "don't", "know", ",", "3", ".", "5", "%", "!" })]
    [InlineData("rock 'n' roll dogs'", new[] { "rock", "'", "n", "'", "roll", "dogs", "'" })]
    [InlineData("l’été c''est", new[] { "l’été", "c", "'", "'", "est" })]
    [InlineData("E\u0301te\u0301", new[] { "e\u0301te\u0301" })]
    [InlineData("well-known snake_case", new[] { "well", "-", "known", "snake", "_", "case" })]
    [InlineData("日本語 テキスト、です。", new[] { "日本語", "テキスト", "、", "です", "。" })]
    [InlineData("हिन्दी में", new[] { "हिन्दी", "में" })]
    [InlineData("می\u200Cخواهم", new[] { "می\u200Cخواهم" })]
    [InlineData("good👍🏽 ❤\uFE0F!", new[] { "good", "👍", "🏽", "❤\uFE0F", "!" })]
    [InlineData("👩\u200D👧", new[] { "👩", "\u200D", "👧" })]
    [InlineData("\u0301 a", new[] { "\u0301", "a" })]
    [InlineData("IX Ⅸ x² ½", new[] { "ix", "ⅸ", "x²", "½" })]
    [InlineData("STRASSE Straße", new[] { "strasse", "straße" })]
    [InlineData("\U00010400\U00010401", new[] { "\U00010428\U00010429" })]
    public void Runs_of_letters_are_words_and_other_signs_stand_alone(string text, string[] expected) =>
        Assert.Equal(expected, new WordTokenizer().Split(text));

    [Fact]
    public void Case_is_kept_on_demand() =>
        Assert.Equal(["Don't", "Know"], new WordTokenizer(lowercase: false).Split("Don't Know"));

    [Fact]
    public void Encoding_finds_what_splitting_gave()
    {
        var tokenizer = new WordTokenizer();
        const string Text = "Grüße aus Köln: don't ❤\uFE0F 日本語, don't! \U00010400 e\u0301";
        string[] tokens = [.. tokenizer.Split(Text)];
        Vocabulary vocabulary = Vocabulary.Build([Text], tokenizer, 100);
        var ids = new int[100];

        int count = tokenizer.Encode(Text, vocabulary, ids);

        Assert.Equal(tokens.Length, count);
        Assert.Equal(tokens, ids[..count].Select(id => vocabulary.Tokens[id - 2]));
    }

    [Fact]
    public void Unpaired_surrogates_are_unknown_and_left_out_of_vocabularies()
    {
        var tokenizer = new WordTokenizer();
        var vocabulary = new Vocabulary(["a", "b", "\uFFFD"]);
        var ids = new int[10];

        Assert.Equal(3, tokenizer.Encode("a\ud800b", vocabulary, ids));
        Assert.Equal([2, 1, 3], ids[..3]);
        Assert.Equal(["a", "b"], tokenizer.Split("a\ud800b"));

        // A mark joins even this; the two are one token that no vocabulary can hold.
        Assert.Equal(1, tokenizer.Encode("\ude00\u0301", vocabulary, ids));
        Assert.Equal(1, ids[0]);
        Assert.Empty(tokenizer.Split("\ude00\u0301"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_word_beyond_the_longest_is_unknown(bool lowercase)
    {
        string longest = new('x', WordTokenizer.LongestToken);
        var tokenizer = new WordTokenizer(lowercase);
        var vocabulary = new Vocabulary([longest, longest + "x"]);
        var ids = new int[3];

        Assert.Equal(2, tokenizer.Encode($"{longest} {longest}x", vocabulary, ids));
        Assert.Equal([2, 1, 0], ids);
        Assert.Equal([longest], tokenizer.Split($"{longest}x {longest}"));
    }

    [Fact]
    public void Ids_end_where_the_room_ends()
    {
        int[] ids = [9, 9, 9];

        Assert.Equal(2, new WordTokenizer().Encode("a a a", new Vocabulary(["a"]), ids.AsSpan(0, 2)));
        Assert.Equal([2, 2, 9], ids);
    }

    [Fact]
    public void Lower_casing_knows_no_culture()
    {
        System.Globalization.CultureInfo before = System.Globalization.CultureInfo.CurrentCulture;
        try
        {
            System.Globalization.CultureInfo.CurrentCulture = HostileCulture.Create();
            Assert.Equal(["title", "i"], new WordTokenizer().Split("TITLE I"));
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Encoding_allocates_nothing()
    {
        var tokenizer = new WordTokenizer();
        string text = "Grüße aus Köln: don't ❤\uFE0F 日本語, \U00010400 e\u0301 \ud800 " + new string('x', 1000);
        Vocabulary vocabulary = Vocabulary.Build([text], tokenizer, 6);
        var ids = new int[100];

        Assert.Equal(0, Allocations.Of(() => tokenizer.Encode(text, vocabulary, ids)));
    }
}
