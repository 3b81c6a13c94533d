using CnnCodegen.Equivalence.Tests.Corpus;
using CnnCodegen.Equivalence.Tests.Engines;
using CnnCodegen.Reference;
using CnnCodegen.Testing;
using CnnCodegen.Text;

namespace CnnCodegen.Equivalence.Tests;

/// <summary>What a generated class promises beside the numbers: no allocation, any number of threads, any text.</summary>
public sealed class BehaviourTests
{
    private static readonly Vocabulary Words = new(["the", "film", "was", "funny", "and", "gripping"]);

    /// <summary>One network for each way in which values are kept: fused away, written to memory, joined, filled up.</summary>
    public static TheoryData<string> Networks =>
        ["KimSmall", "EightSameConvolutions", "ConcatOfSequences", "BagOfWords", "TwoBanksOfOneEmbedding", "LongText", "Smallest", "UnusedLayers"];

    [Theory]
    [MemberData(nameof(Networks))]
    public void Predicting_from_ids_allocates_nothing(string name)
    {
        (IClassifierInstance network, TestModel model) = Load(name);
        var scores = new float[network.Labels.Count];
        int[][] texts = [.. model.Ids];

        AssertAllocatesNothing(() =>
        {
            foreach (int[] text in texts)
            {
                network.PredictLogits(text, scores);
                network.Predict(text, scores);
            }
        });
    }

    [Theory]
    [InlineData("KimSmall")]
    [InlineData("LanguageOfCharacters")]
    public void Predicting_from_text_allocates_nothing(string name)
    {
        IClassifierInstance network = LoadWithText(name).Network;
        var scores = new float[network.Labels.Count];
        string[] texts = ["", "the", "A film, gripping and funny — nobody knew why.", string.Concat(Enumerable.Repeat("the film was long ", 50))];

        AssertAllocatesNothing(() =>
        {
            foreach (string text in texts)
                network.Predict(text.AsSpan(), scores);
        });
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void Threads_that_share_an_instance_get_what_one_thread_gets_bit_for_bit(string name)
    {
        const int Repetitions = 20;
        (IClassifierInstance network, TestModel model) = Load(name);
        float[][] alone = [.. model.Ids.Select(text => Logits(network, text))];

        var together = new float[model.Ids.Count * Repetitions][];
        Parallel.For(0, together.Length, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i => together[i] = Logits(network, model.Ids[i % model.Ids.Count]));

        for (int i = 0; i < together.Length; i++)
            Assert.Equal(alone[i % alone.Length].Select(BitConverter.SingleToInt32Bits), together[i].Select(BitConverter.SingleToInt32Bits));
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void Instances_of_the_same_file_give_the_same_bits(string name)
    {
        (IClassifierInstance first, TestModel model) = Load(name);
        IClassifierInstance second = CompiledCorpus.Class(NetworkCorpus.Named(name)).Load(model.ToFile());

        Assert.All(model.Ids, text => Assert.Equal(
            Logits(first, text).Select(BitConverter.SingleToInt32Bits), Logits(second, text).Select(BitConverter.SingleToInt32Bits)));
    }

    [Fact]
    public void Result_of_a_text_does_not_depend_on_the_texts_before_it()
    {
        (IClassifierInstance network, TestModel model) = Load("EightSameConvolutions");
        int[] shortText = model.Ids[2];
        float[] before = Logits(network, shortText);
        foreach (int[] text in model.Ids.Reverse())
            Logits(network, text);
        Assert.Equal(before, Logits(network, shortText));
    }

    [Fact]
    public void Generating_again_gives_the_same_files()
    {
        using CompiledProject again = CompiledCorpus.Compile(NetworkCorpus.Some);
        Assert.Equal(CompiledCorpus.Fingerprint(CompiledCorpus.Some()), CompiledCorpus.Fingerprint(again));
    }

    [Fact]
    public void Files_of_a_network_do_not_depend_on_the_other_networks()
    {
        NetworkSource kim = NetworkCorpus.Named("KimSmall");
        using CompiledProject alone = CompiledCorpus.Compile([kim]);
        IReadOnlyDictionary<string, string> all = CompiledCorpus.Some().Run.Files;
        Assert.All(alone.Run.Files, file => Assert.Equal(file.Value, all[file.Key]));
    }

    [Theory]
    [InlineData("", new int[] { })]
    [InlineData("the film", new[] { 2, 3 })]
    [InlineData("The FILM", new[] { 2, 3 })]
    [InlineData("the zeppelin was funny", new[] { 2, 1, 4, 5 })]
    [InlineData("zeppelin", new[] { 1 })]
    public void Text_gives_the_probabilities_of_its_ids(string text, int[] ids)
    {
        (IClassifierInstance network, TestModel model) = LoadWithText("KimSmall");

        AssertProbabilities(network, model, text, ids);
    }

    [Fact]
    public void Words_beyond_the_longest_input_are_not_read()
    {
        (IClassifierInstance network, TestModel model) = LoadWithText("KimSmall");
        int[] ids = [.. Enumerable.Repeat<int[]>([2, 3, 4], 8).SelectMany(three => three)];
        Assert.Equal(model.Description.MaxLength, ids.Length);

        AssertProbabilities(network, model, $"{string.Concat(Enumerable.Repeat("the film was ", 8))}funny and gripping", ids);
    }

    [Fact]
    public void Best_label_is_that_of_the_largest_probability()
    {
        (IClassifierInstance network, TestModel model) = LoadWithText("KimSmall");
        double[] expected = Softmax(new ReferenceNetwork(model.Description, model.Tensors).Logits([2, 3, 4, 5]));

        Prediction best = network.Predict("the film was funny");

        Assert.Equal(Array.IndexOf(expected, expected.Max()), best.Index);
        Assert.Equal(network.Labels[best.Index], best.Label);
        Assert.Equal(expected.Max(), best.Probability, Agreement.Tolerance);
    }

    [Fact]
    public void Probabilities_sum_to_one()
    {
        (IClassifierInstance network, TestModel model) = Load("SpellingOfAWord");
        var scores = new float[network.Labels.Count];
        Assert.All(model.Ids, text =>
        {
            network.Predict(text, scores);
            Assert.Equal(1, scores.Sum(score => (double)score), 1e-5);
            Assert.All(scores, score => Assert.InRange(score, 0, 1));
        });
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(200)]
    public void Id_outside_the_embedding_is_refused(int id)
    {
        (IClassifierInstance network, _) = Load("KimSmall");
        Assert.Throws<ArgumentOutOfRangeException>(() => network.PredictLogits([3, id, 4], new float[2]));
        Assert.Throws<ArgumentOutOfRangeException>(() => network.Predict([3, id, 4], new float[2]));
    }

    [Fact]
    public void Id_beyond_the_longest_input_is_not_read()
    {
        (IClassifierInstance network, TestModel model) = Load("KimSmall");
        int[] text = model.Ids[model.Description.MaxLength];
        Assert.Equal(Logits(network, text), Logits(network, [.. text, -7]));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Output_of_another_length_is_refused(int length)
    {
        (IClassifierInstance network, _) = Load("KimSmall");
        Assert.Throws<ArgumentException>(() => network.PredictLogits([3], new float[length]));
        Assert.Throws<ArgumentException>(() => network.Predict([3], new float[length]));
    }

    [Fact]
    public void Text_needs_a_vocabulary() =>
        Assert.Throws<InvalidOperationException>(() => Load("KimSmall").Network.Predict("the film"));

    private static (IClassifierInstance Network, TestModel Model) Load(string name)
    {
        NetworkSource source = NetworkCorpus.Named(name);
        TestModel model = CompiledCorpus.Model(source);
        return (CompiledCorpus.Class(source).Load(model.ToFile()), model);
    }

    private static (IClassifierInstance Network, TestModel Model) LoadWithText(string name)
    {
        NetworkSource source = NetworkCorpus.Named(name);
        TestModel model = CompiledCorpus.Model(source);
        bool words = model.Description.Input.Attribute is WordsAttribute;
        ModelFile file = words
            ? model.ToFile(new WordTokenizer(), Words)
            : model.ToFile(new CharacterTokenizer(), new Vocabulary(["a", "e", "f", "g", "i", " "]));
        return (CompiledCorpus.Class(source).Load(file), model);
    }

    private static float[] Logits(IClassifierInstance network, int[] text)
    {
        var logits = new float[network.Labels.Count];
        network.PredictLogits(text, logits);
        return logits;
    }

    private static void AssertProbabilities(IClassifierInstance network, TestModel model, string text, int[] ids)
    {
        double[] expected = Softmax(new ReferenceNetwork(model.Description, model.Tensors).Logits(ids));
        var fromText = new float[expected.Length];
        var fromIds = new float[expected.Length];
        network.Predict(text.AsSpan(), fromText);
        network.Predict(ids, fromIds);

        Assert.Equal(fromIds, fromText);
        Assert.All(expected.Zip(fromText), pair => Assert.Equal(pair.First, pair.Second, Agreement.Tolerance));
    }

    private static double[] Softmax(double[] logits)
    {
        double[] exponentials = [.. logits.Select(Math.Exp)];
        return [.. exponentials.Select(exponential => exponential / exponentials.Sum())];
    }

    /// <summary>The first calls may rent memory and let the runtime prepare the code; those after them may not allocate a byte.</summary>
    private static void AssertAllocatesNothing(Action action)
    {
        for (int i = 0; i < 3; i++)
            action();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 10; i++)
            action();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
