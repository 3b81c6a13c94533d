using CnnCodegen.Training;

namespace CnnCodegen.CommandLine;

/// <summary>A network that is trained, and whose generated code is tested.</summary>
/// <param name="network">The network.</param>
/// <param name="options">How it is trained; the seed is the trial's.</param>
/// <param name="threads">The most threads of the generated code.</param>
internal sealed class NetworkContender(ClassifierEntry network, TrainingOptions options, int threads) : Contender(network.Name)
{
    // Read once: the vectors of a large vocabulary take a while.
    private readonly (string, string)[] _key =
    [
        ("architecture", network.Description.Architecture),
        ("device", options.Device.ToString()),
        ("labels", Listing.All(options.Labels ?? [])),
        .. Inputs("tokenizer", options.Tokenizer, options.Tokenizers, static tokenizer => tokenizer.ToJson()),
        .. Inputs("vocabulary", options.Vocabulary, options.Vocabularies, static vocabulary => vocabulary.ToJson()),
        .. options.WordVectors.Select(static vectors => ($"vectors of {vectors.Key}", vectors.Value.Fingerprint)),
    ];

    public override RunKey KeyOf(Trial trial) => new(Name, trial, [("settings", (options with { Seed = trial.Seed }).ToJson()), .. _key]);

    public override FinishedRun Run(Trial trial, CheckpointOptions? checkpoint, CommandConsole console, CancellationToken cancellationToken)
    {
        using TrainedNetwork trained = Train(trial, checkpoint, console, cancellationToken);
        // A run that was cut short says nothing about the network.
        cancellationToken.ThrowIfCancellationRequested();
        ModelFile file = trained.ToModelFile();
        LoadedClassifier loaded = network.Load(file);
        ClassifierEvaluation evaluation = loaded.Evaluate(trial.Test, threads, cancellationToken);
        var cost = new ClassifierCost(loaded.SecondsPerText([.. trial.Test.Select(static example => example.Text)]), ModelFacts.Bytes(file));
        console.WriteLine($"{Name}, {trial.Name}: accuracy {ReportText.Share(evaluation.Measures.Accuracy)} in {ReportText.Seconds(trained.Duration.TotalSeconds)}");
        return new FinishedRun(
            new ReportedRun(trial.Name, evaluation, trained.Epochs, trained.Duration.TotalSeconds) { Cost = cost },
            // The seeds stand with the runs.
            [.. ModelFacts.Of(network.Description, file).Where(static fact => fact.Name != "seed")]);
    }

    /// <summary>Trains on a trial's examples, and shows how far it is. The caller disposes of the result.</summary>
    public TrainedNetwork Train(Trial trial, CheckpointOptions? checkpoint, CommandConsole console, CancellationToken cancellationToken)
    {
        if (checkpoint is { Resume: true } && File.Exists(checkpoint.Path))
            console.WriteLine($"{Name}, {trial.Name}: goes on from its checkpoint");

        return ProgressDisplay.Show(console, $"{Name}, {trial.Name}", display => network.Train(
            options with { Seed = trial.Seed, Checkpoint = checkpoint }, trial.Training, trial.Development, display, cancellationToken));
    }

    /// <summary>What is set of all inputs and of single ones.</summary>
    private static IEnumerable<(string, string)> Inputs<T>(string name, T? first, IReadOnlyDictionary<string, T> named, Func<T, string> format)
        where T : class
    {
        if (first is not null)
            yield return (name, format(first));

        foreach ((string layer, T value) in named)
            yield return ($"{name} of {layer}", format(value));
    }
}
