using CnnCodegen;

namespace Tagging.Networks;

/// <summary>A word's characters: the largest value of each filter over windows of five of them; there is no activation. Dos Santos and Zadrozny (2014).</summary>
[Block]
internal sealed partial class Speller
{
    [Characters(MaxLength = 32)]       partial Layer Letters  { get; }
    [Embedding(250, 10)]               partial Layer Vectors  { get; }
    [Window(5, LearnedPadding = true)] partial Layer Windows  { get; }
    [Linear(50)]                       partial Layer Filters  { get; }
    [MaxOverTime]                      partial Layer Spelling { get; }
}
