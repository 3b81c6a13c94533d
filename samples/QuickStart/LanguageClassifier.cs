using CnnCodegen;

namespace QuickStart;

/// <summary>Tells 14 languages apart by their characters: windows of two, three and four characters, the strongest match of each filter.</summary>
[TextClassifier]
public sealed partial class LanguageClassifier
{
    [Characters(MaxLength = 96)]                             partial Layer Text   { get; }
    [Embedding(2_000, 16)]                                   partial Layer Glyphs { get; }
    [ConvBank([64, 64, 64], [2, 3, 4]), Relu, Dropout(0.25)] partial Layer NGrams { get; }
    [Linear(14)]                                             partial Layer Logits { get; }
}
