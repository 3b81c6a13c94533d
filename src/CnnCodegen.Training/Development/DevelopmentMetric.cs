namespace CnnCodegen.Training;

/// <summary>What is asked of the development examples: which epoch is best, and whether training still improves.</summary>
public enum DevelopmentMetric
{
    /// <summary>The share of right labels or, of a tagger, right tags.</summary>
    Accuracy,

    /// <summary>The mean of the labels' F1, each label counting alike; for labels of very different frequency.</summary>
    MacroF1,

    /// <summary>The mean loss in nats, without class weights and label smoothing; lower is better.</summary>
    Loss,

    /// <summary>The F1 of a tagger's spans, all types together, as the shared tasks of CoNLL count it.</summary>
    SpanF1,

    /// <summary>
    /// The perplexity: <c>e</c> to the power of <see cref="Loss"/>; lower is better. It is what language models and translators are always chosen by.
    /// </summary>
    Perplexity,
}
