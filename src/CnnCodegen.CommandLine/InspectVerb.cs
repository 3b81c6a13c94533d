using System.CommandLine;
using System.Globalization;

namespace CnnCodegen.CommandLine;

/// <summary>Tells what is in a model file, whatever network it is of.</summary>
internal static class InspectVerb
{
    public static Command Create(CommandConsole console)
    {
        var model = new Argument<FileInfo>("model") { Description = "The model file." };
        var command = new Command("inspect", "Tells what is in a model file: network, labels, tokeniser, vocabulary, tensors, training and its result.") { model };
        command.SetAction(arguments =>
        {
            FileInfo path = arguments.GetRequiredValue(model);
            ModelFile file = ModelFile.Read(path.FullName);
            console.WriteLine("The file:");
            Tables.ShowFacts(console,
            [
                new("file", path.FullName),
                new("bytes", path.Length.ToString("N0", CultureInfo.InvariantCulture)),
                new("network", file.Metadata.GetValueOrDefault(ModelMetadata.Network, "not named")),
                new("architecture", file.Metadata.GetValueOrDefault(ModelMetadata.Architecture, "not named")),
                new("labels", file.Metadata.GetValueOrDefault(ModelMetadata.Labels, "not named")),
                .. ModelFacts.Inputs(file),
                new("parameters", ModelFacts.Parameters(file).ToString("N0", CultureInfo.InvariantCulture)),
            ]);
            ShowObject(console, "Training:", ModelFacts.Json(file, ModelMetadata.Training));
            ShowObject(console, "What it reached:", ModelFacts.Json(file, ModelMetadata.Metrics));
            console.WriteLine("Tensors:");
            Tables.ShowTensors(console, file.Tensors);
            return ExitCode.Done;
        });
        return command;
    }

    private static void ShowObject(CommandConsole console, string title, IReadOnlyList<ReportFact> facts)
    {
        if (facts.Count == 0)
            return;

        console.WriteLine(title);
        Tables.ShowFacts(console, facts);
    }
}
