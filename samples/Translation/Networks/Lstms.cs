using CnnCodegen;

namespace Translation.Networks;

/// <summary>
/// For comparison: Sutskever, Vinyals and Le (2014), "Sequence to sequence learning with neural networks", with one layer of long short-term memory on each side. The decoder begins with the
/// encoder's last hidden state.
/// </summary>
[Translator]
public sealed partial class Lstms
{
    [Words(MaxLength = 64)]                              partial Layer Source        { get; }
    [Embedding(8_000, 256), Dropout(0.3)]                partial Layer SourceVectors { get; }
    [Lstm(256)]                                          partial Layer Encoder       { get; }
    [Words(MaxLength = 64)]                              partial Layer Target        { get; }
    [Embedding(8_000, 256), Dropout(0.3)]                partial Layer TargetVectors { get; }
    [Lstm(256, State = nameof(Encoder)), Dropout(0.3)]   partial Layer Decoder       { get; }
    [Linear(8_000)]                                      partial Layer Logits        { get; }
}
