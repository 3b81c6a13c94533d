namespace CnnCodegen.CommandLine.Tests;

/// <summary>A language model of all that remembers: a causal convolution, a Q-RNN and an LSTM.</summary>
[LanguageModel]
public sealed partial class TinyLanguageModel
{
    [Words(MaxLength = 1_000)]                  partial Layer Words   { get; }
    [Embedding(12, 8)]                          partial Layer Vectors { get; }
    [Conv1d(8, 3, Padding = Padding.Causal), Relu] partial Layer Windows { get; }
    [Qrnn(8, 2)]                                partial Layer Lower   { get; }
    [Lstm(10), Dropout(0.1)]                    partial Layer Upper   { get; }
    [Linear(12)]                                partial Layer Logits  { get; }
}
