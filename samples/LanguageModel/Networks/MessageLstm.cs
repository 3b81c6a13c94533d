using CnnCodegen;

namespace LanguageModel.Networks;

/// <summary>Words, one LSTM: small enough for a few thousand sentences.</summary>
[LanguageModel]
public sealed partial class MessageLstm
{
    [Words(MaxLength = 35)]                partial Layer Words   { get; }
    [Embedding(3_000, 100), Dropout(0.3)]  partial Layer Vectors { get; }
    [Lstm(100), Dropout(0.3)]              partial Layer Memory  { get; }
    [Linear(3_000)]                        partial Layer Logits  { get; }
}
