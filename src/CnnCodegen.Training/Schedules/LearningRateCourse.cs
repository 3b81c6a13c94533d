namespace CnnCodegen.Training;

/// <summary>The learning rate of a run: its schedule, and what the schedule has seen of the development metric.</summary>
internal sealed class LearningRateCourse(TrainingOptions options, long steps)
{
    private readonly PlateauSchedule? _plateau = options.Schedule as PlateauSchedule;

    /// <summary>What the development metric did since the rate last fell.</summary>
    public PlateauWatch Watch { get; } = new(options.Metric, (options.Schedule as PlateauSchedule)?.MinimumImprovement ?? 0);

    /// <summary>How often the rate fell because the metric stood still.</summary>
    public int Reductions { get; set; }

    /// <summary>The rate of the next step.</summary>
    /// <param name="step">The steps made so far.</param>
    /// <param name="epoch">The epochs that are over.</param>
    public double Rate(long step, int epoch) => options.Optimizer.LearningRate * options.Schedule.Factor(new SchedulePoint(step, epoch, steps, Reductions));

    /// <summary>Takes note of an epoch's evaluation.</summary>
    public void EndEpoch(Evaluation evaluation)
    {
        if (_plateau is null)
            return;

        Watch.See(evaluation);
        if (Watch.Still <= _plateau.Patience)
            return;

        Reductions++;
        Watch.Still = 0;
    }
}
