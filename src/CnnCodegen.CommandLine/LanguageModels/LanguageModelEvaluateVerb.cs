using System.CommandLine;
using CnnCodegen.LanguageModels;
using CnnCodegen.Training;

namespace CnnCodegen.CommandLine;

/// <summary>Measures a model file on a text, read as one stream from its beginning to its end.</summary>
internal static class LanguageModelEvaluateVerb
{
    public static Command Create(
        NetworkCatalogue<LanguageModelEntry> networks, DataSetCatalogue<LanguageModelText, LanguageModelReadOptions> dataSets, CommandConsole console)
    {
        Option<FileInfo> model = CommonArguments.Model("The model file.");
        var data = new EvaluationDataArguments<LanguageModelText, LanguageModelReadOptions>(dataSets, new LanguageModelReadingArguments());
        Option<DirectoryInfo?> report = CommonArguments.Report();
        var command = new Command("evaluate", "Measures a model file on a text with one sentence on each line.") { model };
        data.AddTo(command);
        command.Options.Add(report);
        command.SetAction(arguments =>
        {
            (LanguageModelEntry entry, ModelFile file) = networks.Read(arguments.GetRequiredValue(model));
            LoadedLanguageModel network = entry.Load(file);
            LanguageModelText test = data.Read(arguments, console);
            TextScore score = network.ScoreOf(test);
            ScoreTable.Show(console, test.Name, score);
            ReportFile.Save(
                arguments.GetValue(report),
                new LanguageModelReport($"{entry.Name} on {test.Name}", [new("model file", arguments.GetRequiredValue(model).Name), .. TextFacts.Of("test", test)], ReportedNetwork.Of(entry, file), score)
                {
                    Sentences = ScoredSentence.Of(test.Sentences, score, network.EndToken),
                },
                console);
            return ExitCode.Done;
        });
        return command;
    }
}
