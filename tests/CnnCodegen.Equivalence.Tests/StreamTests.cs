using System.Globalization;
using CnnCodegen.Equivalence.Tests.Corpus;
using CnnCodegen.Equivalence.Tests.Engines;
using CnnCodegen.LanguageModels;
using CnnCodegen.Testing;

namespace CnnCodegen.Equivalence.Tests;

/// <summary>A language model that is read piece by piece predicts what it predicts for whole texts, and what the equations say, after a step or a thousand.</summary>
public sealed class StreamTests
{
    private static readonly Lazy<CompiledProject> Project = new(() => CompiledCorpus.Compile(StreamNetworks.All));

    public static TheoryData<string> Names => new(StreamNetworks.All.Select(network => network.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public void Pieces_of_any_length_are_the_whole(string name)
    {
        (ILanguageModelInstance network, TestModel model) = Load(Project.Value, name);

        AssertPieces(network, model, name);
    }

    /// <summary>The vectors of one width alone, with the first tokens of the texts, because narrow code on a wide machine is slow.</summary>
    [Theory]
    [InlineData(512)]
    [InlineData(256)]
    [InlineData(128)]
    public void Pieces_are_the_whole_on_each_vector_width(int bits)
    {
        using CompiledProject project = CompiledCorpus.Compile(StreamNetworks.All, vectorBits: bits.ToString(CultureInfo.InvariantCulture), properties: CompiledCorpus.WithoutTables);
        foreach (NetworkSource source in StreamNetworks.All)
        {
            (ILanguageModelInstance network, TestModel model) = Load(project, source.Name);
            AssertPieces(network, model, source.Name, longest: 10);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Streams_side_by_side_do_not_depend_on_each_other(string name)
    {
        (ILanguageModelInstance network, _) = Load(Project.Value, name);
        int size = network.VocabularySize;
        var random = new System.Random(5);
        const int streams = 37;
        LanguageModelState[] together = [.. Enumerable.Range(0, streams).Select(_ => network.Start())];
        LanguageModelState[] alone = [.. Enumerable.Range(0, streams).Select(_ => network.Start())];
        float[] logits = new float[streams * size], expected = new float[size];
        for (int step = 0; step < 5; step++)
        {
            int[] tokens = [.. Enumerable.Range(0, streams).Select(_ => random.Next(Tokens(name)))];
            network.Next(together, tokens, logits);
            for (int stream = 0; stream < streams; stream++)
            {
                network.Next(alone[stream], tokens[stream], expected);
                AssertClose(expected, logits.AsSpan(stream * size, size), FormattableString.Invariant($"stream {stream}, step {step}"));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Copies_go_their_own_ways(string name)
    {
        (ILanguageModelInstance network, _) = Load(Project.Value, name);
        int size = network.VocabularySize;
        int[] tokens = [.. Enumerable.Range(0, 12).Select(i => (i * 5) % Tokens(name))];
        float[] straight = new float[size], branched = new float[size], other = new float[size];
        LanguageModelState state = network.Start();
        network.Read(state, tokens);
        LanguageModelState copy = state.Copy();
        network.Next(copy, 1, straight);

        // What happens to the one is nothing to the other, and an old state can be filled again.
        network.Next(state, 3, other);
        network.Read(state, tokens);
        LanguageModelState third = network.Start();
        network.Read(third, tokens);
        third.CopyTo(state);
        network.Next(state, 1, branched);

        Assert.Equal(straight, branched);
        Assert.NotEqual(straight, other);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Answers_without_a_softmax_are_those_of_the_softmax(string name)
    {
        (ILanguageModelInstance network, _) = Load(Project.Value, name);
        float[] logits = new float[network.VocabularySize];
        LanguageModelState first = network.Start(), second = network.Start(), third = network.Start();
        for (int step = 0; step < 8; step++)
        {
            int token = step % Tokens(name), next = (3 * step) % logits.Length;
            network.Next(first, token, logits);
            double sum = logits.Sum(logit => Math.Exp(logit));

            Assert.Equal(Array.IndexOf(logits, logits.Max()), network.NextBest(second, token));
            Assert.Equal(logits[next] - Math.Log(sum), network.LogProbability(third, token, next), 1e-5);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Steps_allocate_nothing(string name)
    {
        (ILanguageModelInstance network, _) = Load(Project.Value, name);
        float[] logits = new float[3 * network.VocabularySize];
        LanguageModelState[] states = [network.Start(), network.Start(), network.Start()];
        int[] tokens = [1, 2, 3], many = [.. Enumerable.Range(0, 1100).Select(i => i % Tokens(name))];

        void Step()
        {
            network.Next(states[0], 2, logits.AsSpan(0, network.VocabularySize));
            network.Next(states, tokens, logits);
            network.Read(states[1], many);
            network.NextBest(states[2], 1);
            network.LogProbability(states[0], 1, 2);
            states[0].CopyTo(states[1]);
        }

        for (int i = 0; i < 3; i++)
            Step();
        long before = GC.GetAllocatedBytesForCurrentThread();
        Step();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Threads_that_share_an_instance_get_what_one_thread_gets()
    {
        (ILanguageModelInstance network, _) = Load(Project.Value, "SpelledStream");
        int[] Answers(int seed)
        {
            LanguageModelState state = network.Start();
            int token = seed;
            var answers = new int[60];
            for (int i = 0; i < answers.Length; i++)
                answers[i] = token = network.NextBest(state, (token + i) % 14);
            return answers;
        }

        int[][] alone = [.. Enumerable.Range(0, 14).Select(Answers)];
        var together = new int[280][];
        Parallel.For(0, together.Length, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i => together[i] = Answers(i % 14));

        for (int i = 0; i < together.Length; i++)
            Assert.Equal(alone[i % 14], together[i]);
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        (ILanguageModelInstance network, _) = Load(Project.Value, "LstmStream");
        (ILanguageModelInstance other, _) = Load(Project.Value, "LstmStream");
        float[] logits = new float[23];
        LanguageModelState state = network.Start();

        Assert.Contains("is 23; LstmStream reads the ids 0 to 22", Assert.Throws<ArgumentOutOfRangeException>(() => network.Next(state, 23, logits)).Message, StringComparison.Ordinal);
        Assert.Contains("token 2 is -1", Assert.Throws<ArgumentOutOfRangeException>(() => network.Read(state, [1, 2, -1])).Message, StringComparison.Ordinal);
        Assert.Contains("predicts the ids 0 to 22", Assert.Throws<ArgumentOutOfRangeException>(() => network.LogProbability(state, 1, 23)).Message, StringComparison.Ordinal);
        Assert.Contains("room for 23 logits, found 22", Assert.Throws<ArgumentException>(() => network.Next(state, 1, logits.AsSpan(1))).Message, StringComparison.Ordinal);
        Assert.Contains("one of another model", Assert.Throws<ArgumentException>(() => network.NextBest(other.Start(), 1)).Message, StringComparison.Ordinal);
        Assert.Contains("each of the 2 streams, found 1", Assert.Throws<ArgumentException>(() => network.Next([state, other.Start()], [1], logits)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => state.CopyTo(other.Start()));
        Assert.Throws<ArgumentNullException>(() => network.Next([null!], [1], logits));
        Assert.Contains("no vocabulary and no tokenizer for Text", Assert.Throws<InvalidOperationException>(() => network.Score("a")).Message, StringComparison.Ordinal);
    }

    private static int Tokens(string name) => name is "NarrowQrnnStream" ? 9 : 14;

    private static (ILanguageModelInstance Network, TestModel Model) Load(CompiledProject project, string name)
    {
        NetworkSource source = NetworkCorpus.Named(name);
        NetworkClass compiled = project.Networks[source.FullName];
        TestModel model = CompiledCorpus.Model(source, compiled);
        return ((ILanguageModelInstance)compiled.LoadNetwork(model.ToFile()), model);
    }

    private static void AssertPieces(ILanguageModelInstance network, TestModel model, string name, int longest = int.MaxValue)
    {
        int[] lengths = [.. model.Texts.Select(text => text[0].Length)];
        int text = Array.FindLastIndex(lengths, length => length <= longest);
        int[] tokens = model.Texts[text][0];
        // Streams spell tokens as the vocabulary does, which is not in this file: by no letter.
        int[] spelling = new int[model.Description.Layers.Select(layer => layer.Block?.MinLength ?? 0).Max()];
        int[][] ids = spelling.Length == 0 ? model.Texts[text] : [tokens, .. Enumerable.Repeat(spelling, tokens.Length)];
        float[] whole = network.Compute(ids);
        double[] expected = spelling.Length == 0 ? model.Outputs[text] : [.. whole.Select(value => (double)value)];
        int size = network.VocabularySize;
        double largest = expected.Max(Math.Abs);
        float[] logits = new float[size];
        foreach (int piece in (int[])[1, 3, 7])
        {
            LanguageModelState state = network.Start();
            for (int first = 0; first + piece <= tokens.Length; first += piece)
            {
                int last = first + piece - 1;
                network.Read(state, tokens.AsSpan(first, piece - 1));
                network.Next(state, tokens[last], logits);
                for (int i = 0; i < size; i++)
                {
                    double should = expected[(last * size) + i];
                    Assert.True(
                        Math.Abs(should - logits[i]) <= Agreement.Tolerance * largest,
                        FormattableString.Invariant($"{name} in pieces of {piece}: logit {i} after {last + 1} tokens is {logits[i]} instead of {should}"));
                }
            }
        }

        Assert.Equal(tokens.Length * size, whole.Length);
        Assert.All(expected.Zip(whole), pair => Assert.Equal(pair.First, pair.Second, Agreement.Tolerance * largest));
    }

    private static void AssertClose(ReadOnlySpan<float> expected, ReadOnlySpan<float> found, string what)
    {
        for (int i = 0; i < expected.Length; i++)
            Assert.True(Math.Abs(expected[i] - found[i]) <= Agreement.Tolerance * Math.Max(1, Math.Abs(expected[i])), $"{what}: {found[i]} instead of {expected[i]}");
    }
}
