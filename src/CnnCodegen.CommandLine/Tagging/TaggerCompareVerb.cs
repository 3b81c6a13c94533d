using System.CommandLine;
using CnnCodegen.Training;

namespace CnnCodegen.CommandLine;

/// <summary>Trains and tests several taggers on the same sentences, with one seed or several.</summary>
internal static class TaggerCompareVerb
{
    public static Command Create(NetworkCatalogue<TaggerEntry> networks, DataSetCatalogue<TaggedDataSet, TaggedReadOptions> dataSets, CommandConsole console)
    {
        var names = new Argument<string[]>("networks") { Description = "The networks to compare; without any, all that fit the sentences.", Arity = ArgumentArity.ZeroOrMore };
        names.AcceptOnlyFromAmong([.. networks.Names]);
        var data = new DataArguments<TaggedDataSet, TaggedReadOptions>(dataSets, new SentenceReadingArguments());
        var training = new TaggerTrainingArguments();
        Option<IReadOnlyList<int>> seeds = SeedsArgument.Create();
        Option<int> threads = CommonArguments.Threads(trains: true);
        var command = new Command("compare", "Trains several networks on the same sentences, and tests them on the same others.") { names };
        data.AddTo(command, parts: true);
        training.AddTo(command);
        command.Options.Add(seeds);
        command.Options.Add(threads);
        command.SetAction((arguments, cancellationToken) =>
        {
            CommonArguments.LimitTorch(arguments, threads);
            DataSetParts<TaggedDataSet> parts = data.Read(arguments, console);
            TaggerEntry[] entries = EntriesOf(networks, arguments.GetValue(names) ?? [], parts.Training.Tags);
            Func<int, WordVectors>? vectors = training.ReadVectors(arguments, parts.Words, entries);
            (TaggerEntry Entry, TrainingOptions Options)[] contenders =
            [
                .. from entry in entries
                   where arguments.GetValue(names) is { Length: > 0 } || vectors is not null || entry.PretrainedLayers.Count == 0
                   select (entry, VectorFile.Give(training.Read(arguments, entry.Recipe), entry, vectors) with { Labels = parts.Training.Tags }),
            ];
            foreach (TaggerEntry entry in entries.Except(contenders.Select(static contender => contender.Entry)))
                console.Error.WriteLine($"{entry.Name} is left out: it starts from word vectors, and neither --vectors nor --random-vectors is given.");

            return Task.FromResult(Run(
                contenders,
                [.. arguments.GetRequiredValue(seeds).Select(seed => (seed, parts.WithDevelopment(training.DevelopmentFraction(arguments), seed)))],
                arguments.GetValue(threads), console, cancellationToken));
        });
        return command;
    }

    private static TaggerEntry[] EntriesOf(NetworkCatalogue<TaggerEntry> networks, string[] names, IReadOnlyList<string> tags)
    {
        TaggerEntry[] entries = names.Length == 0 ? [.. networks.WithOutputs(tags.Count)] : [.. names.Distinct(StringComparer.Ordinal).Select(name => networks.Find(name, tags))];
        return entries.Length > 0 ? entries : throw new CommandException($"No network is declared for {tags.Count} tags: {Listing.Of(tags)}.");
    }

    /// <summary>Seed by seed, so that what is there after a cancellation can be compared.</summary>
    private static int Run(
        (TaggerEntry Entry, TrainingOptions Options)[] contenders, (int Seed, DataSetParts<TaggedDataSet> Parts)[] trials, int threads, CommandConsole console, CancellationToken cancellationToken)
    {
        var runs = contenders.ToDictionary(static contender => contender.Entry.Name, static _ => new List<TaggerRun>());
        bool cancelled = false;
        try
        {
            foreach ((int seed, DataSetParts<TaggedDataSet> parts) in trials)
            {
                foreach ((TaggerEntry entry, TrainingOptions options) in contenders)
                    runs[entry.Name].Add(RunOne(entry, options with { Seed = seed }, parts, threads, console, cancellationToken));
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            cancelled = true;
        }

        (string, IReadOnlyList<TaggerRun>)[] finished = [.. contenders.Select(static contender => contender.Entry.Name).Where(name => runs[name].Count > 0).Select(name => (name, (IReadOnlyList<TaggerRun>)runs[name]))];
        if (finished.Length > 0)
        {
            console.WriteLine(trials[0].Parts.Test is null ? "On the development sentences, which chose the epoch:" : "On the test sentences:");
            TaggingTables.ShowRuns(console, finished);
        }

        if (cancelled)
            console.Error.WriteLine("Cancelled; what is shown are the runs that were finished.");

        return cancelled ? ExitCode.Cancelled : ExitCode.Done;
    }

    private static TaggerRun RunOne(TaggerEntry entry, TrainingOptions options, DataSetParts<TaggedDataSet> parts, int threads, CommandConsole console, CancellationToken cancellationToken)
    {
        using TrainedNetwork trained = ProgressDisplay.Show(
            console, $"{entry.Name}, {Trials.NameOf(options.Seed)}",
            display => entry.Train(options, parts.Training.Sentences, parts.Development!.Sentences, display, cancellationToken), ProgressWords.Sentences);
        // A run that was cut short says nothing about the network.
        cancellationToken.ThrowIfCancellationRequested();
        TaggerEvaluation evaluation = entry.Load(trained.ToModelFile()).Evaluate((parts.Test ?? parts.Development!).Sentences, parts.Training.Words, threads, cancellationToken);
        return new TaggerRun(evaluation, trained.Duration.TotalSeconds);
    }
}
