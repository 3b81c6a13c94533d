using CnnCodegen;

namespace TopicClassification.Declarations;

/// <summary>The dynamic k-max network of Kalchbrenner et al. (2014), see <see cref="Networks.Dcnn"/>, on texts of up to 200 words; for four topics.</summary>
[TextClassifier]
public sealed partial class DcnnTopic
{
    [Words(MaxLength = 200)]                                  partial Layer Text    { get; }
    [Embedding(50_000, 48)]                                   partial Layer Vectors { get; }
    [Conv1d(6 * 24, 7, Padding = Padding.Wide, Groups = 24)]  partial Layer Maps1   { get; }
    [DynamicKMaxPool(1, 2, 4), Tanh]                          partial Layer Pooled1 { get; }
    [Conv1d(14 * 12, 5, Padding = Padding.Wide, Groups = 12)] partial Layer Maps2   { get; }
    [DynamicKMaxPool(2, 2, 4), Tanh, Dropout(0.5)]            partial Layer Pooled2 { get; }
    [Linear(4)]                                               partial Layer Logits  { get; }
}
