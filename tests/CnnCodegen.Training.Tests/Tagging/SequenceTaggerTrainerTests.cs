using CnnCodegen.Tagging;
using CnnCodegen.Text;
using TorchSharp;
using static TorchSharp.torch;

namespace CnnCodegen.Training.Tests.Tagging;

/// <summary>Taggers are trained, and their generated code answers what they have learnt.</summary>
public sealed class SequenceTaggerTrainerTests : IDisposable
{
    private static readonly TrainingOptions Options = new() { Epochs = 3, BatchSize = 8, Optimizer = new AdamOptimizer { LearningRate = 0.02 }, Device = TrainingDevice.Cpu, Seed = 3 };

    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Twenty_sentences_are_learnt_by_heart_word_by_word() => LearnByHeart<WindowTagger>();

    [Fact]
    public void Twenty_sentences_are_learnt_by_heart_as_whole_sentences() => LearnByHeart<PairTagger>();

    [Fact]
    public void Twenty_sentences_are_learnt_by_heart_with_letters() => LearnByHeart<SpellingTagger>();

    [Fact]
    public void Neighbouring_tags_are_learnt_in_the_rows_of_the_tag_before()
    {
        TaggedSentence[] sentences = [.. Enumerable.Repeat(Sentences.Of("a/B-X a/I-X b/O"), 10)];
        using TrainedNetwork trained = new SequenceTaggerTrainer<PairTagger>(Options with { Epochs = 30 }).Train(sentences, sentences, cancellationToken: TestContext.Current.CancellationToken);

        float[] pairs = trained.Network.Weights()["Pairs.weight"].data<float>().ToArray();
        float[] start = trained.Network.Weights()["Pairs.start"].data<float>().ToArray();

        // B-X before I-X, I-X before O; B-X begins.
        Assert.Equal(1, Array.IndexOf(pairs, pairs[..3].Max()));
        Assert.Equal(5, Array.IndexOf(pairs, pairs[3..6].Max()));
        Assert.Equal(0, Array.IndexOf(start, start.Max()));
    }

    /// <summary>Without any knowledge each of three tags has the probability 1 / 3 at each token; scores of pairs start as zeros.</summary>
    [Fact]
    public void The_first_loss_is_the_logarithm_of_the_number_of_tags()
    {
        Assert.Equal(Math.Log(3), FirstLoss<WindowTagger>(Options), 1e-6);
        Assert.Equal(Math.Log(3), FirstLoss<PairTagger>(Options), 1e-6);
        Assert.Equal(Math.Log(3), FirstLoss<SpellingTagger>(Options), 1e-6);
        Assert.Equal(Math.Log(3), FirstLoss<WindowTagger>(Options with { LabelSmoothing = 0.1 }), 1e-6);
    }

    /// <summary>The loss of a batch is the mean over all of its tokens, however long its sentences are.</summary>
    [Fact]
    public void Each_token_counts_alike()
    {
        TaggedSentence[] sentences = Sentences.Random(9, seed: 4);

        CheckMean<WindowTagger>();
        CheckMean<PairTagger>();

        void CheckMean<TNetwork>()
            where TNetwork : INetwork<TNetwork>
        {
            double together = Loss<TNetwork>(Options with { BatchSize = 9 }, sentences);
            double alone = Loss<TNetwork>(Options with { BatchSize = 1 }, sentences);
            Assert.Equal(alone, together, 1e-5);
        }
    }

    [Fact]
    public void Equal_runs_write_equal_files()
    {
        Assert.Equal(File<PairTagger>(Options), File<PairTagger>(Options));
        Assert.NotEqual(File<PairTagger>(Options), File<PairTagger>(Options with { Seed = 4 }));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 3)]
    public void A_broken_run_goes_on_as_if_it_had_not_been(int epoch, int batch)
    {
        TrainingOptions resuming = Options with { Checkpoint = new CheckpointOptions(Path.Combine(_folder, "run")) { Resume = true } };
        byte[] expected = File<PairTagger>(Options);

        Assert.NotEqual(expected, File<PairTagger>(resuming, (epoch, batch)));

        Assert.Equal(expected, File<PairTagger>(resuming));
    }

    [Fact]
    public void A_checkpoint_of_other_sentences_is_refused()
    {
        TrainingOptions options = Options with { Epochs = 1, Checkpoint = new CheckpointOptions(Path.Combine(_folder, "run")) { Resume = true } };
        Train<WindowTagger>(options, Sentences.Random(20, seed: 1)).Dispose();

        Assert.Contains("training data: 20 sentences", Assert.Throws<CheckpointException>(() => Train<WindowTagger>(options, Sentences.Random(20, seed: 2))).Message);
    }

    [Fact]
    public void Training_leaves_no_tensor_behind()
    {
        // On a thread of its own, because TorchSharp counts by thread.
        long[] alive = new long[2];
        var thread = new Thread(() =>
        {
            for (int run = 0; run < alive.Length; run++)
            {
                using (Train<PairTagger>(Options with { Epochs = 1 + (4 * run) }, Sentences.Random(20, seed: 1)))
                    alive[run] = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
            }
        });
        thread.Start();
        thread.Join();

        // The second run takes five times as many steps and evaluations; what lives on must not grow with them.
        Assert.Equal(alive[0], alive[1]);
    }

    /// <summary>The ids are made by hand, the probabilities by going through all taggings.</summary>
    [Fact]
    public void Generated_code_tags_as_the_trained_module_does()
    {
        Compare<WindowTagger>();
        Compare<PairTagger>();
        Compare<SpellingTagger>();
    }

    [Fact]
    public void Words_are_known_as_they_were_given()
    {
        TaggedSentence[] sentences = [Sentences.Of("The/O U.S./B-X army's/O 7,5/O"), Sentences.Of("don't/O rock-'n'-roll/I-X /O")];
        var vectors = WordVectorsOf(("u.s.", 1), ("the", 2), ("e.g.", 3), ("NATO", 4));

        using TrainedNetwork trained = new SequenceTaggerTrainer<VectorTagger>(Options with { Epochs = 1, WordVectors = new Dictionary<string, WordVectors> { ["Vectors"] = vectors } })
            .Train(sentences, sentences, cancellationToken: TestContext.Current.CancellationToken);

        // All words occur once; behind them, what only the vectors have in small letters.
        Assert.Equal(["7,5", "army's", "don't", "rock-'n'-roll", "the", "u.s.", "e.g."], trained.Vocabulary.Tokens);
        Assert.Equal(trained.Vocabulary.Tokens, Vocabulary.FromJson(trained.ToModelFile().Metadata["Text.vocabulary"]).Tokens);
        Assert.Equal(["B-X", "I-X", "O"], VectorTagger.Load(trained.ToModelFile()).Tags);
    }

    [Fact]
    public void Long_sentences_are_cut_with_their_tags()
    {
        // Behind the eighth word the tags are wrong, which training must not see.
        TaggedSentence[] sentences = [Sentences.Of("a/B-X b/O a/B-X b/O a/B-X c/I-X a/B-X b/O b/I-X b/I-X b/I-X b/I-X b/I-X b/I-X b/I-X b/I-X b/I-X b/I-X")];
        using TrainedNetwork trained = new SequenceTaggerTrainer<WindowTagger>(Options with { Epochs = 30 }).Train(sentences, sentences, cancellationToken: TestContext.Current.CancellationToken);
        WindowTagger tagger = WindowTagger.Load(trained.ToModelFile());

        Assert.Equal(1, trained.Metrics.DevelopmentAccuracy);
        TaggerEvaluation evaluation = TaggerEvaluation.Of(tagger, sentences, new HashSet<string> { "a", "b" }, cancellationToken: TestContext.Current.CancellationToken);

        // Ten tokens are out of reach. c is unseen, and found.
        Assert.Equal(new TaggingMeasures(Tokens: 18, Right: 8, UnseenTokens: 1, UnseenRight: 1), evaluation.Measures);

        // The last spans, of one type and without a begin, are one that is not found: the text has a, a, a c, a, and that one.
        Assert.Equal(new SpanMeasures(null, Right: 4, Answers: 4, Gold: 5), evaluation.Spans[0]);
        Assert.Equal(8, evaluation.Answers[0].Count);
    }

    private void LearnByHeart<TNetwork>()
        where TNetwork : ISequenceTagger<TNetwork>
    {
        TaggedSentence[] sentences = Sentences.Random(20, seed: 1);
        TrainingOptions options = Options with { Epochs = 80, Metric = DevelopmentMetric.SpanF1 };

        using TrainedNetwork trained = new SequenceTaggerTrainer<TNetwork>(options).Train(sentences, sentences, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(1, trained.Metrics.DevelopmentAccuracy);
        Assert.Equal(1, trained.Metrics.DevelopmentSpanF1);
        Assert.Equal(1, trained.Metrics.DevelopmentMacroF1);
        string path = Path.Combine(_folder, "model.safetensors");
        trained.Save(path);
        TaggerEvaluation evaluation = TaggerEvaluation.Of(TNetwork.Load(ModelFile.Read(path)), sentences, new HashSet<string>(), 2, TestContext.Current.CancellationToken);
        Assert.Equal(1, evaluation.Measures.Accuracy);
        Assert.Equal(1, evaluation.Spans[0].F1);
    }

    private static void Compare<TNetwork>()
        where TNetwork : ISequenceTagger<TNetwork>
    {
        using TrainedNetwork trained = Train<TNetwork>(Options, Sentences.Random(20, seed: 1));
        TNetwork tagger = TNetwork.Load(trained.ToModelFile());
        string[][] texts = [["w1"], ["W2", "w3"], ["w4", "never-seen", "w4", "w999"], ["w5", "", "w6", "w7", "w8"], [.. Enumerable.Range(0, 11).Select(static word => $"w{word}")]];
        foreach (string[] words in texts)
        {
            TaggedToken[] tagged = tagger.Tag(words);

            string[] read = words[..Math.Min(words.Length, 8)];
            double[][] scores = [.. trained.Network.Output([Ids(trained, read)])[0].Select(static row => Array.ConvertAll(row, static score => (double)score))];
            (int[] tags, double[] probabilities) = Best(trained, scores[..read.Length]);
            Assert.Equal(read.Zip(tags, (word, tag) => (word, trained.Labels[tag])), tagged.Select(static token => (token.Text, token.Tag)));
            Assert.All(probabilities.Zip(tagged), static pair => Assert.Equal(pair.First, pair.Second.Probability, 1e-5));
        }

        Assert.Empty(tagger.Tag(Array.Empty<string>()));
    }

    /// <summary>The ids of small letters' words, and of the letters as they are written where the network reads them.</summary>
    private static int[][] Ids(TrainedNetwork trained, string[] words)
    {
        int[] ids = [.. words.Select(word => IdOf(trained.Vocabulary, word.ToLowerInvariant()))];
        if (!trained.Inputs.TryGetValue("Spelled.Letters", out TextInput? letters))
            return [ids];

        string Written(string word) => letters.Tokenizer.Lowercase ? word.ToLowerInvariant() : word;
        return [ids, .. words.Select(word => Written(word).Take(6).Select(letter => IdOf(letters.Vocabulary, letter.ToString())).ToArray())];

        static int IdOf(Vocabulary vocabulary, string token) => vocabulary.Tokens.ToList().IndexOf(token) is >= 0 and var index ? index + 2 : 1;
    }

    /// <summary>The best tagging and its tags' probabilities, by going through all of them.</summary>
    private static (int[] Tags, double[] Probabilities) Best(TrainedNetwork trained, double[][] scores)
    {
        Dictionary<string, Tensor> weights = trained.Network.Weights();
        bool hasPairs = weights.ContainsKey("Pairs.weight");
        float[] pairs = hasPairs ? weights["Pairs.weight"].data<float>().ToArray() : new float[9];
        float[] start = hasPairs ? weights["Pairs.start"].data<float>().ToArray() : new float[3];
        IEnumerable<int[]> all = scores.Aggregate((IEnumerable<int[]>)[[]], static (before, _) => before.SelectMany(static tags => Enumerable.Range(0, 3).Select(tag => (int[])[.. tags, tag])));
        (int[] Tags, double Weight)[] taggings = [.. all.Select(tags => (tags, Math.Exp(tags.Select((tag, token) => scores[token][tag] + (token == 0 ? start[tag] : pairs[(tags[token - 1] * 3) + tag])).Sum())))];
        double sum = taggings.Sum(static tagging => tagging.Weight);
        int[] best = taggings.MaxBy(static tagging => tagging.Weight).Tags;
        return (best, [.. best.Select((tag, token) => taggings.Where(tagging => tagging.Tags[token] == tag).Sum(static tagging => tagging.Weight) / sum)]);
    }

    /// <summary>The loss of an untrained network whose last layer yields zeros.</summary>
    private static double FirstLoss<TNetwork>(TrainingOptions options)
        where TNetwork : INetwork<TNetwork>
    {
        return Loss<TNetwork>(options, Sentences.Random(20, seed: 1), network =>
        {
            using IDisposable frozen = no_grad();
            network.Weights()["Scores.weight"].zero_();
            network.Weights()["Scores.bias"].zero_();
        });
    }

    /// <summary>The mean loss of all batches of an epoch, and of the evaluation, which must be the same in eval mode.</summary>
    private static double Loss<TNetwork>(TrainingOptions options, TaggedSentence[] sentences, Action<TorchNetwork>? change = null)
        where TNetwork : INetwork<TNetwork>
    {
        NetworkDescription description = TNetwork.Description;
        using TorchNetwork network = TorchNetwork.Create(description, seed: 1);
        using var task = new TaggingTask(description, options, TaggingData.Prepare(description, options, sentences, sentences));
        task.Begin(network);
        change?.Invoke(network);
        task.BeginEpoch(0);
        double sum = 0;
        int terms = 0, examples = 0;
        for (int batch = 0; batch < task.Batches; batch++)
        {
            using DisposeScope scope = NewDisposeScope();
            BatchLoss loss = task.Loss(batch);
            sum += loss.Mean.item<float>() * (double)loss.Terms;
            terms += loss.Terms;
            examples += loss.Examples;
        }

        Assert.Equal((sentences.Sum(static sentence => sentence.Words.Count), sentences.Length), (terms, examples));
        if (options.LabelSmoothing == 0)
            Assert.Equal(sum / terms, task.Evaluate().Loss, 1e-5);

        return sum / terms;
    }

    private static WordVectors WordVectorsOf(params (string Word, float Value)[] words)
    {
        string path = Path.GetTempFileName();
        System.IO.File.WriteAllLines(path, words.Select(static word => FormattableString.Invariant($"{word.Word} {word.Value} 0")));
        WordVectors vectors = WordVectors.Read(path);
        System.IO.File.Delete(path);
        return vectors;
    }

    private static byte[] File<TNetwork>(TrainingOptions options, (int Epoch, int Batch)? end = null)
        where TNetwork : INetwork<TNetwork>
    {
        using TrainedNetwork trained = Train<TNetwork>(options, Sentences.Random(24, seed: 1), end);
        using var stream = new MemoryStream();
        trained.Save(stream);
        return stream.ToArray();
    }

    private static TrainedNetwork Train<TNetwork>(TrainingOptions options, TaggedSentence[] sentences, (int Epoch, int Batch)? end = null)
        where TNetwork : INetwork<TNetwork>
    {
        using var source = new CancellationTokenSource();
        return new SequenceTaggerTrainer<TNetwork>(options).Train(sentences, Sentences.Random(8, seed: 2), new Reports(report =>
        {
            if ((report.Epoch, report.Batch) == end)
                source.Cancel();
        }), source.Token);
    }

    private sealed class Reports(Action<TrainingProgress> then) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => then(value);
    }
}

/// <summary>Words that start from vectors.</summary>
[SequenceTagger]
internal sealed partial class VectorTagger
{
    [Words(MaxLength = 8)]               partial Layer Text    { get; }
    [Embedding(60, 2, Pretrained = true)] partial Layer Vectors { get; }
    [Linear(3)]                          partial Layer Scores  { get; }
}
