using CnnCodegen.Text;

namespace CnnCodegen.Training.Tests;

/// <summary>What training makes of layers that are not simply moved by gradients.</summary>
public sealed class TrainedLayersTests
{
    private static readonly TrainingOptions Options = new()
    {
        Epochs = 3, BatchSize = 8, Optimizer = new AdamOptimizer { LearningRate = 0.02, WeightDecay = 0.01 }, Device = TrainingDevice.Cpu, Seed = 3,
    };

    private static readonly TextExample[] Examples = TrainerTests.Examples(64, seed: 1);
    private static readonly TextExample[] Development = TrainerTests.Examples(40, seed: 2);

    [Fact]
    public void A_frozen_embedding_stays_as_it_is()
    {
        using TorchNetwork initial = TorchNetwork.Create(Frozen.Description, Options.Seed);

        using TrainedNetwork trained = Train<Frozen>(Options);

        Assert.Equal(Tensor(initial, "Vectors.weight"), Tensor(trained.Network, "Vectors.weight"));
        Assert.NotEqual(Tensor(initial, "Logits.weight"), Tensor(trained.Network, "Logits.weight"));
    }

    [Fact]
    public void An_embedding_starts_from_word_vectors()
    {
        Dictionary<string, float[]> vectors = new() { ["superb"] = [.. Enumerable.Range(0, 8).Select(number => number - 3.5f)], ["film"] = new float[8], ["unseen"] = new float[8] };
        TrainingOptions options = Options with { WordVectors = Given("Vectors", new WordVectors(8, vectors)) };

        using TrainedNetwork trained = Train<FrozenPretrained>(options);

        float[][] rows = [.. Tensor(trained.Network, "Vectors.weight").Chunk(8)];
        Assert.Equal(vectors["superb"], rows[trained.Vocabulary.IdOf("superb")]);
        Assert.Equal(vectors["film"], rows[trained.Vocabulary.IdOf("film")]);
        Assert.All(rows[0], number => Assert.Equal(0, number));

        // The 24 known numbers have mean 0 and variance 2 · (0.5² + 1.5² + 2.5² + 3.5²) / 24 = 1.75; uniform in ± √(3 · 1.75).
        float[] others = [.. rows.Index().Where(row => row.Index > 0 && row.Index != trained.Vocabulary.IdOf("superb") && row.Index != trained.Vocabulary.IdOf("film") && row.Index != trained.Vocabulary.IdOf("unseen")).SelectMany(row => row.Item)];
        Assert.InRange(others.Max(), 2.2f, 2.2913f);
        Assert.InRange(others.Min(), -2.2913f, -2.2f);
    }

    [Fact]
    public void Words_that_only_the_vectors_know_get_the_rows_that_are_left()
    {
        Vocabulary ofTexts;
        using (TrainedNetwork trained = Train<Frozen>(Options))
            ofTexts = trained.Vocabulary;

        int left = 30 - ofTexts.Count;
        string[] numbered = [.. Enumerable.Range(0, 30).Select(static index => $"word{index}")];
        var vectors = new WordVectors(8, ((string[])["Capital", "two words", .. ofTexts.Tokens.Take(1), .. numbered]).Select(static (word, index) => KeyValuePair.Create(word, new float[] { index, 1, 2, 3, 4, 5, 6, 7 })));
        using TrainedNetwork filled = Train<FrozenPretrained>(Options with { WordVectors = Given("Vectors", vectors) });

        Assert.InRange(left, 2, 28);
        Assert.Equal([.. ofTexts.Tokens, .. numbered.Take(left)], filled.Vocabulary.Tokens);
        Assert.Equal([left + 2, 1, 2, 3, 4, 5, 6, 7], Tensor(filled.Network, "Vectors.weight").TakeLast(8));
    }

    [Fact]
    public void Word_vectors_that_do_not_fit_are_refused()
    {
        var vectors = new WordVectors(8, []);

        Refused<FrozenPretrained>("'Vectors' of 'Test' starts from word vectors, but the options have none", Options);
        Refused<FrozenPretrained>("'Vectors' of 'Test' has 8 dimensions, but its word vectors have 7", Options with { WordVectors = Given("Vectors", new WordVectors(7, [])) });
        Refused<Frozen>("no embedding 'Vectors' that starts from word vectors", Options with { WordVectors = Given("Vectors", vectors) });
        Refused<FrozenPretrained>("no embedding 'Other'", Options with { WordVectors = new Dictionary<string, WordVectors> { ["Vectors"] = vectors, ["Other"] = vectors } });
    }

    [Fact]
    public void Logits_softmax_and_its_logarithm_are_trained_alike()
    {
        using TrainedNetwork logits = Train<Ending.InLogits>(Options);
        using TrainedNetwork softmax = Train<Ending.InSoftmax>(Options);
        using TrainedNetwork logarithm = Train<Ending.InLogSoftmax>(Options);

        Assert.Equal(TorchNetworkTests.Weights(logits.Network), TorchNetworkTests.Weights(softmax.Network));
        Assert.Equal(TorchNetworkTests.Weights(logits.Network), TorchNetworkTests.Weights(logarithm.Network));
        Assert.Equal(logits.Metrics, softmax.Metrics);

        // The loss by its definition, from the probabilities.
        float[][] probabilities = softmax.Logits([.. Development.Select(example => example.Text)]);
        double loss = -probabilities.Zip(Development, (row, example) => Math.Log(row[example.Label == softmax.Labels[0] ? 0 : 1])).Average();
        Assert.Equal(loss, softmax.Metrics.DevelopmentLoss, 1e-5);
    }

    [Fact]
    public void Running_statistics_are_trained_saved_and_loaded()
    {
        using TrainedNetwork trained = Train<Normalised>(Options);

        Assert.NotEqual(new float[5], Tensor(trained.Network, "Stem.norm.running_mean"));
        using TorchNetwork loaded = TorchNetwork.Load(Normalised.Description, trained.ToModelFile());
        string[] texts = [.. Development.Select(example => example.Text)];
        int[][] ids = [.. texts.Select(text => Encode(trained, text))];
        Assert.Equal(trained.Logits(texts), [.. ids.Chunk(64).SelectMany(loaded.Forward)]);
        double right = trained.Logits(texts).Zip(Development, (row, example) => trained.Labels[row[0] >= row[1] ? 0 : 1] == example.Label ? 1.0 : 0).Average();
        Assert.Equal(trained.Metrics.DevelopmentAccuracy, right, 1e-12);
    }

    [Fact]
    public void A_network_with_two_inputs_reads_each_text_twice()
    {
        using TrainedNetwork trained = Train<TwoInputs>(Options with { Epochs = 15, Tokenizers = new Dictionary<string, Tokenizer> { ["Letters"] = new CharacterTokenizer(lowercase: true) } });

        Assert.Equal(1, trained.Metrics.DevelopmentAccuracy);
        ModelFile file = trained.ToModelFile();
        Assert.Contains("superb", Vocabulary.FromJson(file.Metadata["Words.vocabulary"]).Tokens);
        Assert.Contains("s", Vocabulary.FromJson(file.Metadata["Letters.vocabulary"]).Tokens);
        Assert.True(Tokenizer.FromJson(file.Metadata["Letters.tokenizer"]).Lowercase);
        Assert.Throws<ArgumentException>(() => trained.Logits([[2, 3]]));
    }

    [Fact]
    public void An_option_for_an_input_that_is_not_there_is_refused() =>
        Refused<TwoInputs>("no input 'Phonemes'; its inputs are 'Words', 'Letters'", Options with { Vocabularies = new Dictionary<string, Vocabulary> { ["Phonemes"] = new Vocabulary([]) } });

    [Fact]
    public void A_closed_vocabulary_is_spelled_by_the_network()
    {
        // Eight letters have a row of their own: those of both labels' words, and then some.
        var letters = new Vocabulary(["s", "u", "p", "e", "r", "b", "d", "a"]);
        TrainingOptions options = Options with { Epochs = 20, Vocabularies = new Dictionary<string, Vocabulary> { ["Spelled.Letters"] = letters } };

        using TrainedNetwork trained = Train<ClosedVocabulary>(options);

        float[][] spellings = [.. Tensor(trained.Network, "Spelled.spellings").Chunk(5)];
        Assert.Equal([2, 3, 4, 5, 6], spellings[trained.Vocabulary.IdOf("superb")]);
        Assert.Equal([9, 0, 0, 0, 0], spellings[trained.Vocabulary.IdOf("a")]);
        Assert.Equal([1, 1, 5, 0, 0], spellings[trained.Vocabulary.IdOf("the")]);
        Assert.Equal(new float[10], spellings.Take(2).SelectMany(row => row));
        Assert.Equal(1, trained.Metrics.DevelopmentAccuracy);
        using TorchNetwork loaded = TorchNetwork.Load(ClosedVocabulary.Description, trained.ToModelFile());
        Assert.Equal(trained.Logits([[2, 3, 4]]), loaded.Forward([[2, 3, 4]]));
    }

    [Fact]
    public void An_open_vocabulary_has_no_spellings_in_texts() => Refused<OpenVocabulary>("Layer 'Spelled' of 'Test' reads the characters of each token", Options);

    private static TrainedNetwork Train<TNetwork>(TrainingOptions options)
        where TNetwork : INetwork<TNetwork> =>
        new TextClassifierTrainer<TNetwork>(options).Train(Examples, Development, cancellationToken: TestContext.Current.CancellationToken);

    private static void Refused<TNetwork>(string message, TrainingOptions options)
        where TNetwork : INetwork<TNetwork> =>
        Assert.Contains(message, Assert.Throws<ArgumentException>(() => Train<TNetwork>(options)).Message);

    private static Dictionary<string, WordVectors> Given(string layer, WordVectors vectors) => new() { [layer] = vectors };

    private static int[] Encode(TrainedNetwork trained, string text)
    {
        var ids = new int[12];
        return ids[..trained.Tokenizer.Encode(text, trained.Vocabulary, ids)];
    }

    private static float[] Tensor(TorchNetwork network, string name)
    {
        WeightSlot slot = network.Description.Weights.Single(slot => slot.Name == name);
        return network.ToModelFile().Tensor(name, slot.Shape).ToArray();
    }
}
