using CnnCodegen.Equivalence.Tests.Corpus;
using CnnCodegen.Equivalence.Tests.Engines;
using CnnCodegen.Tagging;
using CnnCodegen.Testing;
using CnnCodegen.Text;

namespace CnnCodegen.Equivalence.Tests;

/// <summary>What a generated tagger promises beside the numbers of its network: the best tags with their probabilities, of any text, without allocation.</summary>
public sealed class TaggerTests
{
    private static readonly Vocabulary Words = new(["the", "film", "was", "funny", "and", "gripping"]);
    private static readonly Vocabulary Letters = new(["t", "h", "e", "f", "i", "l", "m", "F"]);

    /// <summary>With the scores of neighbouring tags and without, of filled up texts, with spelled tokens.</summary>
    public static TheoryData<string> Taggers => ["TaggerOfWholeSentences", "TaggerByCapitals", "TaggerOfFilledTexts", "SpelledTokens"];

    [Theory]
    [MemberData(nameof(Taggers))]
    public void Tags_are_those_of_the_reference(string name)
    {
        (ITaggerInstance tagger, TestModel model) = Load(name);
        for (int text = 0; text < model.Texts.Count; text++)
        {
            int[] tags = new int[20];
            float[] probabilities = new float[20];
            int count = tagger.Tag(InputIds.Of(model.Texts[text]), tags, probabilities);

            Assert.Equal(Math.Min(model.Texts[text][0].Length, model.Description.MaxLength), count);
            (int[] expected, double[] shares) = Expected(model, model.Outputs[text], count);
            Assert.Equal(expected, tags[..count]);
            Assert.All(shares.Zip(probabilities), pair => Assert.Equal(pair.First, pair.Second, Agreement.Tolerance));
            Assert.All(tags[count..], tag => Assert.Equal(0, tag));
            int[] alone = new int[20];
            Assert.Equal(count, tagger.Tag(InputIds.Of(model.Texts[text]), alone));
            Assert.Equal(tags, alone);
        }
    }

    [Fact]
    public void Probabilities_without_transitions_are_the_softmax_of_each_token()
    {
        (ITaggerInstance tagger, TestModel model) = Load("TaggerOfFilledTexts");
        int[] tags = new int[6];
        float[] probabilities = new float[6];
        tagger.Tag(InputIds.Of(model.Texts[6]), tags, probabilities);

        double[] row = model.Outputs[6][..5];
        Assert.Equal(Array.IndexOf(row, row.Max()), tags[0]);
        Assert.Equal(Math.Exp(row.Max()) / row.Sum(Math.Exp), probabilities[0], Agreement.Tolerance);
    }

    [Theory]
    [InlineData("", new string[] { }, new int[] { })]
    [InlineData("the film", new[] { "the", "film" }, new[] { 2, 3 })]
    [InlineData("The FILM", new[] { "The", "FILM" }, new[] { 2, 3 })]
    [InlineData("the zeppelin was Funny", new[] { "the", "zeppelin", "was", "Funny" }, new[] { 2, 1, 4, 5 })]
    [InlineData("the the the the the the the the the film", new[] { "the", "the", "the", "the", "the", "the", "the", "the", "the" }, new[] { 2, 2, 2, 2, 2, 2, 2, 2, 2 })]
    public void Text_gives_its_tokens_as_they_are_written_with_the_tags_of_their_ids(string text, string[] tokens, int[] ids)
    {
        (ITaggerInstance tagger, _) = LoadWithText("TaggerOfWholeSentences");
        int[] tags = new int[ids.Length];
        float[] probabilities = new float[ids.Length];
        tagger.Tag(new InputIds(ids), tags, probabilities);

        TaggedToken[] tagged = tagger.Tag(text);

        Assert.Equal(tokens.Zip(tags, probabilities).Select(token => new TaggedToken(token.First, tagger.Tags[token.Second], token.Third)), tagged);
        Assert.Equal(tagged, tagger.Tag(text.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
    }

    [Fact]
    public void Words_given_one_by_one_are_not_cut()
    {
        (ITaggerInstance tagger, _) = LoadWithText("TaggerOfWholeSentences");

        Assert.Equal(["the film", "", new string('f', 1000)], tagger.Tag(["the film", "", new string('f', 1000)]).Select(token => token.Text));
        Assert.Empty(tagger.Tag(Array.Empty<string>()));
        Assert.Contains("null as word 1", Assert.Throws<ArgumentException>(() => tagger.Tag(["the", null!])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Tokens_with_spellings_are_read_letter_by_letter_as_they_are_written()
    {
        (ITaggerInstance tagger, TestModel model) = LoadWithText("SpelledTokens");
        int[] the = [2, 3, 4], film = [9, 6, 7, 8], noLetters = [];
        int[] tags = new int[2];
        float[] probabilities = new float[2];
        tagger.Tag(InputIds.Of([[2, 3], the, film, .. Enumerable.Repeat(noLetters, Math.Max(0, model.Description.MinLength - 2))]), tags, probabilities);

        TaggedToken[] tagged = tagger.Tag("the Film");

        Assert.Equal([new TaggedToken("the", tagger.Tags[tags[0]], probabilities[0]), new TaggedToken("Film", tagger.Tags[tags[1]], probabilities[1])], tagged);
        Assert.NotEqual(tagged.Select(token => token.Probability), tagger.Tag(["the", "film"]).Select(token => token.Probability));
        Assert.Equal(model.Description.MaxLength, tagger.Tag(Enumerable.Repeat("the", 50).ToArray()).Length);
    }

    [Fact]
    public void Shapes_are_those_of_the_words_as_they_are_written()
    {
        (ITaggerInstance tagger, _) = LoadWithText("TaggerByCapitals");
        int[] tags = new int[5];
        float[] probabilities = new float[5];
        tagger.Tag(InputIds.Of([[2, 3, 3, 1, 1], [1, 3, 2, 4, 5]]), tags, probabilities);

        TaggedToken[] tagged = tagger.Tag("the Film FILM McCoy 3");

        Assert.Equal(tags.Select(tag => tagger.Tags[tag]).Zip(probabilities), tagged.Select(static token => (token.Tag, token.Probability)));
        Assert.Equal(tagged, tagger.Tag(["the", "Film", "FILM", "McCoy", "3"]));
    }

    [Fact]
    public void There_must_be_as_many_shapes_as_words()
    {
        (ITaggerInstance tagger, _) = Load("TaggerByCapitals");
        Assert.StartsWith(
            "Expected as many ids of Shapes as of Text, which are 3; found 2.",
            Assert.Throws<ArgumentException>(() => tagger.Tag(InputIds.Of([[2, 3, 4], [1, 1]]), new int[9])).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Taggers))]
    public void Tagging_ids_allocates_nothing(string name)
    {
        (ITaggerInstance tagger, TestModel model) = Load(name);
        int[] tags = new int[20];
        float[] probabilities = new float[20];
        (int[] Ids, int[] Ends)[] texts = [.. model.Texts.Select(text => (
            text.SelectMany(static ids => ids).ToArray(),
            text.Select((_, i) => text.Take(i + 1).Sum(static ids => ids.Length)).ToArray()))];

        void TagAll()
        {
            foreach ((int[] ids, int[] ends) in texts)
            {
                tagger.Tag(new InputIds(ids, ends), tags);
                tagger.Tag(new InputIds(ids, ends), tags, probabilities);
            }
        }

        for (int i = 0; i < 3; i++)
            TagAll();
        long before = GC.GetAllocatedBytesForCurrentThread();
        TagAll();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Threads_that_share_an_instance_get_what_one_thread_gets()
    {
        (ITaggerInstance tagger, _) = LoadWithText("SpelledTokens");
        string[] texts = ["", "the film was funny", "Film", "gripping and the film and the film and the film"];
        TaggedToken[][] alone = [.. texts.Select(text => tagger.Tag(text))];

        var together = new TaggedToken[400][];
        Parallel.For(0, together.Length, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i => together[i] = tagger.Tag(texts[i % texts.Length]));

        for (int i = 0; i < together.Length; i++)
            Assert.Equal(alone[i % alone.Length], together[i]);
    }

    [Fact]
    public void Text_needs_a_vocabulary()
    {
        Assert.Equal(
            "The model file of TaggerOfWholeSentences holds no vocabulary and no tokenizer for Text; only token ids can be tagged.",
            Assert.Throws<InvalidOperationException>(() => Load("TaggerOfWholeSentences").Tagger.Tag("the film")).Message);

        NetworkSource source = NetworkCorpus.Named("SpelledTokens");
        ModelFile file = CompiledCorpus.Model(source).ToFile(new WordTokenizer(), Words);
        var tagger = (ITaggerInstance)CompiledCorpus.Class(source).LoadNetwork(file);
        Assert.Equal(
            "The model file of SpelledTokens holds no vocabulary and no tokenizer for Spelled.Letters; only token ids can be tagged.",
            Assert.Throws<InvalidOperationException>(() => tagger.Tag(["the"])).Message);
    }

    [Fact]
    public void Room_that_is_too_small_is_refused()
    {
        (ITaggerInstance tagger, _) = Load("TaggerOfWholeSentences");
        Assert.Contains("room for the 3 tokens, found 2", Assert.Throws<ArgumentException>(() => tagger.Tag(new InputIds([2, 3, 4]), new int[2])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => tagger.Tag(new InputIds([2, 3, 4]), new int[3], new float[2]));
        Assert.Throws<ArgumentOutOfRangeException>(() => tagger.Tag(new InputIds([2, -3, 4]), new int[3]));
        Assert.Throws<ArgumentException>(() => tagger.Tag(InputIds.Of([2], [3]), new int[3]));
    }

    [Fact]
    public void Tags_have_the_names_in_the_file_or_numbers()
    {
        Assert.Equal(["0", "1", "2", "3", "4"], Load("TaggerOfWholeSentences").Tagger.Tags);
        Assert.Equal(["tag 0", "tag 1", "tag 2", "tag 3", "tag 4"], LoadWithText("TaggerOfWholeSentences").Tagger.Tags);
    }

    private static (ITaggerInstance Tagger, TestModel Model) Load(string name)
    {
        NetworkSource source = NetworkCorpus.Named(name);
        TestModel model = CompiledCorpus.Model(source);
        return ((ITaggerInstance)CompiledCorpus.Class(source).LoadNetwork(model.ToFile()), model);
    }

    private static (ITaggerInstance Tagger, TestModel Model) LoadWithText(string name)
    {
        NetworkSource source = NetworkCorpus.Named(name);
        TestModel model = CompiledCorpus.Model(source);
        var writer = new ModelFileWriter();
        writer.SetNetwork(model.Description);
        writer.SetLabels(Enumerable.Range(0, model.Description.Output.Output.Channels).Select(static tag => FormattableString.Invariant($"tag {tag}")));
        writer.SetInput(model.Description.Input.Name, new WordTokenizer(lowercase: true), Words);
        foreach (LayerDescription layer in model.Description.Layers.Where(static layer => layer.Block is not null))
            writer.SetInput(layer.Block!.Input.Name, new CharacterTokenizer(), Letters);
        foreach (WeightSlot slot in model.Description.Weights)
            writer.Add(slot.Name, slot.Shape, model.Tensors[slot.Name]);
        using var stream = new MemoryStream();
        writer.Save(stream);
        stream.Position = 0;
        return ((ITaggerInstance)CompiledCorpus.Class(source).LoadNetwork(ModelFile.Read(stream)), model);
    }

    /// <summary>The best path and its tags' shares by dynamic programming in double precision, or token by token where there are no transitions.</summary>
    private static (int[] Tags, double[] Shares) Expected(TestModel model, double[] scores, int count)
    {
        LayerDescription output = model.Description.Output;
        int tags = output.Output.Channels;
        bool whole = output.Attribute is TransitionsAttribute;
        double Start(int tag) => whole ? model.Tensors[$"{output.Name}.start"][tag] : 0;
        double Pair(int before, int after) => whole ? model.Tensors[$"{output.Name}.weight"][(before * tags) + after] : 0;

        // best[t][y] is the score of the best tags up to token t that end in y; sums[t][y] the sum of all of them; onwards[t][y] that of all ways on.
        var best = new double[count][];
        var sums = new double[count][];
        var onwards = new double[count][];
        for (int t = 0; t < count; t++)
        {
            best[t] = new double[tags];
            sums[t] = new double[tags];
            for (int y = 0; y < tags; y++)
            {
                double emission = scores[(t * tags) + y];
                best[t][y] = emission + (t == 0 ? Start(y) : Enumerable.Range(0, tags).Max(x => best[t - 1][x] + Pair(x, y)));
                sums[t][y] = Math.Exp(emission) * (t == 0 ? Math.Exp(Start(y)) : Enumerable.Range(0, tags).Sum(x => sums[t - 1][x] * Math.Exp(Pair(x, y))));
            }
        }

        for (int t = count - 1; t >= 0; t--)
        {
            onwards[t] = [.. Enumerable.Range(0, tags).Select(x => t == count - 1
                ? 1
                : Enumerable.Range(0, tags).Sum(y => Math.Exp(Pair(x, y) + scores[((t + 1) * tags) + y]) * onwards[t + 1][y]))];
        }

        var path = new int[count];
        for (int t = count - 1; t >= 0; t--)
            path[t] = Enumerable.Range(0, tags).MaxBy(x => best[t][x] + (t == count - 1 ? 0 : Pair(x, path[t + 1])));
        return (path, [.. path.Select((y, t) => sums[t][y] * onwards[t][y] / sums[^1].Sum())]);
    }
}
