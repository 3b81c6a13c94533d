using System.Globalization;
using CnnCodegen;
using Spectre.Console;

namespace QuickStart.Commands;

/// <summary>Answers from a saved file: generated code alone, TorchSharp is not loaded.</summary>
internal static class PredictCommand
{
    // More than this many rows say nothing that a reader would look at.
    private const int Answers = 3;

    public static int Run(FileInfo modelFile, string text)
    {
        if (!modelFile.Exists)
        {
            Console.Error.WriteLine($"There is no model at {modelFile.FullName} yet. Run without arguments first to train one, or name another with --model.");
            return 1;
        }

        LanguageClassifier model;
        try
        {
            model = LanguageClassifier.Load(modelFile.FullName);
        }
        catch (ModelFileException exception)
        {
            Console.Error.WriteLine($"{modelFile.FullName} is not a model of this network: {exception.Message}");
            return 1;
        }

        float[] scores = new float[model.Labels.Count];
        model.Predict(text, scores);
        Table table = new Table().Border(TableBorder.Rounded).AddColumn("language").AddColumn("probability", static column => column.RightAligned());
        foreach ((string label, float score) in model.Labels.Zip(scores).OrderByDescending(static answer => answer.Second).Take(Answers))
            table.AddRow(label, score.ToString("F4", CultureInfo.InvariantCulture));

        AnsiConsole.Write(table);
        return 0;
    }
}
