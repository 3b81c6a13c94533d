using CnnCodegen;

namespace Networks;

/// <summary>
/// Dos Santos and Zadrozny (2014), "Learning character-level representations for part-of-speech tagging": each word's tag from a window of five words,
/// each of which is its vector and what a convolution finds in its characters.
/// </summary>
/// <remarks>
/// Windows reach over learned vectors beyond the ends, as the paper's padding words and characters. For the 45 tags of the Wall Street Journal and the
/// paper's 870,214 words.
/// </remarks>
[SequenceTagger]
public sealed partial class CharWnn
{
    [Words(MaxLength = 128)]                       partial Layer Words       { get; }
    [Embedding(870_216, 100, Pretrained = true)]   partial Layer WordVectors { get; }
    [PerToken<Speller>(From = nameof(Words))]      partial Layer Spelled     { get; }
    [Concat(nameof(WordVectors), nameof(Spelled))] partial Layer Features    { get; }
    [Window(5, LearnedPadding = true)]             partial Layer Windows     { get; }
    [Linear(300), Tanh]                            partial Layer Hidden      { get; }
    [Linear(45)]                                   partial Layer Scores      { get; }
    [Transitions]                                  partial Layer Pairs       { get; }

    /// <summary>The largest value of each filter over a word's characters; there is no activation.</summary>
    [Block]
    private sealed partial class Speller
    {
        [Characters(MaxLength = 32)]       partial Layer Letters  { get; }
        [Embedding(96, 10)]                partial Layer Vectors  { get; }
        [Window(5, LearnedPadding = true)] partial Layer Windows  { get; }
        [Linear(50)]                       partial Layer Filters  { get; }
        [MaxOverTime]                      partial Layer Spelling { get; }
    }
}
