using CnnCodegen.Text;

namespace CnnCodegen.Training.Tests.Translation;

/// <summary>What a translator reads of a pair, and what it is to predict.</summary>
public sealed class TranslationDataTests
{
    private static readonly SentencePair[] Examples =
    [
        new("The dog", "ein Hund und ein Hund"),
        new("a house", "ein Haus"),
    ];

    [Fact]
    public void The_end_stands_before_the_target_and_is_predicted_behind_it()
    {
        TranslationData data = Prepare(Examples);

        // By frequency, then in ordinal order, behind the end.
        Assert.Equal(["</s>", "ein", "hund", "haus", "und"], data.Inputs["Target"].Vocabulary.Tokens);
        Assert.Equal(["a", "dog", "house", "the"], data.Inputs["Source"].Vocabulary.Tokens);
        Check(data.Training, 0, source: [5, 3], read: [2, 3, 4, 6, 3, 4], predicted: [3, 4, 6, 3, 4, 2]);
        Check(data.Training, 1, source: [2, 4], read: [2, 3, 5], predicted: [3, 5, 2]);
    }

    [Fact]
    public void Long_targets_are_cut_and_end_nowhere()
    {
        // Eight tokens are read, the end among them: seven words are followed by the end, eight are not.
        TranslationData data = Prepare([new("a", "x x x x x x x"), new("b", "x x x x x x x y"), new("c", "x x x x x x x y y y")]);

        Check(data.Training, 0, source: [2], read: [2, 3, 3, 3, 3, 3, 3, 3], predicted: [3, 3, 3, 3, 3, 3, 3, 2]);
        Check(data.Training, 1, source: [3], read: [2, 3, 3, 3, 3, 3, 3, 3], predicted: [3, 3, 3, 3, 3, 3, 3, 4]);
        Check(data.Training, 2, source: [4], read: [2, 3, 3, 3, 3, 3, 3, 3], predicted: [3, 3, 3, 3, 3, 3, 3, 4]);
    }

    [Fact]
    public void Empty_sides_and_unknown_words_have_their_places()
    {
        TranslationData data = Prepare(Examples, [new("", ""), new("the cat", "eine hund")]);

        Check(data.Development, 0, source: [], read: [2], predicted: [2]);
        Check(data.Development, 1, source: [5, 1], read: [2, 1, 4], predicted: [1, 4, 2]);
    }

    /// <summary>Where words are what stands between spaces, a text can hold the end token; it does not end there.</summary>
    [Fact]
    public void A_target_that_spells_the_end_out_goes_on()
    {
        var options = new TrainingOptions { Tokenizers = new Dictionary<string, Tokenizer> { ["Target"] = new WhitespaceTokenizer() } };

        TranslationData data = TranslationData.Prepare(VectorTranslator.Description, options, [new("a", "x </s> x"), new("a", "x")], [new("a", "x")]);

        Assert.Equal(["</s>", "x"], data.Inputs["Target"].Vocabulary.Tokens);
        Check(data.Training, 0, source: [2], read: [2, 3, 1, 3], predicted: [3, 1, 3, 2]);
    }

    [Fact]
    public void The_vocabulary_has_no_more_ids_than_the_network_outputs()
    {
        SentencePair[] many = [.. Enumerable.Range(0, 40).Select(static word => new SentencePair($"s{word}", $"t{word}"))];

        TranslationData data = Prepare(many);

        // The embeddings have 30 rows; outputs of the target are 28.
        Assert.Equal(30, data.Inputs["Source"].Vocabulary.Count);
        Assert.Equal(28, data.Inputs["Target"].Vocabulary.Count);
        Assert.Equal("</s>", data.Inputs["Target"].Vocabulary.Tokens[0]);
    }

    [Fact]
    public void Letters_are_tokens_too()
    {
        TranslationData data = TranslationData.Prepare(LetterTranslator.Description, new TrainingOptions(), [new("ab a", "ba")], [new("b", "a")]);

        Assert.Equal(["</s>", "a", "b"], data.Inputs["Target"].Vocabulary.Tokens);
        Check(data.Training, 0, source: [2, 4, 3, 2], read: [2, 4, 3], predicted: [4, 3, 2]);
    }

    [Fact]
    public void What_does_not_fit_is_told()
    {
        Refused("There are no training examples", []);
        Refused("There are no development examples", Examples, []);
        Refused("found null in pair 1", [Examples[0], new SentencePair("a", null!)]);
        Refused("found null in pair 0", [null!]);
        Refused("ClassWeights is given, but a translator has no labels", Examples, Examples, new TrainingOptions { ClassWeights = ClassWeights.Balanced });
        Refused("Labels is given, but a translator has no labels", Examples, Examples, new TrainingOptions { Labels = ["a", "b"] });
        Refused("PieceLength is 5, but only language models", Examples, Examples, new TrainingOptions { PieceLength = 5 });
        Refused("The vocabulary of 'Target' has no '</s>'", Examples, Examples, WithTarget(new Vocabulary(["ein", "haus"])));
        Refused("The vocabulary of 'Target' has 30 ids, but 'VectorTranslator' has 28 outputs (layer 'Logits').", Examples, Examples,
            WithTarget(new Vocabulary(["</s>", .. Enumerable.Range(0, 27).Select(static word => $"w{word}")])));
        Assert.Contains("'SmallKim' is no translator", Assert.Throws<ArgumentException>(() => TranslationData.Prepare(KimNetwork.Description, new TrainingOptions(), Examples, Examples)).Message);

        static void Refused(string message, SentencePair[] training, SentencePair[]? development = null, TrainingOptions? options = null) => Assert.Contains(
            message, Assert.Throws<ArgumentException>(() => new TranslatorTrainer<VectorTranslator>(options).Train(training, development, cancellationToken: TestContext.Current.CancellationToken)).Message);

        static TrainingOptions WithTarget(Vocabulary vocabulary) => new() { Vocabularies = new Dictionary<string, Vocabulary> { ["Target"] = vocabulary } };
    }

    private static TranslationData Prepare(SentencePair[] training, SentencePair[]? development = null) =>
        TranslationData.Prepare(VectorTranslator.Description, new TrainingOptions(), training, development ?? training);

    private static void Check(EncodedPairs pairs, int pair, int[] source, int[] read, int[] predicted)
    {
        Assert.Equal([source, read], pairs.Texts[pair]);
        Assert.Equal(predicted, pairs.Targets[pair]);
    }
}
