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
    /// The perplexity: <c>e</c> to the power of <see cref="Loss"/>; lower is better. It is what language models are always chosen by, and translators unless they are by
    /// <see cref="Bleu"/>.
    /// </summary>
    Perplexity,

    /// <summary>
    /// BLEU of the translations that a translator finds greedily, in [0, 100]; see <see cref="BleuScore"/>. The generated code translates all development sources after each
    /// epoch, which takes its time: nothing else asks for it.
    /// </summary>
    Bleu,
}
