namespace CnnCodegen.CommandLine.Tests;

/// <summary>The mean of word vectors, for two labels.</summary>
[TextClassifier]
public sealed partial class TinyBag
{
    [Words(MaxLength = 12)] partial Layer Sentence { get; }
    [BagOfVectors(60, 8)]   partial Layer Mean     { get; }
    [Linear(2)]             partial Layer Logits   { get; }
}

/// <summary>The mean of word vectors, for three labels.</summary>
[TextClassifier]
public sealed partial class TinyBagOfThree
{
    [Words(MaxLength = 12)] partial Layer Sentence { get; }
    [BagOfVectors(60, 8)]   partial Layer Mean     { get; }
    [Linear(3)]             partial Layer Logits   { get; }
}

/// <summary>A convolution over word vectors that are given.</summary>
[TextClassifier]
public sealed partial class TinyGiven
{
    [Words(MaxLength = 12)]                             partial Layer Sentence { get; }
    [Embedding(60, 4, Pretrained = true, Frozen = true)] partial Layer Vectors  { get; }
    [ConvBank([6], [2]), Relu]                          partial Layer NGrams   { get; }
    [Linear(2)]                                         partial Layer Logits   { get; }
}
