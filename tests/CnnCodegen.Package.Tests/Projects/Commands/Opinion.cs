using CnnCodegen;

namespace Fresh;

[TextClassifier]
public sealed partial class Opinion
{
    [Words(MaxLength = 12)] partial Layer Sentence { get; }
    [BagOfVectors(10, 2)]   partial Layer Mean     { get; }
    [Linear(2)]             partial Layer Logits   { get; }
}
