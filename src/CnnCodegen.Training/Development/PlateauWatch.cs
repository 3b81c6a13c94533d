namespace CnnCodegen.Training;

/// <summary>Counts the epochs for which a development metric has stood still.</summary>
internal sealed class PlateauWatch(DevelopmentMetric metric, double minimumImprovement)
{
    /// <summary>The best score so far, turned so that higher is better.</summary>
    public double? Best { get; set; }

    /// <summary>The epochs since it improved.</summary>
    public int Still { get; set; }

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
