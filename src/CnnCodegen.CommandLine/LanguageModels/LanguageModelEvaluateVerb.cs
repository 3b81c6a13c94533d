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
            LoadedLanguageModel network = networks.Load(arguments.GetRequiredValue(model));
            LanguageModelText test = data.Read(arguments, console);
            ScoreTable.Show(console, test.Name, network.Score(string.Join('\n', test.Sentences)));
            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>Loads the network of a model file.</summary>
    /// <exception cref="CommandException">The file is of none of the networks.</exception>
    public static LoadedLanguageModel Load(this NetworkCatalogue<LanguageModelEntry> networks, FileInfo path)
    {
        ModelFile file = ModelFile.Read(path.FullName);
        return networks.Of(file, path.FullName).Load(file);
    }
}
