using CnnCodegen.Text;

namespace CnnCodegen.Runtime.Tests.Text;

public sealed class VocabularyTests
{
    [Fact]
    public void Ids_start_after_the_two_reserved_ones()
    {
        var vocabulary = new Vocabulary(["the", "a", "😀"]);

        Assert.Equal(5, vocabulary.Count);
        Assert.Equal(["the", "a", "😀"], vocabulary.Tokens);
        Assert.Equal((2, 3, 4), (vocabulary.IdOf("the"), vocabulary.IdOf("a"), vocabulary.IdOf("😀")));
        Assert.Equal(Vocabulary.UnknownId, vocabulary.IdOf("The"));
        Assert.Equal(Vocabulary.UnknownId, vocabulary.IdOf(""));
    }

    [Fact]
    public void Ids_have_their_tokens_but_for_the_reserved_ones()
    {
        var vocabulary = new Vocabulary(["the", "a"]);

        Assert.Equal([null, null, "the", "a"], Enumerable.Range(0, vocabulary.Count).Select(vocabulary.TokenOf));
        Assert.Throws<ArgumentOutOfRangeException>(() => vocabulary.TokenOf(4));
        Assert.Throws<ArgumentOutOfRangeException>(() => vocabulary.TokenOf(-1));
    }

    [Fact]
    public void An_empty_vocabulary_knows_only_the_reserved_ids()
    {
        var vocabulary = new Vocabulary([]);

        Assert.Equal(2, vocabulary.Count);
        Assert.Equal(1, vocabulary.IdOf("a"));
        Assert.Equal("[]", vocabulary.ToJson());
    }

    [Fact]
    public void Frequent_tokens_come_first_and_ties_are_ordinal()
    {
        Vocabulary vocabulary = Vocabulary.Build(["b a c", "a B", "é Z"], new WordTokenizer(lowercase: false), maxCount: 100);

        // a occurs twice, the others once: in ordinal order capitals come first, é after z.
        Assert.Equal(["a", "B", "Z", "b", "c", "é"], vocabulary.Tokens);
    }

    [Fact]
    public void The_largest_count_includes_the_reserved_ids()
    {
        string[] texts = ["a a a b b c"];

        Assert.Equal(["a", "b"], Vocabulary.Build(texts, new WordTokenizer(), maxCount: 4).Tokens);
        Assert.Equal(4, Vocabulary.Build(texts, new WordTokenizer(), maxCount: 4).Count);
        Assert.Empty(Vocabulary.Build(texts, new WordTokenizer(), maxCount: 2).Tokens);
        Assert.Throws<ArgumentOutOfRangeException>(() => Vocabulary.Build(texts, new WordTokenizer(), maxCount: 1));
    }

    [Fact]
    public void Rare_tokens_are_left_out() =>
        Assert.Equal(["a", "b"], Vocabulary.Build(["a a a b b c"], new WordTokenizer(), maxCount: 100, minFrequency: 2).Tokens);

    [Fact]
    public void Lookup_by_code_point_agrees_with_lookup_by_text()
    {
        var random = new Random(11);
        string[] tokens = [.. Enumerable.Range(0, 3000).Select(_ => RandomRune(random).ToString()).Distinct(StringComparer.Ordinal)];
        var vocabulary = new Vocabulary(tokens);
        var tokenizer = new CharacterTokenizer();
        var id = new int[1];

        foreach (string text in tokens.Concat(Enumerable.Range(0, 3000).Select(_ => RandomRune(random).ToString())))
        {
            tokenizer.Encode(text, vocabulary, id);
            Assert.Equal(vocabulary.IdOf(text), id[0]);
        }

        static System.Text.Rune RandomRune(Random random)
        {
            // Half from the first planes' dense part, half from everywhere.
            int limit = random.Next(2) == 0 ? 0x3000 : 0x110000;
            System.Text.Rune rune;
            while (!System.Text.Rune.TryCreate(random.Next(limit), out rune))
            {
            }

            return rune;
        }
    }

    [Fact]
    public void Json_keeps_every_token()
    {
        string[] tokens = ["é", "\"", "\\", "\u0000", "<", "😀", "\u2028", "e\u0301", "日本語"];

        Assert.Equal(tokens, Vocabulary.FromJson(new Vocabulary(tokens).ToJson()).Tokens);
    }

    [Theory]
    [InlineData("{}", "a JSON array of strings", "an object")]
    [InlineData("""["a",1]""", "a JSON array of strings", "a number at index 1")]
    [InlineData("""["a",]""", "a JSON array of strings", """'["a",]'""")]
    [InlineData("""["a","b","a"]""", "tokens that differ and are not empty", "'a' with the ids 2 and 4")]
    [InlineData("""["a",""]""", "tokens that differ and are not empty", "an empty one with id 3")]
    [InlineData("""["\ud800"]""", "Unicode text", "an unpaired surrogate")]
    public void Faulty_json_is_refused(string json, string expected, string found)
    {
        var fault = Assert.Throws<ModelFileException>(() => Vocabulary.FromJson(json));

        Assert.Equal(("vocabulary", expected, found), (fault.Field, fault.Expected, fault.Found));
    }

    [Fact]
    public void Faulty_tokens_are_refused()
    {
        Assert.Contains("'a' with the ids 2 and 3", Assert.Throws<ArgumentException>("tokens", () => new Vocabulary(["a", "a"])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("tokens", () => new Vocabulary([""]));
        Assert.Throws<ArgumentException>("tokens", () => new Vocabulary(["a\ud800"]));
    }
}
