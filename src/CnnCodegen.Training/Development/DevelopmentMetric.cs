namespace CnnCodegen.Training;

/// <summary>What is asked of the development examples: which epoch is best, and whether training still improves.</summary>
public enum DevelopmentMetric
{
    /// <summary>The share of right labels.</summary>
    Accuracy,

    /// <summary>The mean of the labels' F1, each label counting alike; for labels of very different frequency.</summary>
    MacroF1,

    /// <summary>The mean cross-entropy in nats, without class weights and label smoothing; lower is better.</summary>
    Loss,
}
