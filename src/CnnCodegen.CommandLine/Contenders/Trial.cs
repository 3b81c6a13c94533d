using CnnCodegen.Training;

namespace CnnCodegen.CommandLine;

/// <summary>What one run of a classifier works on.</summary>
/// <param name="Name">What tells it from other runs, such as <c>seed 1, fold 3</c>.</param>
/// <param name="Seed">What all chance follows.</param>
/// <param name="Training">The examples to learn from.</param>
/// <param name="Development">The examples to choose the best epoch by.</param>
/// <param name="Test">The examples to test on.</param>
internal sealed record Trial(string Name, int Seed, IReadOnlyList<TextExample> Training, IReadOnlyList<TextExample> Development, IReadOnlyList<TextExample> Test);

/// <summary>A run that is over, with what a report says of its classifier.</summary>
/// <param name="Run">The run.</param>
/// <param name="Settings">How the classifier was made.</param>
/// <param name="OtherBuild">The build of the trainer that ran it, where that was another one.</param>
internal sealed record FinishedRun(ReportedRun Run, IReadOnlyList<ReportFact> Settings, string? OtherBuild = null);

/// <summary>A kind of classifier that can be trained and tested.</summary>
internal abstract class Contender(string name)
{
    /// <summary>The name for reports.</summary>
    public string Name => name;

    /// <summary>What decides about the result of a run on a trial.</summary>
    public abstract RunKey KeyOf(Trial trial);

    /// <summary>Trains on a trial's examples and answers its test examples.</summary>
    /// <param name="trial">The examples.</param>
    /// <param name="checkpoint">Where the run writes what it needs to go on later, where it can; nowhere without it.</param>
    /// <param name="console">Where progress is shown.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public abstract FinishedRun Run(Trial trial, CheckpointOptions? checkpoint, CommandConsole console, CancellationToken cancellationToken);
}
