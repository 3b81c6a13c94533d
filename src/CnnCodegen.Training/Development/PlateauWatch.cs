namespace CnnCodegen.Training;

/// <summary>Counts the epochs for which a development metric has stood still.</summary>
internal sealed class PlateauWatch(DevelopmentMetric metric, double minimumImprovement)
{
    /// <summary>The best score so far, turned so that higher is better.</summary>
    public double? Best { get; private set; }

    /// <summary>The epochs since it improved.</summary>
    public int Still { get; set; }

    /// <summary>All that it has seen.</summary>
    public WatchState State
    {
        get => new(Best, Still);
        set => (Best, Still) = (value.Best, value.Still);
    }

    /// <summary>Takes note of an epoch's evaluation.</summary>
    public void See(Evaluation evaluation)
    {
        double score = evaluation.Score(metric);
        if (Best is { } best && score <= best + minimumImprovement)
        {
            Still++;
            return;
        }

        Best = score;
        Still = 0;
    }
}
