using CnnCodegen.Text;

namespace CnnCodegen.Runtime.Tests.Text;

public sealed class TokenizerSettingsTests
{
    [Fact]
    public void Settings_are_written_as_json()
    {
        Assert.Equal("""{"kind":"words","lowercase":true}""", new WordTokenizer().ToJson());
        Assert.Equal("""{"kind":"words","lowercase":false}""", new WordTokenizer(lowercase: false).ToJson());
        Assert.Equal("""{"kind":"characters","lowercase":false}""", new CharacterTokenizer().ToJson());
        Assert.Equal("""{"kind":"characters","lowercase":true}""", new CharacterTokenizer(lowercase: true).ToJson());
        Assert.Equal("""{"kind":"clean_str","lowercase":true}""", new SentenceTokenizer().ToJson());
        Assert.Equal("""{"kind":"clean_str_sst","lowercase":false}""", new SentenceTokenizer(lowercase: false, isTreebank: true).ToJson());
        Assert.Equal("""{"kind":"whitespace","lowercase":false}""", new WhitespaceTokenizer().ToJson());
    }

    [Fact]
    public void Settings_are_read_in_any_order()
    {
        var tokenizer = Assert.IsType<CharacterTokenizer>(Tokenizer.FromJson("""{ "lowercase" : true, "kind" : "characters" }"""));
        Assert.True(tokenizer.Lowercase);

        Assert.False(Assert.IsType<WordTokenizer>(Tokenizer.FromJson("""{"kind":"words","lowercase":false}""")).Lowercase);
    }

    [Fact]
    public void Settings_that_were_written_are_read()
    {
        foreach (bool lowercase in (bool[])[true, false])
        {
            Tokenizer[] tokenizers =
            [
                new CharacterTokenizer(lowercase), new WordTokenizer(lowercase), new SentenceTokenizer(lowercase),
                new SentenceTokenizer(lowercase, isTreebank: true), new WhitespaceTokenizer(lowercase),
            ];
            foreach (Tokenizer tokenizer in tokenizers)
            {
                Tokenizer read = Tokenizer.FromJson(tokenizer.ToJson());
                Assert.Equal((tokenizer.GetType(), lowercase), (read.GetType(), read.Lowercase));
                Assert.Equal(tokenizer.Split("It's (Here)!"), read.Split("It's (Here)!"));
            }
        }
    }

    [Theory]
    [InlineData("""{"kind":"bytes","lowercase":true}""", "kind 'characters', 'words', 'clean_str', 'clean_str_sst' or 'whitespace'", "kind 'bytes'")]
    [InlineData("""{"kind":"Words","lowercase":true}""", "kind 'characters', 'words', 'clean_str', 'clean_str_sst' or 'whitespace'", "kind 'Words'")]
    [InlineData("""{"lowercase":true}""", "a JSON object with kind and lowercase", """'{"lowercase":true}'""")]
    [InlineData("""{"kind":"words"}""", "a JSON object with kind and lowercase", """'{"kind":"words"}'""")]
    [InlineData("""{"kind":"words","lowercase":1}""", "a JSON object with kind and lowercase", """'{"kind":"words","lowercase":1}'""")]
    [InlineData("""{"kind":7,"lowercase":true}""", "a JSON object with kind and lowercase", """'{"kind":7,"lowercase":true}'""")]
    [InlineData("""{"kind":"words","kind":"words","lowercase":true}""", "a JSON object with kind and lowercase", """'{"kind":"words","kind":"words","lowercase":true}'""")]
    [InlineData("""{"kind":"words","lowercase":true,"stem":true}""", "a JSON object with kind and lowercase", """'{"kind":"words","lowercase":true,"stem":true}'""")]
    [InlineData("[]", "a JSON object with kind and lowercase", "an array")]
    [InlineData("words", "a JSON object with kind and lowercase", "'words'")]
    [InlineData("", "a JSON object with kind and lowercase", "''")]
    public void Settings_that_are_not_understood_are_refused(string json, string expected, string found)
    {
        var fault = Assert.Throws<ModelFileException>(() => Tokenizer.FromJson(json));

        Assert.Equal(("tokenizer", expected, found), (fault.Field, fault.Expected, fault.Found));
    }
}
