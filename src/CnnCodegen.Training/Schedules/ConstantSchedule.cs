using System.Text.Json;

namespace CnnCodegen.Training;

/// <summary>The learning rate stays as it is, after the warm-up where there is one.</summary>
public sealed record ConstantSchedule : LearningRateSchedule
{
    internal override void WriteTo(Utf8JsonWriter json)
    {
        json.WriteString("name", "Constant");
        base.WriteTo(json);
    }

    private protected override double Decay(SchedulePoint point) => 1;
}
