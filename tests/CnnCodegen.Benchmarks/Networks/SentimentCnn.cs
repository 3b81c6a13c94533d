namespace CnnCodegen.Benchmarks.Networks;

/// <summary>Kim (2014): three filter widths over word vectors, max over time.</summary>
[TextClassifier]
internal sealed partial class SentimentCnn
{
    [Words(MaxLength = 56)] private partial Layer Sentence { get; }
    [Embedding(20_000, 300)] private partial Layer Vectors { get; }
    [ConvBank([100, 100, 100], [3, 4, 5]), Relu, Dropout(0.5)] private partial Layer NGrams { get; }
    [Linear(2)] private partial Layer Logits { get; }
}
