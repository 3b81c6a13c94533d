using CnnCodegen.Text;

namespace CnnCodegen.Training.Tests.Data.LanguageModels;

/// <summary>Text of language models: reading, vocabularies, token ids.</summary>
public sealed class LanguageModelTextTests
{
    private static readonly LanguageModelText Text = new("test", ["a b b", "c <unk> b"]);

    [Fact]
    public void Files_have_a_sentence_a_line()
    {
        using var file = new TemporaryFile("lm.txt", " the cat sat\n\nthe dog\r\n");

        LanguageModelText text = LanguageModelText.Read(file.Path);

        Assert.Equal([" the cat sat", "the dog"], text.Sentences);
        Assert.Equal(new LanguageModelText("other name", text.Sentences).Fingerprint, text.Fingerprint);
        Assert.NotEqual(new LanguageModelText("", ["the cat", "sat the dog"]).Fingerprint, new LanguageModelText("", ["the cat sat", "the dog"]).Fingerprint);
    }

    [Fact]
    public void Files_without_sentences_are_refused()
    {
        using var file = new TemporaryFile("lm.txt", "\n \n");

        Assert.Contains("one a line", Assert.Throws<DataFileException>(() => LanguageModelText.Read(file.Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_end_of_sentences_is_in_the_vocabulary_and_the_mark_of_unknown_words_is_not()
    {
        Vocabulary vocabulary = LanguageModelInputs.BuildVocabulary(Text, new WhitespaceTokenizer(), "</s>", maxCount: 5, minFrequency: 1);

        Assert.Equal(["</s>", "b", "a"], vocabulary.Tokens);
        Assert.Equal(["</s>", "b"], LanguageModelInputs.BuildVocabulary(Text, new WhitespaceTokenizer(), "</s>", 5, minFrequency: 3).Tokens);
    }

    [Fact]
    public void Each_sentence_ends_with_the_end()
    {
        NetworkDescription network = LanguageNetworks.Lstm(rows: 10);
        var vocabulary = new Vocabulary(["</s>", "a", "b"]);
        var inputs = new Dictionary<string, TextInput> { ["Words"] = new(new WhitespaceTokenizer(), vocabulary) };

        EncodedText encoded = LanguageModelInputs.Encode(Text, network, inputs, "</s>");

        Assert.Equal([3, 4, 4, 2, Vocabulary.UnknownId, Vocabulary.UnknownId, 4, 2], encoded.Ids);
        Assert.Empty(encoded.Spellings);
    }

    [Fact]
    public void Words_are_spelled_as_they_stand_even_where_the_vocabulary_does_not_have_them()
    {
        NetworkDescription network = LanguageNetworks.Spelled(outputs: 10);
        var inputs = new Dictionary<string, TextInput>
        {
            ["Words"] = new(new WhitespaceTokenizer(), new Vocabulary(["</s>", "b"])),
            ["Spelled.Letters"] = new(new CharacterTokenizer(), new Vocabulary(["a", "b", "c", "s"])),
        };

        EncodedText encoded = LanguageModelInputs.Encode(new LanguageModelText("", ["ab b", "ab"]), network, inputs, "</s>");

        Assert.Equal([1, 3, 2, 1, 2], encoded.Ids);
        SpelledTokens spelled = Assert.Single(encoded.Spellings);
        Assert.Equal([[2, 3], [3], [1, 1, 5, 1], [2, 3], [1, 1, 5, 1]], Enumerable.Range(0, 5).Select(token => spelled[token]));
    }

    /// <summary>The numbers that papers give for Mikolov's text of the Penn Treebank, ends of sentences counted.</summary>
    [Theory]
    [InlineData("lm/ptb.train.txt.gz", 929_589, 5_017_482)]
    [InlineData("lm/ptb.valid.txt.gz", 73_760, 393_042)]
    [InlineData("lm/ptb.test.txt.gz", 82_430, 442_423)]
    public void Penn_treebank_has_the_papers_numbers_of_tokens(string file, int words, int characters)
    {
        LanguageModelText text = LanguageModelText.Read(PublicData.Path(file));
        NetworkDescription network = LanguageNetworks.Lstm(rows: 10_001);

        Assert.Equal(words, Count(new WhitespaceTokenizer(), "</s>"));
        Assert.Equal(characters, Count(new CharacterTokenizer(), "\n"));

        int Count(Tokenizer tokenizer, string end)
        {
            Vocabulary vocabulary = LanguageModelInputs.BuildVocabulary(text, tokenizer, end, 20_000, 1);
            return LanguageModelInputs.Encode(text, network, new Dictionary<string, TextInput> { ["Words"] = new(tokenizer, vocabulary) }, end).Ids.Length;
        }
    }

    [Fact]
    public void Penn_treebank_has_the_papers_vocabulary()
    {
        Vocabulary vocabulary = LanguageModelInputs.BuildVocabulary(LanguageModelText.Read(PublicData.Path("lm/ptb.train.txt.gz")), new WhitespaceTokenizer(), "</s>", 20_000, 1);

        // 10,000 with the end of sentences and the mark of unknown words, which has the reserved id of its own; beside them the id of padding.
        Assert.Equal(10_001, vocabulary.Count);
    }
}
