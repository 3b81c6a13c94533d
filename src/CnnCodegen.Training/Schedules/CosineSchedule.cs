using System.Text.Json;

namespace CnnCodegen.Training;

/// <summary>
/// The learning rate falls along half a cosine, step by step, from the end of the warm-up to the end of the last epoch. Paper: Loshchilov and
/// Hutter (2017), without restarts.
/// </summary>
public sealed record CosineSchedule : LearningRateSchedule
{
    /// <summary>The share of the learning rate that it falls to, in [0, 1).</summary>
    public double FinalFactor { get; init; }

    internal override void WriteTo(Utf8JsonWriter json)
    {
        json.WriteString("name", "Cosine");
        json.WriteNumber("finalFactor", FinalFactor);
        base.WriteTo(json);
    }

    internal override void Check()
    {
        base.Check();
        Setting.Check(FinalFactor is >= 0 and < 1, nameof(FinalFactor), FinalFactor, "in [0, 1)");
    }

    private protected override double Decay(SchedulePoint point)
    {
        double way = Math.Clamp((point.Step - WarmUpSteps) / (double)Math.Max(1, point.Steps - WarmUpSteps), 0, 1);
        return FinalFactor + ((1 - FinalFactor) * (1 + Math.Cos(Math.PI * way)) / 2);
    }
}
