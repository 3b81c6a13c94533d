using CnnCodegen;

namespace LanguageModel.Networks;

/// <summary>The large network over characters of Kim, Jernite, Sontag and Rush (2016); what differs is said at <see cref="CharacterAwareSmall"/>.</summary>
[LanguageModel]
public sealed partial class CharacterAwareLarge
{
    [Words(MaxLength = 35)]             partial Layer Words   { get; }
    [PerToken<Speller>(Words = 10_001)] partial Layer Spelled { get; }
    [Lstm(650), Dropout(0.5)]           partial Layer Lower   { get; }
    [Lstm(650), Dropout(0.5)]           partial Layer Upper   { get; }
    [Linear(10_001)]                    partial Layer Logits  { get; }

    /// <summary>What the filters of seven widths find in one word's characters.</summary>
    [Block]
    private sealed partial class Speller
    {
        [Characters(MaxLength = 21)]                                                partial Layer Letters  { get; }
        [Embedding(52, 15)]                                                         partial Layer Vectors  { get; }
        [ConvBank([50, 100, 150, 200, 200, 200, 200], [1, 2, 3, 4, 5, 6, 7]), Tanh] partial Layer Spelling { get; }
        [Highway]                                                                   partial Layer Gated1   { get; }
        [Highway]                                                                   partial Layer Gated2   { get; }
    }
}
