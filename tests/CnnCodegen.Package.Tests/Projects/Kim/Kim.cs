using CnnCodegen;

namespace Fresh;

[TextClassifier]
public sealed partial class Kim
{
    [Words(MaxLength = 12)]                               partial Layer Sentence { get; }
    [Embedding(50, 8)]                                    partial Layer Vectors  { get; }
    [ConvBank([5, 6, 7], [3, 4, 5]), Relu, Dropout(0.5)]  partial Layer NGrams   { get; }
    [Linear(3)]                                           partial Layer Logits   { get; }
}
