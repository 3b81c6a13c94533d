using CnnCodegen;

namespace Networks;

/// <summary>
/// Kim, Jernite, Sontag and Rush (2016), "Character-aware neural language models", the small network: words are read as characters, and the next word is predicted.
/// </summary>
/// <remarks>
/// Characters of a word include the marks of its beginning and its end, which whoever calls must set. As in the paper, the state is carried from one
/// piece of 35 words to the next. A word of fewer than 6 characters is filled up to 6, not to the longest.
/// </remarks>
[LanguageModel]
public sealed partial class CharacterLanguageModel
{
    [Words(MaxLength = 35)]   partial Layer Words   { get; }
    [PerToken<Speller>]       partial Layer Spelled { get; }
    [Highway]                 partial Layer Gated   { get; }
    [Lstm(300), Dropout(0.5)] partial Layer Lower   { get; }
    [Lstm(300), Dropout(0.5)] partial Layer Upper   { get; }
    [Linear(10_000)]          partial Layer Logits  { get; }

    /// <summary>What the filters of six widths find in one word's characters.</summary>
    [Block]
    private sealed partial class Speller
    {
        [Characters(MaxLength = 65)]                                      partial Layer Letters  { get; }
        [Embedding(51, 15)]                                               partial Layer Vectors  { get; }
        [ConvBank([25, 50, 75, 100, 125, 150], [1, 2, 3, 4, 5, 6]), Tanh] partial Layer Spelling { get; }
    }
}
