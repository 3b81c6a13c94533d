using System.Diagnostics;
using CnnCodegen.Training;

namespace CnnCodegen.CommandLine;

/// <summary>A network that is trained, and whose generated code is tested.</summary>
/// <param name="network">The network.</param>
/// <param name="options">How it is trained; the seed is the trial's.</param>
/// <param name="threads">The most threads of the generated code.</param>
internal sealed class NetworkContender(NetworkEntry network, TrainingOptions options, int threads) : Contender(network.Name)
{
    private IReadOnlyList<ReportFact> _settings = [];

    public override IReadOnlyList<ReportFact> Settings => _settings;

    public override ReportedRun Run(Trial trial, CommandConsole console, CancellationToken cancellationToken)
    {
        using NetworkRun run = Train(trial, console, cancellationToken);
        // A run that was cut short says nothing about the network.
        cancellationToken.ThrowIfCancellationRequested();
        ModelFile file = run.Trained.ToModelFile();
        // The seeds stand with the runs.
        _settings = [.. ModelFacts.Of(network.Description, file).Where(static fact => fact.Name != "seed")];
        ClassifierEvaluation evaluation = network.Load(file).Evaluate(trial.Test, threads, cancellationToken);
        console.WriteLine($"{Name}, {trial.Name}: accuracy {ReportText.Share(evaluation.Measures.Accuracy)} in {ReportText.Seconds(run.Seconds)}");
        return new ReportedRun(trial.Name, evaluation, run.Curve, run.Seconds);
    }

    /// <summary>Trains on a trial's examples, and shows how far it is. The caller disposes of the result.</summary>
    public NetworkRun Train(Trial trial, CommandConsole console, CancellationToken cancellationToken)
    {
        long started = Stopwatch.GetTimestamp();
        LearningRecorder? recorder = null;
        TrainedNetwork trained = ProgressDisplay.Show(console, $"{Name}, {trial.Name}", display => network.Train(
            options with { Seed = trial.Seed }, trial.Training, trial.Development, recorder = new LearningRecorder(display), cancellationToken));
        return new NetworkRun(trained, recorder!.Curve, Stopwatch.GetElapsedTime(started).TotalSeconds);
    }
}
