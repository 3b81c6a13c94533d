using CnnCodegen;

namespace LanguageModel.Networks;

/// <summary>
/// Kim, Jernite, Sontag and Rush (2016), "Character-aware neural language models", the small network: words are read as characters, and the next word is predicted.
/// </summary>
/// <remarks>
/// The vocabulary is closed, so that what the filters and the highway find in a word is computed once when the model is loaded. The paper marks the beginning and the end
/// of words by characters of their own, and lets the windows see the places behind a word's end; here they see as many as the widest filter needs.
/// </remarks>
[LanguageModel]
public sealed partial class CharacterAwareSmall
{
    [Words(MaxLength = 35)]             partial Layer Words   { get; }
    [PerToken<Speller>(Words = 10_001)] partial Layer Spelled { get; }
    [Lstm(300), Dropout(0.5)]           partial Layer Lower   { get; }
    [Lstm(300), Dropout(0.5)]           partial Layer Upper   { get; }
    [Linear(10_001)]                    partial Layer Logits  { get; }

    /// <summary>What the filters of six widths find in one word's characters.</summary>
    [Block]
    private sealed partial class Speller
    {
        [Characters(MaxLength = 21)]                                      partial Layer Letters  { get; }
        [Embedding(52, 15)]                                               partial Layer Vectors  { get; }
        [ConvBank([25, 50, 75, 100, 125, 150], [1, 2, 3, 4, 5, 6]), Tanh] partial Layer Spelling { get; }
        [Highway]                                                         partial Layer Gated    { get; }
    }
}
