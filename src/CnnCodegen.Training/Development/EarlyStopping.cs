using System.Text.Json;

namespace CnnCodegen.Training;

/// <summary>Ends training when <see cref="TrainingOptions.Metric"/> no longer improves.</summary>
/// <param name="Patience">The epochs in a row without improvement after which training ends; at least 1.</param>
public sealed record EarlyStopping(int Patience)
{
    /// <summary>By how much the metric must be better than the best before to count as improved, in its unit; zero or positive.</summary>
    public double MinimumImprovement { get; init; }

    internal void WriteTo(Utf8JsonWriter json)
    {
        json.WriteNumber("patience", Patience);
        json.WriteNumber("minimumImprovement", MinimumImprovement);
    }

    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Patience, 1);
        Setting.Check(MinimumImprovement >= 0 && double.IsFinite(MinimumImprovement), nameof(MinimumImprovement), MinimumImprovement, "zero or positive");
    }
}
