using System.CommandLine;
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
        var training = new TaggerTrainingArguments();
        var command = new Command("train", "Trains a network and saves its model file.") { network, output.Model };
        data.AddTo(command, parts: true);
        training.AddTo(command);
        output.AddTo(command);
        command.SetAction((arguments, cancellationToken) =>
        {
            TrainingOutputs outputs = output.Read(arguments);
            DataSetParts<TaggedDataSet> parts = data.Read(arguments, console);
            TaggerEntry entry = networks.Find(arguments.GetRequiredValue(network), parts.Training.Tags);
            TrainingOptions options = VectorFile.Give(training.Read(arguments, entry.Recipe), entry, training.ReadVectors(arguments, parts.Words, entry));
            parts = parts.WithDevelopment(training.DevelopmentFraction(arguments), outputs.Seed);
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
                Tested("the development sentences, which chose the epoch", development, isLast: parts.Test is null);
                if (parts.Test is not null)
                    Tested("the test sentences", parts.Test, isLast: true);

                void Tested(string what, TaggedDataSet set, bool isLast)
                {
                    console.WriteLine($"On {what}:");
                    TaggerEvaluation evaluation = tagger.Evaluate(set.Sentences, parts.Training.Words, outputs.Threads, cancellationToken);
                    TaggingTables.Show(console, evaluation);
                    if (isLast)
                    {
                        ReportFile.Save(
                            outputs.Report,
                            new TaggingReport(
                                $"{entry.Name} on {parts.Training.Name}", [.. parts.Facts(), new("measured on", what)], ReportedNetwork.Of(entry, file, trained), set.Sentences, evaluation),
                            console);
                    }
                }
            },
            console);
    }
}
