using System.CommandLine;
using CnnCodegen.Text;
using CnnCodegen.Training;

namespace CnnCodegen.CommandLine;

/// <summary>Trains and tests several classifiers on the same examples, with one seed or several, on given parts or on folds.</summary>
internal static class ClassifierCompareVerb
{
    private const int UsualFolds = 10;

    public static Command Create(NetworkCatalogue<ClassifierEntry> networks, DataSetCatalogue<TextDataSet, ReadOptions> dataSets, CommandConsole console)
    {
        var names = new Argument<string[]>("networks")
        {
            Description = $"The classifiers to compare, {NGramBaseline.NameOfThis} among them; without any, all that fit the examples.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        names.AcceptOnlyFromAmong([.. networks.Names, NGramBaseline.NameOfThis]);
        var folds = new Option<int>("--folds") { Description = "Compare on so many folds of the training examples, instead of on test examples." }.Must(static value => value >= 2, "at least 2");
        var command = new Command("compare", "Compares several networks and a linear model on n-grams on the same examples.") { names, folds };
        var arguments = new ClassifierCompareArguments(dataSets);
        arguments.AddTo(command, parts: true);
        command.SetAction((parsed, cancellationToken) => Task.FromResult(Run(
            networks, parsed.GetValue(names) ?? [], parsed.GetValue(folds), arguments, parsed, console, cancellationToken)));
        return command;
    }

    public static Command CreateCrossValidate(NetworkCatalogue<ClassifierEntry> networks, DataSetCatalogue<TextDataSet, ReadOptions> dataSets, CommandConsole console)
    {
        Argument<string> name = CommonArguments.Network(networks.Names);
        var folds = new Option<int>("--folds") { Description = "The number of folds.", DefaultValueFactory = static _ => UsualFolds }.Must(static value => value >= 2, "at least 2");
        var command = new Command("cross-validate", "Trains a network on all folds but one and tests it on that, for each fold and seed.") { name, folds };
        var arguments = new ClassifierCompareArguments(dataSets);
        arguments.AddTo(command, parts: false);
        command.SetAction((parsed, cancellationToken) => Task.FromResult(Run(
            networks, [parsed.GetRequiredValue(name)], parsed.GetValue(folds), arguments, parsed, console, cancellationToken)));
        return command;
    }

    private static int Run(NetworkCatalogue<ClassifierEntry> networks, string[] names, int folds, ClassifierCompareArguments arguments, ParseResult parsed, CommandConsole console, CancellationToken cancellationToken)
    {
        arguments.LimitTorch(parsed);
        DataSetParts<TextDataSet> parts = arguments.Data.Read(parsed, console);
        IReadOnlyList<string> labels = parts.Training.Labels;
        Contender[] contenders = [.. ContendersOf(networks, names, parts, arguments, parsed, console)];
        if (contenders.Length == 0)
            throw new CommandException($"No network is declared for {labels.Count} labels: {Listing.Of(labels)}.");

        Trial[] trials = [.. arguments.Trials(parsed, parts, folds)];
        RunFolder? folder = arguments.Runs(parsed);
        ReportedClassifier[] classifiers = RunAll(contenders, trials, folder, console, cancellationToken, out bool cancelled);
        if (classifiers.Length > 0)
        {
            Tables.Show(console, classifiers);
            string how = folds > 0 ? $"{folds} folds" : parts.Test is null ? "test examples cut from the training examples by the seed" : "the test examples";
            var report = new ClassificationReport(
                $"{string.Join(", ", classifiers.Select(static classifier => classifier.Name))} on {parts.Training.Name}", [.. DataFacts.Of(parts, labels), new("measured on", how)], classifiers);
            if (report.ComparesCosts)
                Tables.ShowCosts(console, classifiers);

            ReportFile.Save(arguments.ReportFolder(parsed), report, console);
        }

        if (cancelled)
            console.Error.WriteLine("Cancelled; what is shown are the runs that were finished." + (folder is null ? "" : " The same command goes on from there."));

        return cancelled ? ExitCode.Cancelled : ExitCode.Done;
    }

    private static IEnumerable<Contender> ContendersOf(NetworkCatalogue<ClassifierEntry> networks, string[] names, DataSetParts<TextDataSet> parts, ClassifierCompareArguments arguments, ParseResult parsed, CommandConsole console)
    {
        IReadOnlyList<string> labels = parts.Training.Labels;
        ClassifierEntry[] entries = names.Length == 0
            ? [.. networks.WithOutputs(labels.Count)]
            : [.. names.Where(static name => name != NGramBaseline.NameOfThis).Distinct(StringComparer.Ordinal).Select(name => networks.Find(name, labels))];
        Func<int, WordVectors>? vectors = arguments.Training.ReadVectors(parsed, parts.Words, entries);
        foreach (ClassifierEntry entry in entries)
        {
            if (names.Length == 0 && vectors is null && VectorFile.Missing(entry.Recipe, entry).Any())
            {
                console.Error.WriteLine($"{entry.Name} is left out: it starts from word vectors, and neither --vectors nor --random-vectors is given.");
                continue;
            }

            TrainingOptions options = arguments.Training.Read(parsed, entry.Recipe) with { Labels = labels };
            yield return new NetworkContender(entry, VectorFile.Give(options, entry, vectors), arguments.Threads(parsed));
        }

        if (names.Length == 0 || names.Contains(NGramBaseline.NameOfThis))
            yield return new NGramBaseline(labels, arguments.Training.Tokenizer(parsed) ?? entries.Select(static entry => entry.Recipe.Tokenizer).FirstOrDefault(static tokenizer => tokenizer is not null) ?? new WordTokenizer());
    }

    /// <summary>Trial by trial, so that what is there after a cancellation can be compared.</summary>
    private static ReportedClassifier[] RunAll(Contender[] contenders, Trial[] trials, RunFolder? folder, CommandConsole console, CancellationToken cancellationToken, out bool cancelled)
    {
        List<FinishedRun>[] runs = [.. contenders.Select(static _ => new List<FinishedRun>())];
        cancelled = false;
        try
        {
            foreach (Trial trial in trials)
            {
                foreach ((int index, Contender contender) in contenders.Index())
                    runs[index].Add(folder is null ? contender.Run(trial, checkpoint: null, console, cancellationToken) : RunOrFind(contender, trial, folder, console, cancellationToken));
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            cancelled = true;
        }

        return [.. contenders.Zip(runs).Where(static pair => pair.Second.Count > 0).Select(static pair => new ReportedClassifier(
            pair.First.Name, pair.Second[^1].Settings, [.. pair.Second.Select(static finished => finished.Run)]))];
    }

    private static FinishedRun RunOrFind(Contender contender, Trial trial, RunFolder folder, CommandConsole console, CancellationToken cancellationToken)
    {
        RunKey key = contender.KeyOf(trial);
        if (folder.Find(key, trial) is { } finished)
        {
            console.WriteLine($"{contender.Name}, {trial.Name}: accuracy {ReportText.Share(finished.Run.Evaluation.Measures.Accuracy)}, finished before{(finished.OtherBuild is { } build ? $" by another build, {build}" : "")}");
            return finished;
        }

        FinishedRun run = contender.Run(trial, folder.CheckpointOf(key), console, cancellationToken);
        folder.Keep(key, run);
        return run;
    }
}
