using System.CommandLine;
using CnnCodegen.Training;

namespace CnnCodegen.CommandLine;

/// <summary>Measures a model file on examples.</summary>
internal static class ClassifierEvaluateVerb
{
    public static Command Create(NetworkCatalogue<ClassifierEntry> networks, DataSetCatalogue<TextDataSet, ReadOptions> dataSets, CommandConsole console)
    {
        Option<FileInfo> model = CommonArguments.Model("The model file.");
        var data = new EvaluationDataArguments<TextDataSet, ReadOptions>(dataSets, new ExampleReadingArguments());
        Option<int> threads = CommonArguments.Threads();
        Option<DirectoryInfo?> report = CommonArguments.Report();
        var command = new Command("evaluate", "Measures a model file on examples.") { model };
        data.AddTo(command);
        command.Options.Add(threads);
        command.Options.Add(report);
        command.SetAction((arguments, cancellationToken) =>
        {
            FileInfo path = arguments.GetRequiredValue(model);
            (ClassifierEntry entry, ModelFile file) = networks.Read(path);
            LoadedClassifier network = entry.Load(file);
            TextDataSet test = data.Read(arguments, console);
            ClassifierEvaluation evaluation = network.Evaluate(test.Examples, arguments.GetValue(threads), cancellationToken);
            var classifier = new ReportedClassifier(entry.Name, ModelFacts.Of(entry.Description, file), [new ReportedRun("all", evaluation, [], null)]);
            Tables.Show(console, [classifier]);
            Tables.ShowLabels(console, evaluation.Measures);
            ReportFile.Save(
                arguments.GetValue(report),
                new ClassificationReport($"{entry.Name} on {test.Name}", [new("model file", path.Name), .. DataFacts.OfTest(test)], [classifier]),
                console);
            return Task.FromResult(ExitCode.Done);
        });
        return command;
    }
}
