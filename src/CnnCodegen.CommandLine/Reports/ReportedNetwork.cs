using CnnCodegen.Training;

namespace CnnCodegen.CommandLine;

/// <summary>A network in a report: how it was made, and how it learnt.</summary>
/// <param name="Name">The network's name.</param>
/// <param name="Settings">How it was made.</param>
public sealed record ReportedNetwork(string Name, IReadOnlyList<ReportFact> Settings)
{
    /// <summary>What was reached epoch by epoch; empty where nothing was trained.</summary>
    public IReadOnlyList<EpochResult> Curve { get; init; } = [];

    /// <summary>How long training took, in seconds; null where nothing was trained.</summary>
    public double? Seconds { get; init; }

    /// <summary>A network of a model file.</summary>
    /// <param name="entry">The network.</param>
    /// <param name="file">Its model file.</param>
    /// <param name="trained">Its training, where that was just now.</param>
    internal static ReportedNetwork Of(NetworkEntry entry, ModelFile file, TrainedNetwork? trained = null) => new(entry.Name, ModelFacts.Of(entry.Description, file))
    {
        Curve = trained?.Epochs ?? [],
        Seconds = trained?.Duration.TotalSeconds,
    };

    /// <summary>The time of its training among the measures.</summary>
    internal IEnumerable<ReportFact> Training => Seconds is { } seconds ? [new("training", ReportText.Seconds(seconds))] : [];

    /// <summary>Its learning curves.</summary>
    internal IEnumerable<ReportBlock> Curves(params IEnumerable<LearningCurve> curves) => LearningCurves.Of([(Name, Curve)], curves);
}
