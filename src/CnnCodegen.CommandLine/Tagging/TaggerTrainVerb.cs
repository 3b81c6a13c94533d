using System.CommandLine;
using CnnCodegen.Text;
using CnnCodegen.Training;

namespace CnnCodegen.CommandLine;

/// <summary>Trains a tagger, saves it, and measures its generated code.</summary>
internal static class TaggerTrainVerb
{
    public static Command Create(NetworkCatalogue<TaggerEntry> networks, DataSetCatalogue<TaggedDataSet, TaggedReadOptions> dataSets, CommandConsole console)
    {
        Argument<string> network = CommonArguments.Network(networks.Names);
        var output = new OutputArguments();
        var data = new DataArguments<TaggedDataSet, TaggedReadOptions>(dataSets, new SentenceReadingArguments());
        var training = new TrainingArguments(
            ("accuracy", DevelopmentMetric.Accuracy), ("macro-f1", DevelopmentMetric.MacroF1), ("span-f1", DevelopmentMetric.SpanF1), ("loss", DevelopmentMetric.Loss));
        var command = new Command("train", "Trains a network and saves its model file.") { network, output.Model };
        data.AddTo(command, parts: true);
        training.AddTo(command);
        output.AddTo(command, reports: false);
        command.SetAction((arguments, cancellationToken) =>
        {
            TrainingOutputs outputs = output.Read(arguments);
            DataSetParts<TaggedDataSet> parts = data.Read(arguments, console);
            TaggerEntry entry = networks.Find(arguments.GetRequiredValue(network), parts.Training.Tags);
            TrainingOptions options = VectorFile.Give(training.Read(arguments, entry.Recipe), entry, training.ReadVectors(arguments, tokenizers => Words(parts, tokenizers), entry));
            parts = parts.Development is null ? SetAside(parts, training.DevelopmentFraction(arguments), outputs.Seed) : parts;
            return Task.FromResult(Run(entry, options with { Seed = outputs.Seed, Checkpoint = outputs.Checkpoint, Labels = parts.Training.Tags }, parts, outputs, console, cancellationToken));
        });
        return command;
    }

    private static int Run(TaggerEntry entry, TrainingOptions options, DataSetParts<TaggedDataSet> parts, TrainingOutputs outputs, CommandConsole console, CancellationToken cancellationToken)
    {
        TaggedDataSet development = parts.Development!;
        console.WriteLine(
            $"{entry.Name}: {ReportText.Integer(parts.Training.Sentences.Count)} sentences to learn from, {ReportText.Integer(development.Sentences.Count)} to choose the best epoch by, {ReportText.Integer(parts.Test?.Sentences.Count ?? 0)} to test on.");
        return outputs.Save(
            () => ProgressDisplay.Show(console, entry.Name, display => entry.Train(options, parts.Training.Sentences, development.Sentences, display, cancellationToken), ProgressWords.Sentences),
            (trained, file) =>
            {
                console.WriteLine($"Trained in {ReportText.Seconds(trained.Duration.TotalSeconds)}.");
                LoadedTagger tagger = entry.Load(file);
                Show("the development sentences, which chose the epoch", development);
                if (parts.Test is not null)
                    Show("the test sentences", parts.Test);

                void Show(string what, TaggedDataSet set)
                {
                    console.WriteLine($"On {what}:");
                    TaggingTables.Show(console, tagger.Evaluate(set.Sentences, parts.Training.Words, outputs.Threads, cancellationToken));
                }
            },
            console);
    }

    /// <summary>The words as tokenizers look them up. A file of word vectors holds many more, which need no memory.</summary>
    private static HashSet<string> Words(DataSetParts<TaggedDataSet> parts, IReadOnlyList<Tokenizer> tokenizers) => new(
        from part in parts.All()
        from word in part.Set.Words
        from tokenizer in tokenizers
        select tokenizer.FormOf(word), StringComparer.Ordinal);

    /// <summary>The parts with a share of the training sentences as development sentences.</summary>
    private static DataSetParts<TaggedDataSet> SetAside(DataSetParts<TaggedDataSet> parts, double fraction, int seed)
    {
        TaggedSentence[] sentences = [.. parts.Training.Sentences];
        if (sentences.Length < 2)
            throw new CommandException("There is one sentence to learn from, of which no share can be set aside to choose the best epoch by. Name a file of others with --dev.");

        new Random(seed).Shuffle(sentences);
        int count = Math.Clamp((int)Math.Round(sentences.Length * fraction), 1, sentences.Length - 1);
        TaggedDataSet training = new(parts.Training.Name, sentences[count..]);
        string[] lost = [.. parts.Training.Tags.Except(training.Tags, StringComparer.Ordinal)];
        return lost.Length == 0
            ? parts with { Training = training, Development = new TaggedDataSet(parts.Training.Name + ", set aside", sentences[..count]) }
            : throw new CommandException($"Of the sentences that are left to learn from, none has {Listing.Of(lost)}. Set a smaller share aside with --dev-fraction, take another --seed, or name a file with --dev.");
    }
}
