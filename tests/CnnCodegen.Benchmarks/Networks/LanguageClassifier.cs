namespace CnnCodegen.Benchmarks.Networks;

/// <summary>A small network over characters: short n-grams tell languages apart.</summary>
[TextClassifier]
internal sealed partial class LanguageClassifier
{
    [Characters(MaxLength = 96)] private partial Layer Text { get; }
    [Embedding(256, 16)] private partial Layer Symbols { get; }
    [ConvBank([64, 64, 64], [2, 3, 4]), Relu] private partial Layer NGrams { get; }
    [Linear(14)] private partial Layer Logits { get; }
}
