using CnnCodegen.Equivalence.Tests.Corpus;
using CnnCodegen.Equivalence.Tests.Engines;
using CnnCodegen.LanguageModels;
using CnnCodegen.Testing;
using CnnCodegen.Text;

namespace CnnCodegen.Equivalence.Tests;

/// <summary>A generated language model scores texts and continues them by what the network computes for the ids of their tokens.</summary>
public sealed class LanguageModelTextTests
{
    private const string End = "</s>";
    private static readonly Vocabulary Words = new(["the", "film", "was", "funny", ",", "'s", End, "it", "."]);
    private static readonly Vocabulary Letters = new(["t", "h", "e", "f", "i", "l", "m", "F", "s"]);
    private static readonly Vocabulary Characters = new(["a", "b", "c", " ", "\n", "é"]);

    private static readonly Lazy<CompiledProject> Project = new(() => CompiledCorpus.Compile(StreamNetworks.All));

    [Theory]
    [InlineData("the film was funny", new[] { "the", "film", "was", "funny", End }, new[] { 8, 2, 3, 4, 5, 8 }, 19)]
    [InlineData("The film\nwas zeppelin.\n", new[] { "The", "film", End, "was", "zeppelin", ".", End }, new[] { 8, 2, 3, 8, 4, 1, 10, 8 }, 23)]
    [InlineData("the film\r\nwas", new[] { "the", "film", End, "was", End }, new[] { 8, 2, 3, 8, 4, 8 }, 13)]
    [InlineData("the\ffilm\u2028was", new[] { "the", "film", "was", End }, new[] { 8, 2, 3, 4, 8 }, 13)]
    [InlineData("", new[] { End }, new[] { 8, 8 }, 1)]
    public void Lines_are_scored_with_their_ends(string text, string[] tokens, int[] ids, int characters)
    {
        ILanguageModelInstance network = Load("LstmStream", new WordTokenizer(lowercase: true), Words);
        double[] expected = LogProbabilities(network, ids);

        TextScore score = network.Score(text);

        Assert.Equal(8, network.EndToken);
        Assert.Equal(tokens, score.Tokens.Select(token => token.Text));
        Assert.Equal(ids[1..], score.Tokens.Select(token => token.Id));
        Assert.All(expected.Zip(score.Tokens), pair => Assert.Equal(pair.First, pair.Second.LogProbability, 1e-5));
        Assert.Equal(expected.Sum(), score.LogProbability, 1e-4);
        Assert.Equal(characters, score.Characters);
        Assert.Equal(Math.Exp(-expected.Average()), score.Perplexity, 1e-3);
        Assert.Equal(-expected.Sum() / Math.Log(2) / characters, score.BitsPerCharacter, 1e-4);
    }

    /// <summary>More tokens than are read at a time, and than the network's longest text.</summary>
    [Fact]
    public void Long_texts_are_scored_as_a_whole()
    {
        ILanguageModelInstance network = Load("QrnnStream", new WordTokenizer(lowercase: true), Words);
        int[] line = [.. Enumerable.Range(0, 1200).Select(i => 2 + (i % 5))];
        string text = string.Join(' ', line.Select(id => Words.Tokens[id - 2]));

        TextScore score = network.Score(text);

        Assert.Equal(1201, score.Tokens.Count);
        int[] start = [8, .. line[..998]];
        Assert.All(LogProbabilities(network, start).Zip(score.Tokens), pair => Assert.Equal(pair.First, pair.Second.LogProbability, 1e-4));
    }

    [Fact]
    public void Without_an_end_token_the_first_token_has_no_score()
    {
        ILanguageModelInstance network = Load("LstmStream", new CharacterTokenizer(), Characters);

        TextScore score = network.Score("é ab\nc");

        Assert.Null(network.EndToken);
        Assert.Equal([" ", "a", "b", "\n", "c"], score.Tokens.Select(token => token.Text));
        Assert.Equal(5, score.Characters);
        Assert.All(LogProbabilities(network, [7, 5, 2, 3, 6, 4]).Zip(score.Tokens), pair => Assert.Equal(pair.First, pair.Second.LogProbability, 1e-5));
        Assert.Empty(network.Score("").Tokens);
        Assert.Contains("has no end token", Assert.Throws<ArgumentException>(() => network.Generate("")).Message, StringComparison.Ordinal);
        Assert.Contains("has no end token", Assert.Throws<ArgumentException>(() => network.Next("", new float[network.VocabularySize])).Message, StringComparison.Ordinal);
        Assert.Contains("room", Assert.Throws<ArgumentException>(() => network.Next("a", new float[1])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Words_are_spelled_as_they_are_written()
    {
        ILanguageModelInstance network = Load("SpelledStream", new WordTokenizer(lowercase: true), Words);
        int[] the = [2, 3, 4], film = [5, 6, 7, 8], upperFilm = [9, 6, 7, 8], end = [1, 1, 10, 1];
        double[] plain = LogProbabilities(network, [8, 2, 3, 8], end, the, film), upper = LogProbabilities(network, [8, 2, 3, 8], end, the, upperFilm);

        Assert.All(plain.Zip(network.Score("the film").Tokens), pair => Assert.Equal(pair.First, pair.Second.LogProbability, 1e-5));
        Assert.All(upper.Zip(network.Score("the Film").Tokens), pair => Assert.Equal(pair.First, pair.Second.LogProbability, 1e-5));
        Assert.NotEqual(plain[2], upper[2], 1e-4);

        var logits = new float[network.VocabularySize];
        network.Next("the Film", logits);
        Assert.Equal(upper[2], logits[8] - Math.Log(logits.Sum(logit => Math.Exp(logit))), 1e-5);

        // Ids are spelled as the vocabulary has their tokens.
        LanguageModelState state = network.Start();
        network.Read(state, [8, 2]);
        Assert.Equal(plain[2], network.LogProbability(state, 3, 8), 1e-5);
    }

    [Fact]
    public void Generation_at_temperature_0_takes_the_best_tokens()
    {
        ILanguageModelInstance network = Load("LstmStream", new WhitespaceTokenizer(), Words);
        LanguageModelState state = network.Start();
        network.Read(state, [8, 2]);
        var expected = new List<string>();
        float[] logits = new float[network.VocabularySize];
        for (int token = 3; expected.Count < 12;)
        {
            network.Next(state, token, logits);
            // The vocabulary's tokens have the ids 2 to 10.
            token = 2 + Array.IndexOf(logits[2..11], logits[2..11].Max());
            expected.Add(token == 8 ? "\n" : Words.Tokens[token - 2]);
        }

        string text = network.Generate("the film", new GenerationOptions { Temperature = 0, MaxTokens = 12, StopAtEnd = false });

        Assert.Equal(string.Join(' ', expected), text.Replace("\n", " \n ", StringComparison.Ordinal).Trim(' ').Replace("  ", " ", StringComparison.Ordinal));
        string stopped = network.Generate("the film", new GenerationOptions { Temperature = 0, MaxTokens = 12 });
        Assert.Equal(text.Split('\n')[0], stopped);
    }

    [Fact]
    public void A_seed_decides_what_is_generated()
    {
        ILanguageModelInstance network = Load("QrnnStream", new WordTokenizer(lowercase: true), Words);
        string[] texts = [.. Enumerable.Range(0, 20).Select(seed => network.Generate("it", new GenerationOptions { Seed = seed, MaxTokens = 30 }))];

        Assert.Equal(texts, Enumerable.Range(0, 20).Select(seed => network.Generate("it", new GenerationOptions { Seed = seed, MaxTokens = 30 })));
        Assert.True(texts.Distinct().Count() > 10);
        // No padding, no unknown tokens, no ids without a token, no end.
        Assert.All(texts, text => Assert.All(new WordTokenizer().Split(text.Replace("'s", " ", StringComparison.Ordinal)), token => Assert.Contains(token, Words.Tokens)));
        Assert.Equal("", network.Generate("it", new GenerationOptions { MaxTokens = 0 }));
    }

    [Fact]
    public void What_is_generated_goes_on_from_the_prompt()
    {
        ILanguageModelInstance words = Load("QrnnStream", new WordTokenizer(lowercase: true), Words);
        ILanguageModelInstance characters = Load("GruStream", new CharacterTokenizer(), Characters);
        GenerationOptions Seeded(int seed) => new() { Seed = seed, MaxTokens = 1, StopAtEnd = false };

        foreach (int seed in Enumerable.Range(0, 30))
        {
            string word = words.Generate("it", Seeded(seed));
            Assert.Equal(word is not ("," or "." or "'s" or "\n"), word.StartsWith(' '));
            Assert.False(words.Generate("it ", Seeded(seed)).StartsWith(' '));
            Assert.False(words.Generate("", Seeded(seed)).StartsWith(' '));
            Assert.Contains(characters.Generate("ab", Seeded(seed)), Characters.Tokens);
        }
    }

    [Fact]
    public void The_file_names_the_end_token()
    {
        Assert.Equal(6, Load("GruStream", new CharacterTokenizer(), Characters, "\n").EndToken);
        Assert.Equal(
            "end_token: expected a token of the vocabulary, found 'zeppelin'.",
            Assert.Throws<ModelFileException>(() => Load("GruStream", new CharacterTokenizer(), Characters, "zeppelin")).Message);
    }

    [Fact]
    public void A_vocabulary_must_fit_the_outputs() =>
        Assert.Throws<ModelFileException>(() => Load("NarrowQrnnStream", new WordTokenizer(), Words));

    /// <summary>The logarithms of the probabilities of all tokens but the first, by softmax over what the network computes for the whole.</summary>
    private static double[] LogProbabilities(ILanguageModelInstance network, int[] ids, params int[][] spellings)
    {
        int[][] sequences = spellings.Length == 0 ? [ids[..^1]] : [ids[..^1], .. spellings];
        double[][] rows = [.. network.Compute(sequences).Select(logit => (double)logit).Chunk(network.VocabularySize)];
        return [.. ids[1..].Zip(rows, (next, row) => row[next] - Math.Log(row.Sum(Math.Exp)))];
    }

    private static ILanguageModelInstance Load(string name, Tokenizer tokenizer, Vocabulary vocabulary, string? end = null)
    {
        NetworkClass compiled = Project.Value.Networks[NetworkCorpus.Named(name).FullName];
        TestModel model = CompiledCorpus.Model(NetworkCorpus.Named(name), compiled);
        var writer = new ModelFileWriter();
        writer.SetNetwork(model.Description);
        if (end is not null)
            writer.SetEndToken(end);
        writer.SetInput(model.Description.Input.Name, tokenizer, vocabulary);
        foreach (LayerDescription layer in model.Description.Layers.Where(static layer => layer.Block is not null))
            writer.SetInput(layer.Block!.Input.Name, new CharacterTokenizer(), Letters);
        foreach (WeightSlot slot in model.Description.Weights)
            writer.Add(slot.Name, slot.Shape, model.Tensors[slot.Name]);
        using var stream = new MemoryStream();
        writer.Save(stream);
        stream.Position = 0;
        return (ILanguageModelInstance)compiled.LoadNetwork(ModelFile.Read(stream));
    }
}
