using CnnCodegen;

[TextClassifier]
public sealed partial class TooWide
{
    [Words(MaxLength = 5)] partial Layer Sentence { get; }
    [Embedding(50, 8)]     partial Layer Vectors  { get; }
    [Conv1d(64, 7)]        partial Layer Stem     { get; }
    [MaxOverTime]          partial Layer Strongest { get; }
    [Linear(2)]            partial Layer Logits   { get; }
}
