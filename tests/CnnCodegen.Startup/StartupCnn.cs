using CnnCodegen;

namespace Startup;

/// <summary>Kim (2014) with smaller vectors: 20,000 words of 100 dimensions, so that reading 8 MB of them does not hide all else.</summary>
[TextClassifier]
internal sealed partial class StartupCnn
{
    [Words(MaxLength = 56)]                      private partial Layer Sentence { get; }
    [Embedding(20_000, 100)]                     private partial Layer Vectors { get; }
    [ConvBank([100, 100, 100], [3, 4, 5]), Relu] private partial Layer NGrams { get; }
    [Linear(2)]                                  private partial Layer Logits { get; }
}
