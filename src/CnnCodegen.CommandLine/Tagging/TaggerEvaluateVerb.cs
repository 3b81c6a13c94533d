using System.CommandLine;
using CnnCodegen.Training;

namespace CnnCodegen.CommandLine;

/// <summary>Measures a model file on tagged sentences.</summary>
internal static class TaggerEvaluateVerb
{
    public static Command Create(NetworkCatalogue<TaggerEntry> networks, DataSetCatalogue<TaggedDataSet, TaggedReadOptions> dataSets, CommandConsole console)
    {
        Option<FileInfo> model = CommonArguments.Model("The model file.");
        var reading = new SentenceReadingArguments();
        var data = new EvaluationDataArguments<TaggedDataSet, TaggedReadOptions>(dataSets, reading);
        var seen = new Option<FileInfo?>("--train") { Description = "The file that was learnt from, which tells the words that are unseen; of a data set its own.", HelpName = "file" };
        Option<int> threads = CommonArguments.Threads();
        Option<DirectoryInfo?> report = CommonArguments.Report();
        var command = new Command("evaluate", "Measures a model file on tagged sentences.") { model };
        data.AddTo(command);
        command.Options.Add(seen);
        command.Options.Add(threads);
        command.Options.Add(report);
        command.SetAction((arguments, cancellationToken) =>
        {
            (TaggerEntry entry, ModelFile file) = networks.Read(arguments.GetRequiredValue(model));
            LoadedTagger tagger = entry.Load(file);
            DataSetParts<TaggedDataSet> parts = data.ReadParts(arguments, console);
            TaggedDataSet? training = arguments.GetValue(seen) is { } learnt ? reading.ReadFile(learnt.FullName, reading.Read(arguments)) : parts.Test is null ? null : parts.Training;
            TaggedDataSet test = parts.Test ?? parts.Training;
            console.WriteLine($"{entry.Name} on {test.Name}, {ReportText.Integer(test.Sentences.Count)} sentences:");
            TaggerEvaluation evaluation = tagger.Evaluate(test.Sentences, training?.Words ?? new HashSet<string>(), arguments.GetValue(threads), cancellationToken);
            TaggingTables.Show(console, evaluation, knowsSeen: training is not null);
            ReportFile.Save(
                arguments.GetValue(report),
                new TaggingReport(
                    $"{entry.Name} on {test.Name}", [new("model file", arguments.GetRequiredValue(model).Name), .. TaggedParts.FactsOf("test", test)], ReportedNetwork.Of(entry, file), test.Sentences, evaluation)
                {
                    KnowsSeen = training is not null,
                },
                console);
            return Task.FromResult(ExitCode.Done);
        });
        return command;
    }
}
