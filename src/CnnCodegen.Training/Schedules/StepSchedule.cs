using System.Text.Json;

namespace CnnCodegen.Training;

/// <summary>The learning rate falls by a factor each time some epochs are over, as PyTorch's <c>StepLR</c>.</summary>
public sealed record StepSchedule : LearningRateSchedule
{
    /// <summary>The epochs from one fall to the next; at least 1.</summary>
    public int EveryEpochs { get; init; } = 10;

    /// <summary>What the rate is multiplied by each time, in (0, 1).</summary>
    public double FallFactor { get; init; } = 0.1;

    /// <summary>
    /// The epochs that come before the first <see cref="EveryEpochs"/>; zero or positive. With 5, and 1 epoch from fall to fall, six epochs have the full rate.
    /// </summary>
    public int AfterEpochs { get; init; }

    internal override void WriteTo(Utf8JsonWriter json)
    {
        json.WriteString("name", "Step");
        json.WriteNumber("everyEpochs", EveryEpochs);
        if (AfterEpochs > 0)
            json.WriteNumber("afterEpochs", AfterEpochs);

        json.WriteNumber("fallFactor", FallFactor);
        base.WriteTo(json);
    }

    internal override void Check()
    {
        base.Check();
        ArgumentOutOfRangeException.ThrowIfLessThan(EveryEpochs, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(AfterEpochs);
        Setting.Check(FallFactor is > 0 and < 1, nameof(FallFactor), FallFactor, "in (0, 1)");
    }

    private protected override double Decay(SchedulePoint point) => Math.Pow(FallFactor, Math.Max(0, point.Epoch - AfterEpochs) / EveryEpochs);
}
