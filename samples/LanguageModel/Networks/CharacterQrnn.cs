using CnnCodegen;

namespace LanguageModel.Networks;

/// <summary>Characters, three quasi-recurrent layers of which each reads what all before it yield.</summary>
[LanguageModel]
public sealed partial class CharacterQrnn
{
    [Characters(MaxLength = 100)]                     partial Layer Text    { get; }
    [Embedding(200, 64)]                              partial Layer Vectors { get; }
    [Qrnn(256, 2, Zoneout = 0.1)]                     partial Layer First   { get; }
    [Concat(nameof(Vectors), nameof(First))]          partial Layer Both    { get; }
    [Qrnn(256, 2, Zoneout = 0.1)]                     partial Layer Second  { get; }
    [Concat(nameof(Both), nameof(Second))]            partial Layer All     { get; }
    [Qrnn(256, 2, Zoneout = 0.1), Dropout(0.1)]       partial Layer Third   { get; }
    [Linear(200)]                                     partial Layer Logits  { get; }
}
