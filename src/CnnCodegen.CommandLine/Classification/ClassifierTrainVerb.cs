using System.CommandLine;
using CnnCodegen.Training;

namespace CnnCodegen.CommandLine;

/// <summary>Trains a classifier, saves it, and measures its generated code.</summary>
internal static class ClassifierTrainVerb
{
    public static Command Create(NetworkCatalogue<ClassifierEntry> networks, DataSetCatalogue<TextDataSet, ReadOptions> dataSets, CommandConsole console)
    {
        Argument<string> network = CommonArguments.Network(networks.Names);
        var output = new OutputArguments();
        var data = new DataArguments<TextDataSet, ReadOptions>(dataSets, new ExampleReadingArguments());
        var training = new ClassifierTrainingArguments();
        var command = new Command("train", "Trains a network and saves its model file.") { network, output.Model };
        data.AddTo(command, parts: true);
        training.AddTo(command);
        output.AddTo(command);
        command.SetAction((arguments, cancellationToken) =>
        {
            TrainingOutputs outputs = output.Read(arguments);
            DataSetParts<TextDataSet> parts = data.Read(arguments, console);
            ClassifierEntry entry = networks.Find(arguments.GetRequiredValue(network), parts.Training.Labels);
            TrainingOptions options = VectorFile.Give(training.Read(arguments, entry.Recipe), entry, training.ReadVectors(arguments, parts.Words, entry));
            Trial trial = TrialOf(parts, outputs.Seed, training.DevelopmentFraction(arguments));
            return Task.FromResult(Run(entry, options, parts, trial, outputs, console, cancellationToken));
        });
        return command;
    }

    /// <summary>The run; without a test file it is tested on the development examples.</summary>
    private static Trial TrialOf(DataSetParts<TextDataSet> parts, int seed, double developmentFraction)
    {
        IReadOnlyList<TextExample> training = parts.Training.Examples;
        IReadOnlyList<TextExample> development = parts.Development?.Examples ?? Trials.Cut(ref training, developmentFraction, seed);
        return new Trial(Trials.NameOf(seed), seed, training, development, parts.Test?.Examples ?? development);
    }

    private static int Run(ClassifierEntry entry, TrainingOptions options, DataSetParts<TextDataSet> parts, Trial trial, TrainingOutputs outputs, CommandConsole console, CancellationToken cancellationToken)
    {
        console.WriteLine(
            $"{entry.Name}: {ReportText.Integer(trial.Training.Count)} examples to learn from, {ReportText.Integer(trial.Development.Count)} to choose the best epoch by, {ReportText.Integer(parts.Test?.Examples.Count ?? 0)} to test on.");
        var contender = new NetworkContender(entry, options, outputs.Threads);
        return outputs.Save(() => contender.Train(trial, outputs.Checkpoint, console, cancellationToken), Evaluate, console);

        void Evaluate(TrainedNetwork trained, ModelFile file)
        {
            ClassifierEvaluation evaluation = entry.Load(file).Evaluate(trial.Test, outputs.Threads, cancellationToken);
            var classifier = new ReportedClassifier(entry.Name, ModelFacts.Of(entry.Description, file), [new ReportedRun(trial.Name, evaluation, trained.Epochs, trained.Duration.TotalSeconds)]);
            string tested = parts.Test is null ? "the development examples, which chose the epoch" : "the test examples";
            console.WriteLine($"On {tested}:");
            Tables.Show(console, [classifier]);
            Tables.ShowLabels(console, evaluation.Measures);
            ReportFile.Save(
                outputs.Report,
                new ClassificationReport($"{entry.Name} on {parts.Training.Name}", [.. DataFacts.Of(parts, trained.Labels), new("measured on", tested)], [classifier]),
                console);
        }
    }
}
