using CnnCodegen.Training;

namespace CnnCodegen.CommandLine;

/// <summary>What one run of a classifier works on.</summary>
/// <param name="Name">What tells it from other runs, such as <c>seed 1, fold 3</c>.</param>
/// <param name="Seed">What all chance follows.</param>
/// <param name="Training">The examples to learn from.</param>
/// <param name="Development">The examples to choose the best epoch by.</param>
/// <param name="Test">The examples to test on.</param>
internal sealed record Trial(string Name, int Seed, IReadOnlyList<TextExample> Training, IReadOnlyList<TextExample> Development, IReadOnlyList<TextExample> Test);

/// <summary>A kind of classifier that can be trained and tested.</summary>
internal abstract class Contender(string name)
{
    /// <summary>The name for reports.</summary>
    public string Name => name;

    /// <summary>How it is made, for reports.</summary>
    public abstract IReadOnlyList<ReportFact> Settings { get; }

    /// <summary>Trains on a trial's examples and answers its test examples.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public abstract ReportedRun Run(Trial trial, CommandConsole console, CancellationToken cancellationToken);
}
