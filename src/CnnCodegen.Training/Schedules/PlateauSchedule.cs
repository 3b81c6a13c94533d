using System.Text.Json;

namespace CnnCodegen.Training;

/// <summary>
/// The learning rate falls by a factor each time <see cref="TrainingOptions.Metric"/> has stood still for more than some epochs, as PyTorch's
/// <c>ReduceLROnPlateau</c>.
/// </summary>
public sealed record PlateauSchedule : LearningRateSchedule
{
    /// <summary>The epochs without improvement that are borne; the next one makes the rate fall. Zero or positive.</summary>
    public int Patience { get; init; } = 2;

    /// <summary>What the rate is multiplied by each time, in (0, 1).</summary>
    public double FallFactor { get; init; } = 0.5;

    /// <summary>The share of the learning rate below which it does not fall, in [0, 1).</summary>
    public double LowestFactor { get; init; } = 0.001;

    /// <summary>By how much the metric must be better than the best before to count as improved, in its unit; zero or positive.</summary>
    public double MinimumImprovement { get; init; }

    internal override bool Watches => true;

    internal override void WriteTo(Utf8JsonWriter json)
    {
        json.WriteString("name", "Plateau");
        json.WriteNumber("patience", Patience);
        json.WriteNumber("fallFactor", FallFactor);
        json.WriteNumber("lowestFactor", LowestFactor);
        json.WriteNumber("minimumImprovement", MinimumImprovement);
        base.WriteTo(json);
    }

    internal override void Check()
    {
        base.Check();
        ArgumentOutOfRangeException.ThrowIfNegative(Patience);
        Setting.Check(FallFactor is > 0 and < 1, nameof(FallFactor), FallFactor, "in (0, 1)");
        Setting.Check(LowestFactor is >= 0 and < 1, nameof(LowestFactor), LowestFactor, "in [0, 1)");
        Setting.Check(MinimumImprovement >= 0 && double.IsFinite(MinimumImprovement), nameof(MinimumImprovement), MinimumImprovement, "zero or positive");
    }

    private protected override double Decay(SchedulePoint point) => Math.Max(LowestFactor, Math.Pow(FallFactor, point.Reductions));
}
