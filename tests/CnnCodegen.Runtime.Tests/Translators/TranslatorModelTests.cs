using CnnCodegen.LanguageModels;
using CnnCodegen.Runtime.Tests.Runtime;
using CnnCodegen.Text;
using CnnCodegen.Translators;

namespace CnnCodegen.Runtime.Tests.Translators;

public sealed class TranslatorModelTests
{
    [Theory]
    [InlineData(new int[0])]
    [InlineData(new[] { 4 })]
    [InlineData(new[] { 3, 5, 1, 2, 4 })]
    [InlineData(new[] { 3, 4, 5, 3, 4, 5, 3, 4, 5, 3, 4, 5, 3, 4, 5, 3, 4, 5, 3, 4, 5 })]
    public void Scores_of_given_targets_are_the_networks_probabilities(int[] target)
    {
        float[] logProbabilities = new float[target.Length + 1];

        ToyTranslator.Model().Score(new InputIds([2, 3, 4]), target, logProbabilities);

        for (int i = 0; i < logProbabilities.Length; i++)
        {
            double[] expected = ToyTranslator.LogProbabilities([2, 3, 4], target.Take(i));
            Assert.Equal(expected[i < target.Length ? target[i] : ToyTranslator.End], logProbabilities[i], 1e-5);
        }
    }

    [Fact]
    public void A_found_translation_has_the_score_of_a_given_one()
    {
        TranslatorModel model = ToyTranslator.Model();
        int[] target = new int[10];
        int count = model.Translate(new InputIds([3, 3]), target, new SearchOptions { BeamWidth = 5 }, out double logProbability);
        float[] logProbabilities = new float[count + 1];

        model.Score(new InputIds([3, 3]), target.AsSpan(0, count), logProbabilities);

        Assert.Equal(logProbability, logProbabilities.Sum(static value => (double)value), 1e-5);
    }

    [Fact]
    public void Texts_are_scored_with_their_ends()
    {
        TextScore score = ToyTranslator.Model().Score("The cat", "Le chien, assis");

        Assert.Equal(["Le", "chien", ",", "assis", "</s>"], score.Tokens.Select(static token => token.Text));
        Assert.Equal([3, 1, 1, 5, 2], score.Tokens.Select(static token => token.Id));
        Assert.Equal(ToyTranslator.LogProbabilities([2, 3], [3, 1, 1])[5], score.Tokens[3].LogProbability, 1e-5);
        double sum = Enumerable.Range(0, 5).Sum(i => ToyTranslator.LogProbabilities([2, 3], new[] { 3, 1, 1, 5 }.Take(i))[new[] { 3, 1, 1, 5, 2 }[i]]);
        Assert.Equal(sum, score.LogProbability, 1e-5);
        Assert.Equal(Math.Exp(-sum / 5), score.Perplexity, 1e-3);
        Assert.Equal(-sum / Math.Log(2) / ("Le chien, assis".Length + 1), score.BitsPerCharacter, 1e-5);
    }

    [Fact]
    public void Searching_and_scoring_ids_allocates_nothing()
    {
        TranslatorModel model = ToyTranslator.Model();
        SearchOptions[] options = [SearchOptions.Greedy, new SearchOptions { BeamWidth = 7 }, new SearchOptions { BeamWidth = 3, MaxLength = 30 }];
        int[][] sources = [[], [2], [2, 3, 4, 1], [4, 4, 4, 4, 4, 4, 4]];
        int[] target = new int[40];
        float[] logProbabilities = new float[6];

        long bytes = Allocations.Of(() =>
        {
            foreach (int[] source in sources)
            {
                foreach (SearchOptions option in options)
                    model.Translate(new InputIds(source), target, option, out _);
                model.Score(new InputIds(source), [3, 4, 5, 3, 4], logProbabilities);
            }
        });

        Assert.Equal(0, bytes);
    }

    [Fact]
    public void Threads_that_share_a_translator_get_what_one_thread_gets()
    {
        TranslatorModel model = ToyTranslator.Model();
        string[] texts = ["", "the", "the cat sat", "cat cat", "sat the zeppelin the sat cat the"];
        SearchOptions[] options = [SearchOptions.Greedy, new SearchOptions { BeamWidth = 9 }, new SearchOptions { BeamWidth = 40, MaxLength = 12 }];
        (string, double)[] Translate(int i)
        {
            Translation translation = model.Translate(texts[i % texts.Length], options[i % options.Length]);
            return [(translation.Text, translation.LogProbability)];
        }

        (string, double)[][] alone = [.. Enumerable.Range(0, 15).Select(Translate)];
        var together = new (string, double)[600][];
        Parallel.For(0, together.Length, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i => together[i] = Translate(i));

        for (int i = 0; i < together.Length; i++)
            Assert.Equal(alone[i % 15], together[i]);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(5)]
    public void Ids_of_the_source_outside_the_embedding_are_named(int id)
    {
        TranslatorModel model = ToyTranslator.Model();

        foreach (Action action in (Action[])[() => model.Translate(new InputIds([2, id]), new int[5], SearchOptions.Greedy, out _), () => model.Score(new InputIds([2, id]), [3], new float[2])])
        {
            var fault = Assert.Throws<ArgumentOutOfRangeException>("source", action);
            Assert.Contains(FormattableString.Invariant($"The id at position 1 of Source is {id}; the embedding of the source of Toy has the rows 0 to 4."), fault.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(6)]
    public void Ids_of_the_target_outside_the_embedding_are_named(int id)
    {
        var fault = Assert.Throws<ArgumentOutOfRangeException>("target", () => ToyTranslator.Model().Score(new InputIds([2]), [3, 3, 3, 3, 3, 3, 3, id], new float[9]));

        Assert.Contains(FormattableString.Invariant($"The id at position 7 of Target is {id}; the embedding of Toy has the rows 0 to 5."), fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Sources_of_another_number_and_rooms_of_another_length_are_refused()
    {
        TranslatorModel model = ToyTranslator.Model();

        Assert.Contains("Expected 1 sequences", Assert.Throws<ArgumentException>("source", () => model.Translate(InputIds.Of([2], [3]), new int[5], SearchOptions.Greedy, out _)).Message, StringComparison.Ordinal);
        Assert.Contains("room for 3 numbers", Assert.Throws<ArgumentException>("logProbabilities", () => model.Score(new InputIds([2]), [3, 4], new float[2])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_end_is_the_token_that_the_file_names()
    {
        TranslatorModel other = ToyTranslator.Model(endToken: "chat");
        float[] first = new float[1], second = new float[1];
        ToyTranslator.Model().Score(new InputIds([2]), [], first);
        other.Score(new InputIds([2]), [], second);
        Assert.NotEqual(first, second);

        var fault = Assert.Throws<ModelFileException>(() => ToyTranslator.Model(endToken: "dog"));
        Assert.Contains("expected a token of the vocabulary, found 'dog'", fault.Message, StringComparison.Ordinal);
        fault = Assert.Throws<ModelFileException>(() => ToyTranslator.Model(targets: new Vocabulary(["le"])));
        Assert.Contains("a token for the end of a target", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_needs_a_vocabulary_for_each_input()
    {
        var writer = new ModelFileWriter();
        writer.SetInput("Target", new WordTokenizer(), ToyTranslator.Targets);
        var model = new TranslatorModel(writer.ToFile(), ToyTranslator.Description, static _ => new ToyTranslator());
        Assert.Equal(
            "The model file of Toy holds no vocabulary and no tokenizer for Source; only token ids can be translated.",
            Assert.Throws<InvalidOperationException>(() => model.Translate("the cat")).Message);

        writer = new ModelFileWriter();
        writer.SetInput("Source", new WordTokenizer(), ToyTranslator.Sources);
        model = new TranslatorModel(writer.ToFile(), ToyTranslator.Description, static _ => new ToyTranslator());
        Assert.Contains("for Target;", Assert.Throws<InvalidOperationException>(() => model.Translate("the cat")).Message, StringComparison.Ordinal);
        Assert.InRange(model.Translate(new InputIds([2]), new int[1], SearchOptions.Greedy, out _), 0, 1);
    }
}
