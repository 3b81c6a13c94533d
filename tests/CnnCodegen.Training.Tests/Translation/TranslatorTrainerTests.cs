using CnnCodegen.Text;
using CnnCodegen.Translators;
using TorchSharp;
using static TorchSharp.torch;

namespace CnnCodegen.Training.Tests.Translation;

/// <summary>Translators are trained to predict the next token of a target.</summary>
public sealed class TranslatorTrainerTests : IDisposable
{
    private static readonly TrainingOptions Options = new() { Epochs = 3, BatchSize = 4, Optimizer = new AdamOptimizer { LearningRate = 0.02 }, Device = TrainingDevice.Cpu, Seed = 3 };

    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Pairs_are_learnt_by_heart_through_one_vector() => LearnByHeart<VectorTranslator>();

    [Fact]
    public void Pairs_are_learnt_by_heart_with_attention() => LearnByHeart<AttentionTranslator>();

    /// <summary>A column per position tells which word comes next, of sentences that training never saw as of those that it did.</summary>
    [Fact]
    public void A_dictionary_is_learnt_through_a_column_for_each_position()
    {
        SentencePair[] training = Pairs.WordByWord(600, seed: 1), unseen = [.. Pairs.WordByWord(60, seed: 2).Except(training)];
        // Kernels of a row each see two or three numbers: from PyTorch's small ones, hardly anything of a word comes through three sigmoids.
        TrainingOptions options = Options with { Epochs = 30, BatchSize = 30, Initialization = new UniformInitialization(2) };
        using TrainedNetwork trained = new TranslatorTrainer<ColumnTranslator>(options).Train(training, unseen, cancellationToken: TestContext.Current.CancellationToken);

        Assert.InRange(trained.Metrics.DevelopmentPerplexity, 1, 1.2);
        Assert.InRange(trained.Metrics.DevelopmentAccuracy, 0.95, 1);

        ColumnTranslator translator = ColumnTranslator.Load(trained.ToModelFile());
        Assert.InRange(unseen.Count(pair => translator.Translate(pair.Source).Text == pair.Target), unseen.Length * 4 / 5, unseen.Length);
    }

    /// <summary>Without any knowledge each of the outputs has the same probability.</summary>
    [Fact]
    public void The_first_loss_is_the_logarithm_of_the_number_of_outputs() => Assert.Equal(Math.Log(28), Loss<VectorTranslator>(Options, Pairs.Random(9, seed: 1), static network =>
    {
        using IDisposable frozen = no_grad();
        network.Weights()["Logits.weight"].zero_();
        network.Weights()["Logits.bias"].zero_();
    }), 1e-5);

    /// <summary>The loss is the mean over all tokens to be predicted, in batches as alone: what fills a batch up counts for nothing.</summary>
    [Fact]
    public void Each_token_counts_alike()
    {
        SentencePair[] pairs = Pairs.Random(12, seed: 4);

        Assert.Equal(Loss<VectorTranslator>(Options with { BatchSize = 1 }, pairs), Loss<VectorTranslator>(Options with { BatchSize = 12 }, pairs), 1e-5);
        Assert.Equal(Loss<AttentionTranslator>(Options with { BatchSize = 1 }, pairs), Loss<AttentionTranslator>(Options with { BatchSize = 12 }, pairs), 1e-5);
        Assert.Equal(Loss<ColumnTranslator>(Options with { BatchSize = 1 }, pairs), Loss<ColumnTranslator>(Options with { BatchSize = 12 }, pairs), 1e-5);
    }

    /// <summary>The development loss against the network's outputs, token by token, with ids made by hand.</summary>
    [Fact]
    public void The_perplexity_is_that_of_the_predictions()
    {
        SentencePair[] pairs = Pairs.Random(10, seed: 5);
        using TrainedNetwork trained = new TranslatorTrainer<AttentionTranslator>(Options).Train(pairs, pairs, cancellationToken: TestContext.Current.CancellationToken);
        var losses = new List<double>();
        foreach (SentencePair pair in pairs)
        {
            int[] target = Ids(trained, "Target", pair.Target);
            float[][] rows = trained.Network.Output([[Ids(trained, "Source", pair.Source), [2, .. target]]])[0];
            losses.AddRange(target.Append(2).Select((token, position) => Math.Log(rows[position].Sum(static score => Math.Exp(score))) - rows[position][token]));
        }

        Assert.Equal(losses.Average(), trained.Metrics.DevelopmentLoss, 1e-5);
        Assert.Equal(Math.Exp(losses.Average()), trained.Metrics.DevelopmentPerplexity, 1e-3);
        Assert.Null(trained.Metrics.DevelopmentMacroF1);
    }

    /// <summary>The best epoch is the one whose generated code translated best, which is asked once more afterwards.</summary>
    [Fact]
    public void The_epoch_with_the_highest_bleu_is_kept_where_that_is_asked_for()
    {
        SentencePair[] pairs = Pairs.Random(12, seed: 1);
        using TrainedNetwork trained = new TranslatorTrainer<AttentionTranslator>(Options with { Epochs = 40, Metric = DevelopmentMetric.Bleu })
            .Train(pairs, pairs[..8], cancellationToken: TestContext.Current.CancellationToken);
        TranslationEvaluation evaluation = TranslationEvaluation.Of(AttentionTranslator.Load(trained.ToModelFile()), pairs[..8], SearchOptions.Greedy, cancellationToken: TestContext.Current.CancellationToken);

        Assert.True(evaluation.Bleu.Score > 0);
        Assert.Equal(evaluation.Bleu.Score, trained.Metrics.DevelopmentBleu);
        Assert.Equal(trained.Epochs.Max(static epoch => epoch.DevelopmentBleu), trained.Metrics.DevelopmentBleu);
        Assert.Equal(trained.Metrics.DevelopmentBleu, trained.Epochs[trained.Metrics.BestEpoch - 1].DevelopmentBleu);
        Assert.Contains("\"developmentBleu\":", trained.ToModelFile().Metadata[ModelMetadata.Metrics]);
    }

    [Fact]
    public void Bleu_is_not_computed_where_nobody_asks_for_it()
    {
        using TrainedNetwork trained = new TranslatorTrainer<VectorTranslator>(Options with { Epochs = 1 }).Train(Pairs.Random(8, seed: 1), cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(DevelopmentMetric.Perplexity, trained.Options.Metric);
        Assert.Null(trained.Metrics.DevelopmentBleu);
        Assert.Null(trained.Epochs[0].DevelopmentBleu);
    }

    [Fact]
    public void Equal_runs_write_equal_files_broken_or_not()
    {
        TrainingOptions resuming = Options with { Checkpoint = new CheckpointOptions(Path.Combine(_folder, "run")) { Resume = true } };
        byte[] expected = File(Options);

        Assert.Equal(expected, File(Options));
        Assert.NotEqual(expected, File(resuming, (2, 2)));
        Assert.Equal(expected, File(resuming));
    }

    [Fact]
    public void The_model_file_holds_what_a_translator_needs()
    {
        using TrainedNetwork trained = new TranslatorTrainer<VectorTranslator>(Options with { Epochs = 1 }).Train(Pairs.Random(8, seed: 1), cancellationToken: TestContext.Current.CancellationToken);
        ModelFile file = trained.ToModelFile();

        Assert.Equal("</s>", file.Metadata[ModelMetadata.EndToken]);
        Assert.Equal("</s>", Vocabulary.FromJson(file.Metadata["Target.vocabulary"]).Tokens[0]);
        Assert.Equal(trained.Vocabulary.Tokens, Vocabulary.FromJson(file.Metadata["Source.vocabulary"]).Tokens);
        Assert.DoesNotContain(ModelMetadata.Labels, file.Metadata.Keys);
        VectorTranslator.Load(file);
    }

    private static void LearnByHeart<TNetwork>()
        where TNetwork : ITranslator<TNetwork>
    {
        SentencePair[] pairs = Pairs.Random(12, seed: 1);

        using TrainedNetwork trained = new TranslatorTrainer<TNetwork>(Options with { Epochs = 100 }).Train(pairs, pairs, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(1, trained.Metrics.DevelopmentAccuracy);
        Assert.InRange(trained.Metrics.DevelopmentPerplexity, 1, 1.1);
        Assert.Equal(pairs.Select(static pair => pair.Target), pairs.Select(pair => Translate(trained, pair.Source)));

        // The generated code finds the same, and gives the targets the same probabilities.
        TranslationEvaluation evaluation = TranslationEvaluation.Of(TNetwork.Load(trained.ToModelFile()), pairs, SearchOptions.Greedy, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(pairs.Select(static pair => pair.Target), evaluation.Translations.Select(static translation => translation.Text));
        Assert.Equal(trained.Metrics.DevelopmentPerplexity, evaluation.Perplexity, 1e-5);
    }

    /// <summary>Of unknown words and of sentences that training did not see, whatever is answered.</summary>
    [Fact]
    public void Generated_code_translates_as_the_trained_module_does()
    {
        Compare<VectorTranslator>(1e-4);
        Compare<AttentionTranslator>(1e-4);
        Compare<ColumnTranslator>(1e-5);

        static void Compare<TNetwork>(double tolerance)
            where TNetwork : ITranslator<TNetwork>
        {
            using TrainedNetwork trained = new TranslatorTrainer<TNetwork>(Options with { Epochs = 12 }).Train(Pairs.Random(12, seed: 1), Pairs.Random(4, seed: 2), cancellationToken: TestContext.Current.CancellationToken);
            TNetwork translator = TNetwork.Load(trained.ToModelFile());
            foreach (SentencePair pair in (SentencePair[])[.. Pairs.Random(8, seed: 3), new("never seen", "s1 never t2"), new("s1 s2 s3 s4 s5 s6 s7 s8 s9 s10 s11 s12", "t1")])
            {
                Assert.Equal(Translate(trained, pair.Source), translator.Translate(pair.Source).Text);
                AssertSameScores(trained, translator, pair, tolerance);
            }
        }
    }

    /// <summary>Each token of the target has the logarithm of the probability that the module's outputs give it.</summary>
    private static void AssertSameScores<TNetwork>(TrainedNetwork trained, TNetwork translator, SentencePair pair, double tolerance)
        where TNetwork : ITranslator<TNetwork>
    {
        int[] target = Ids(trained, "Target", pair.Target);
        float[][] rows = trained.Network.Output([[Ids(trained, "Source", pair.Source), [2, .. target]]])[0];
        IEnumerable<double> expected = target.Append(2).Select((token, position) => rows[position][token] - Math.Log(rows[position].Sum(static score => Math.Exp(score))));
        Assert.All(expected.Zip(translator.Score(pair.Source, pair.Target).Tokens), token => Assert.Equal(token.First, token.Second.LogProbability, tolerance));
    }

    /// <summary>Takes the most probable token again and again, from the end token to the end token, as a translator does.</summary>
    private static string Translate(TrainedNetwork trained, string source)
    {
        List<int> target = [2];
        while (target.Count < 8)
        {
            float[] scores = trained.Network.Output([[Ids(trained, "Source", source), [.. target]]])[0][target.Count - 1];
            int best = Array.IndexOf(scores, scores.Max());
            if (best == 2)
                break;

            target.Add(best);
        }

        return string.Join(' ', target.Skip(1).Select(id => id < 2 ? "<unk>" : trained.Inputs["Target"].Vocabulary.Tokens[id - 2]));
    }

    private static int[] Ids(TrainedNetwork trained, string input, string text) =>
        [.. text.Split(' ').Select(word => trained.Inputs[input].Vocabulary.Tokens.ToList().IndexOf(word) is >= 0 and var index ? index + 2 : Vocabulary.UnknownId)];

    /// <summary>The mean loss of all batches of an epoch, which is that of the evaluation in eval mode.</summary>
    private static double Loss<TNetwork>(TrainingOptions options, SentencePair[] pairs, Action<TorchNetwork>? change = null)
        where TNetwork : INetwork<TNetwork>
    {
        NetworkDescription description = TNetwork.Description;
        using TorchNetwork network = TorchNetwork.Create(description, seed: 1);
        using var task = new TranslationTask(options, TranslationData.Prepare(description, options, pairs, pairs), static (_, texts) => [.. texts]);
        task.Begin(network);
        change?.Invoke(network);
        task.BeginEpoch(0);
        double sum = 0;
        int terms = 0;
        for (int batch = 0; batch < task.Batches; batch++)
        {
            using DisposeScope scope = NewDisposeScope();
            BatchLoss loss = task.Loss(batch);
            sum += loss.Mean.item<float>() * (double)loss.Terms;
            terms += loss.Terms;
        }

        Assert.Equal(pairs.Sum(static pair => pair.Target.Split(' ').Length + 1), terms);
        Assert.Equal(sum / terms, task.Evaluate().Loss, 1e-5);
        return sum / terms;
    }

    private static byte[] File(TrainingOptions options, (int Epoch, int Batch)? end = null)
    {
        using var source = new CancellationTokenSource();
        using TrainedNetwork trained = new TranslatorTrainer<AttentionTranslator>(options).Train(Pairs.Random(12, seed: 1), Pairs.Random(4, seed: 2), new Reports(report =>
        {
            if ((report.Epoch, report.Batch) == end)
                source.Cancel();
        }), source.Token);
        using var stream = new MemoryStream();
        trained.Save(stream);
        return stream.ToArray();
    }

    private sealed class Reports(Action<TrainingProgress> then) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => then(value);
    }
}
