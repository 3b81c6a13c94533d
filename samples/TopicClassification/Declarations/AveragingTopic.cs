using CnnCodegen;

namespace TopicClassification.Declarations;

/// <summary>The deep averaging network of Iyyer et al. (2015); for four topics.</summary>
[TextClassifier]
public sealed partial class AveragingTopic
{
    [Words(MaxLength = 200), WordDropout(0.3)] partial Layer Text    { get; }
    [BagOfVectors(50_000, 300)]                partial Layer Mean    { get; }
    [Linear(300), Relu]                        partial Layer Hidden1 { get; }
    [Linear(300), Relu]                        partial Layer Hidden2 { get; }
    [Linear(4)]                                partial Layer Logits  { get; }
}

/// <summary>The same on reviews of up to 400 words; for two labels.</summary>
[TextClassifier]
public sealed partial class AveragingSentiment
{
    [Words(MaxLength = 400), WordDropout(0.3)] partial Layer Review  { get; }
    [BagOfVectors(50_000, 300)]                partial Layer Mean    { get; }
    [Linear(300), Relu]                        partial Layer Hidden1 { get; }
    [Linear(300), Relu]                        partial Layer Hidden2 { get; }
    [Linear(2)]                                partial Layer Logits  { get; }
}
