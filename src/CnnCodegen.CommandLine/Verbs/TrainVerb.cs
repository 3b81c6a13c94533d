using System.CommandLine;
using CnnCodegen.Training;

namespace CnnCodegen.CommandLine;

/// <summary>Trains a network, saves it, and measures its generated code.</summary>
internal static class TrainVerb
{
    public static Command Create(NetworkCatalogue networks, DataSetCatalogue dataSets, CommandConsole console)
    {
        Argument<string> network = CommonArguments.Network(networks);
        Option<FileInfo> model = CommonArguments.Model("The model file to write.");
        var data = new DataArguments(dataSets);
        var training = new TrainingArguments();
        var seed = new Option<int>("--seed") { Description = "What all chance follows.", DefaultValueFactory = static _ => 1 };
        var checkpoint = new RunCheckpointArguments();
        Option<int> threads = CommonArguments.Threads(trains: true);
        Option<DirectoryInfo?> report = CommonArguments.Report();
        var command = new Command("train", "Trains a network and saves its model file.") { network, model };
        data.AddTo(command, parts: true);
        training.AddTo(command);
        command.Options.Add(seed);
        checkpoint.AddTo(command);
        command.Options.Add(threads);
        command.Options.Add(report);
        command.SetAction((arguments, cancellationToken) =>
        {
            var outputs = new Outputs(arguments.GetRequiredValue(model), checkpoint.Read(arguments), arguments.GetValue(report), arguments.GetValue(threads));
            outputs.Check();
            CommonArguments.LimitTorch(arguments, threads);
            DataSetParts parts = data.Read(arguments, console);
            NetworkEntry entry = networks.Find(arguments.GetRequiredValue(network), parts.Training.Labels);
            TrainingOptions options = VectorFile.Give(training.Read(arguments, entry.Recipe), entry, training.ReadVectors(arguments, parts, entry));
            Trial trial = TrialOf(parts, arguments.GetValue(seed), training.DevelopmentFraction(arguments));
            return Task.FromResult(Run(entry, options, parts, trial, outputs, console, cancellationToken));
        });
        return command;
    }

    private sealed record Outputs(FileInfo Model, CheckpointOptions? Checkpoint, DirectoryInfo? Report, int Threads)
    {
        /// <summary>A folder that is not there is better found out before training than after.</summary>
        public void Check()
        {
            if (Model.Directory is { Exists: false } missing)
                throw new CommandException($"The folder of the model file does not exist: {missing.FullName}");
        }
    }

    /// <summary>The run; without a test file it is tested on the development examples.</summary>
    private static Trial TrialOf(DataSetParts parts, int seed, double developmentFraction)
    {
        IReadOnlyList<TextExample> training = parts.Training.Examples;
        IReadOnlyList<TextExample> development = parts.Development?.Examples ?? Trials.Cut(ref training, developmentFraction, seed);
        return new Trial(Trials.NameOf(seed), seed, training, development, parts.Test?.Examples ?? development);
    }

    private static int Run(NetworkEntry entry, TrainingOptions options, DataSetParts parts, Trial trial, Outputs outputs, CommandConsole console, CancellationToken cancellationToken)
    {
        console.WriteLine(
            $"{entry.Name}: {ReportText.Integer(trial.Training.Count)} examples to learn from, {ReportText.Integer(trial.Development.Count)} to choose the best epoch by, {ReportText.Integer(parts.Test?.Examples.Count ?? 0)} to test on.");
        using TrainedNetwork trained = Train(new NetworkContender(entry, options, outputs.Threads), trial, outputs, console, cancellationToken);
        trained.Save(outputs.Model.FullName);
        console.WriteLine($"Saved the weights of epoch {trained.Metrics.BestEpoch} to {outputs.Model.FullName}");
        if (trained.Metrics.End == TrainingEnd.Cancelled)
        {
            console.Error.WriteLine("Cancelled; the best weights until then were saved." + (outputs.Checkpoint is null ? "" : " --resume goes on from the checkpoint."));
            return ExitCode.Cancelled;
        }

        if (outputs.Checkpoint is { } checkpoint)
            File.Delete(checkpoint.Path);

        ModelFile file = ModelFile.Read(outputs.Model.FullName);
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
        return ExitCode.Done;
    }

    /// <summary>Trains; where the loss is lost, the best weights until then are saved before that is told.</summary>
    private static TrainedNetwork Train(NetworkContender contender, Trial trial, Outputs outputs, CommandConsole console, CancellationToken cancellationToken)
    {
        try
        {
            return contender.Train(trial, outputs.Checkpoint, console, cancellationToken);
        }
        catch (TrainingDivergedException exception) when (exception.Best is not null)
        {
            using TrainedNetwork best = exception.Best;
            best.Save(outputs.Model.FullName);
            throw new CommandException($"{exception.Message} The best weights until then, of epoch {best.Metrics.BestEpoch}, were saved to {outputs.Model.FullName}.");
        }
    }
}
