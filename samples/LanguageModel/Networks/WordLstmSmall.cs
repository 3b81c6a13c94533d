using CnnCodegen;

namespace LanguageModel.Networks;

/// <summary>The small network over words of Kim, Jernite, Sontag and Rush (2016), with which they compare theirs over characters.</summary>
/// <remarks>Beside the 10,000 words of the Penn Treebank, the mark of unknown ones among them, there is the id of padding, which never comes.</remarks>
[LanguageModel]
public sealed partial class WordLstmSmall
{
    [Words(MaxLength = 35)]   partial Layer Words   { get; }
    [Embedding(10_001, 200)]  partial Layer Vectors { get; }
    [Lstm(200), Dropout(0.5)] partial Layer Lower   { get; }
    [Lstm(200), Dropout(0.5)] partial Layer Upper   { get; }
    [Linear(10_001)]          partial Layer Logits  { get; }
}
