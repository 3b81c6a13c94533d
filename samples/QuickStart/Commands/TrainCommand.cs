using System.Globalization;
using CnnCodegen.Training;
using QuickStart.Reports;
using QuickStart.Training;
using SdkMessages;
using Spectre.Console;

namespace QuickStart.Commands;

/// <summary>Trains a network, saves it, and shows what the generated code makes of it.</summary>
internal static class TrainCommand
{
    public static int Run(FileInfo modelFile, int epochs)
    {
        LanguageDataSet data = LanguageDataSet.Load();
        AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture,
            $"The C# compiler's messages in {CompilerMessages.Languages.Count} languages: {data.Training.Count} texts to learn from, {data.Development.Count} to choose the best epoch by, {data.Test.Count} to test on.");

        using TrainedNetwork? trained = Train(data, epochs);
        if (trained is null)
        {
            AnsiConsole.MarkupLine("Interrupted before anything was learnt; nothing was saved.");
            return 1;
        }

        trained.Save(modelFile.FullName);
        Console.WriteLine("Saved to " + modelFile.FullName);

        LanguageClassifier model = LanguageClassifier.Load(modelFile.FullName);
        string[] texts = [.. data.Test.Select(static example => example.Text)];
        int[][] ids = [.. texts.Select(text => Encode(trained, text))];
        TestReport.Show(model, data.Test);
        SentenceReport.Show(model);
        AgreementReport.Show(model, trained, ids);
        SpeedReport.Show(model, trained, texts, ids);
        return 0;
    }

    private static TrainedNetwork? Train(LanguageDataSet data, int epochs)
    {
        using var interruption = new Interruption();
        TrainedNetwork? trained = LanguageTraining.Train(data, epochs, interruption.Token);
        if (trained is { Metrics.End: TrainingEnd.Cancelled })
            AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"Interrupted; going on with the best weights so far, of epoch {trained.Metrics.BestEpoch}.");

        return trained;
    }

    private static int[] Encode(TrainedNetwork trained, string text)
    {
        int[] ids = new int[LanguageClassifier.Description.MaxLength];
        return ids[..trained.Tokenizer.Encode(text, trained.Vocabulary, ids)];
    }
}
