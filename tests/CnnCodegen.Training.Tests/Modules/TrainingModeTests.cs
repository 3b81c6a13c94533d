using CnnCodegen.Training.Modules;
using TorchSharp;
using TorchSharp.Modules;
using static CnnCodegen.Training.Tests.Modules.NetworkBuilder;
using static TorchSharp.torch;

namespace CnnCodegen.Training.Tests.Modules;

/// <summary>What layers do in training only, and what they start from.</summary>
public sealed class TrainingModeTests
{
    [Fact]
    public void Batch_normalisation_takes_statistics_over_own_positions_only()
    {
        using TorchNetwork network = TorchNetwork.Create(LayerCases.Describe("identity with modifiers"), seed: 2);
        BatchNorm1d module = nn.BatchNorm1d(Dimensions);
        network.Module.train();
        int[][][] examples = Examples(network.Description);

        Signal result = network.Network.Forward(examples);

        // All own positions of all texts below each other; the text without tokens is one position of row 0.
        long[] ids = [.. examples.SelectMany(example => example[0].Length == 0 ? [0] : example[0].Take(MaxLength)).Select(id => (long)id)];
        using Tensor expected = module.call(network.Weights()["Vectors.weight"].index_select(0, tensor(ids))).relu();
        AssertNear(expected, result.Sequence.ToRows(result.Values));
        AssertNear(module.running_mean!, network.Weights()["Test.norm.running_mean"]);
        AssertNear(module.running_var!, network.Weights()["Test.norm.running_var"]);
    }

    [Fact]
    public void One_vector_alone_leaves_the_running_statistics_as_they_are()
    {
        NetworkDescription description = OfVectors().Then("Mean", new AverageOverTimeAttribute(), Vector(6))
            .Then("Test", new IdentityAttribute(), Vector(6), [new BatchNormAttribute()], ("norm.weight", [6]), ("norm.bias", [6]), ("norm.running_mean", [6]), ("norm.running_var", [6])).Build();
        using TorchNetwork network = TorchNetwork.Create(description, seed: 2);
        float[] before = network.Forward([[3, 4, 5]])[0];
        network.Module.train();

        float[] alone = [.. network.Network.Forward([[[3, 4, 5]]]).Values.data<float>()];

        Assert.Equal(before, alone);
        Assert.Equal(before, network.Forward([[3, 4, 5]])[0]);
    }

    [Fact]
    public void Dropout_comes_after_normalisation_and_activation()
    {
        NetworkDescription description = OfVectors().Then(
            "Test", new IdentityAttribute(), Sequence(6), [new LayerNormAttribute(), new SigmoidAttribute(), new DropoutAttribute(0.25)], ("norm.weight", [6]), ("norm.bias", [6])).Build();
        using TorchNetwork network = TorchNetwork.Create(description, seed: 2);
        int[][][] examples = [.. Enumerable.Range(0, 200).Select(_ => (int[][])[[.. Enumerable.Range(3, 10)]])];
        float[] kept = [.. network.Output(examples).SelectMany(rows => rows.SelectMany(row => row))];
        network.Module.train();

        float[] dropped = [.. network.Network.Forward(examples).Values.transpose(1, 2).contiguous().data<float>()];

        // The sigmoid yields no zeros by itself.
        Assert.All(kept.Zip(dropped), pair => Assert.True(pair.Second == 0 || Math.Abs((pair.First / 0.75f) - pair.Second) < 1e-5));
        Assert.InRange(dropped.Count(x => x == 0) / (double)dropped.Length, 0.23, 0.27);
    }

    [Fact]
    public void Zoneout_keeps_states_and_scales_nothing()
    {
        NetworkDescription description = OfVectors().Then(
            "Test", new QrnnAttribute(50, 1) { Pooling = QrnnPooling.F, Zoneout = 0.3 }, Sequence(50), ("weight", [100, 6, 1]), ("bias", [100])).Build();
        using TorchNetwork network = TorchNetwork.Create(description, seed: 2);
        int[][][] examples = [.. Enumerable.Range(0, 50).Select(_ => (int[][])[[.. Enumerable.Range(3, 12)]])];
        network.Module.train();

        Tensor states = network.Network.Forward(examples).Values;

        // A channel that is zoned out has exactly the state that it had; others move.
        using Tensor same = states.narrow(2, 1, 11).eq(states.narrow(2, 0, 11));
        Assert.InRange(same.to(float32).mean().item<float>(), 0.28f, 0.32f);
        Assert.True(states.abs().max().item<float>() < 1);
    }

    [Theory]
    [InlineData("LSTM of two layers, both directions")]
    [InlineData("QRNN with FO, both directions")]
    public void Chance_acts_in_training_alone(string name)
    {
        using TorchNetwork network = TorchNetwork.Create(LayerCases.Describe(name), seed: 2);
        int[][][] examples = Examples(network.Description);
        float[][][] inference = network.Output(examples);
        network.Module.train();

        using Tensor first = network.Network.Forward(examples).Values;
        using Tensor second = network.Network.Forward(examples).Values;

        Assert.False(allclose(first, second));
        Assert.Equal(inference, network.Output(examples));
    }

    [Fact]
    public void Dropped_words_are_seen_by_nothing()
    {
        NetworkDescription description = new NetworkBuilder("Test").Words("Text", modifiers: new WordDropoutAttribute(0.4))
            .PerToken("Spelled", LayerCases.Describe("spelled tokens").Layers[1].Block!, "Text", 5).Build(minLength: 2);

        // Word w is spelled with the letter w alone.
        int[][] example = [[1, 2, 3, 4, 5, 6, 7, 8], [1], [2], [3], [4], [5], [6], [7], [8]];
        ExampleBatch batch = ExampleBatch.Create([.. Enumerable.Repeat(example, 500)], description, new Random(3));

        TokenBatch tokens = batch.Inputs[0];
        SpellingBatch spelled = batch.Spellings[0];
        Assert.InRange(tokens.Lengths.Average(), 4.6, 5.0);
        Assert.All(Enumerable.Range(0, 500), text =>
        {
            long[] words = tokens.Ids[(text * tokens.Longest)..][..tokens.Lengths[text]];
            Assert.Equal(words.Where(word => word > 0), words.Where(word => word > 0).Order());
            long[] letters = [.. Enumerable.Range(0, words.Length).Select(position =>
                spelled.Words.Ids[spelled.Places[(text * spelled.Longest) + position] * spelled.Words.Longest])];
            Assert.Equal(words, letters);
        });
        Assert.Equal(8, ExampleBatch.Create([example], description).Inputs[0].Lengths[0]);
    }

    [Fact]
    public void A_text_that_would_lose_all_words_keeps_all()
    {
        NetworkDescription description = new NetworkBuilder("Test").Words("Text", modifiers: new WordDropoutAttribute(0.9)).Vectors("Vectors", "Text").Build();

        ExampleBatch batch = ExampleBatch.Create([.. Enumerable.Repeat<int[][]>([[7, 8]], 300)], description, new Random(3));

        // Of two words, both fall with probability 0.81, one with 0.18.
        Assert.InRange(batch.Inputs[0].Lengths.Count(length => length == 2), 225, 270);
        Assert.All(batch.Inputs[0].Lengths, length => Assert.InRange(length, 1, 2));
    }

    [Fact]
    public void Equal_words_are_spelled_once_unless_chance_tells_them_apart()
    {
        NetworkDescription plain = LayerCases.Describe("spelled tokens");
        NetworkDescription block = plain.Layers[1].Block!;
        NetworkDescription chance = new(block.Name, block.Architecture, 3, [.. block.Layers.SkipLast(1), block.Output with { Modifiers = [new TanhAttribute(), new DropoutAttribute(0.5)] }]);
        NetworkDescription withChance = new(plain.Name, plain.Architecture, 2, [plain.Layers[0], plain.Layers[1] with { Block = chance }]);
        int[][][] examples = [[[2, 3, 2], [1, 2], [3], [1, 2]], [[3, 3], [3], [3]]];

        Assert.Equal(2, ExampleBatch.Create(examples, withChance).Spellings[0].Words.Lengths.Length);
        Assert.Equal(2, ExampleBatch.Create(examples, plain, new Random(1)).Spellings[0].Words.Lengths.Length);
        Assert.Equal(5, ExampleBatch.Create(examples, withChance, new Random(1)).Spellings[0].Words.Lengths.Length);
    }

    [Fact]
    public void Gates_start_by_carrying()
    {
        using TorchNetwork highway = TorchNetwork.Create(LayerCases.Describe("highway of a vector"), seed: 2);
        using TorchNetwork gate = TorchNetwork.Create(LayerCases.Describe("gate"), seed: 2);

        Assert.All(highway.Weights()["Test.gate.bias"].data<float>().ToArray(), bias => Assert.Equal(1, bias));

        Assert.All(gate.Weights()["Gate.Transform.bias"].data<float>().ToArray(), bias => Assert.Equal(-2, bias));
    }

    [Fact]
    public void Recurrent_layers_start_as_those_of_PyTorch()
    {
        using TorchNetwork network = TorchNetwork.Create(LayerCases.Describe("LSTM of two layers, both directions"), seed: 2);

        float[] first = [.. network.Weights().Where(weight => weight.Key.StartsWith("Test.", StringComparison.Ordinal)).SelectMany(weight => weight.Value.data<float>().ToArray())];

        // ± 1 / √4 units.
        Assert.InRange(first.Max(), 0.49f, 0.5f);
        Assert.InRange(first.Min(), -0.5f, -0.49f);
        Assert.InRange(first.Average(), -0.03f, 0.03f);
    }

    private static void AssertNear(Tensor expected, Tensor actual)
    {
        Assert.Equal(expected.shape, actual.shape);
        Assert.True(allclose(expected, actual, rtol: 1e-5, atol: 1e-6), $"{actual.cstr()} instead of {expected.cstr()}");
    }
}
