using CnnCodegen;

namespace Networks;

/// <summary>The small word-level baseline of Kim, Jernite, Sontag and Rush (2016): two LSTM layers of 200 units over word vectors of as many dimensions.</summary>
/// <remarks>The state is carried from one piece of 35 words to the next.</remarks>
[LanguageModel]
public sealed partial class LstmWordSmall
{
    [Words(MaxLength = 35)]   partial Layer Words   { get; }
    [Embedding(10_000, 200)]  partial Layer Vectors { get; }
    [Lstm(200), Dropout(0.5)] partial Layer Lower   { get; }
    [Lstm(200), Dropout(0.5)] partial Layer Upper   { get; }
    [Linear(10_000)]          partial Layer Logits  { get; }
}
