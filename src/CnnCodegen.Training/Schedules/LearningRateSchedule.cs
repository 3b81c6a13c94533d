using System.Text.Json;

namespace CnnCodegen.Training;

/// <summary>
/// How the learning rate changes on the way: one of <see cref="ConstantSchedule"/>, <see cref="StepSchedule"/>, <see cref="CosineSchedule"/>,
/// <see cref="PlateauSchedule"/>. It says by what <see cref="Optimizer.LearningRate"/> is multiplied.
/// </summary>
public abstract record LearningRateSchedule
{
    private protected LearningRateSchedule()
    {
    }

    /// <summary>
    /// The steps (batches) over which the rate rises in equal parts to its full size, as in Goyal et al. (2017); zero or positive, 0 for none.
    /// </summary>
    public int WarmUpSteps { get; init; }

    /// <summary>Whether the schedule looks at the development metric.</summary>
    internal virtual bool Watches => false;

    /// <summary>What the learning rate of a step is multiplied by.</summary>
    internal double Factor(SchedulePoint point) => Math.Min(1, (point.Step + 1.0) / Math.Max(1, WarmUpSteps)) * Decay(point);

    /// <summary>Writes the settings as properties of a JSON object that is open.</summary>
    internal virtual void WriteTo(Utf8JsonWriter json) => json.WriteNumber("warmUpSteps", WarmUpSteps);

    /// <summary>Checks that all settings are in their ranges.</summary>
    /// <exception cref="ArgumentOutOfRangeException">One is not.</exception>
    internal virtual void Check() => ArgumentOutOfRangeException.ThrowIfNegative(WarmUpSteps);

    /// <summary>The factor without warm-up.</summary>
    private protected abstract double Decay(SchedulePoint point);
}

/// <summary>Where a run is, as a schedule sees it.</summary>
/// <param name="Step">The steps made so far.</param>
/// <param name="Epoch">The epochs that are over.</param>
/// <param name="Steps">The steps of the whole run.</param>
/// <param name="Reductions">How often the development metric stood still too long.</param>
internal readonly record struct SchedulePoint(long Step, int Epoch, long Steps, int Reductions);
