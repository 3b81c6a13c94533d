using System.CommandLine;
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
        var command = new Command("evaluate", "Measures a model file on a text with one sentence on each line.") { model };
        data.AddTo(command);
        command.SetAction(arguments =>
        {
            (LanguageModelEntry entry, ModelFile file) = networks.Read(arguments.GetRequiredValue(model));
            LoadedLanguageModel network = entry.Load(file);
            LanguageModelText test = data.Read(arguments, console);
            ScoreTable.Show(console, test.Name, network.Score(string.Join('\n', test.Sentences)));
            return ExitCode.Done;
        });
        return command;
    }
}
