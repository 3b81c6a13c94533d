using CnnCodegen;

namespace Translation.Networks;

/// <summary>
/// Bradbury, Merity, Xiong and Socher (2017), section 2.1, with words: two quasi-recurrent layers on each side, each decoder layer beginning with its encoder layer's last state, the
/// upper one with attention to all states of the upper encoder layer.
/// </summary>
[Translator]
public sealed partial class AttendingQrnn
{
    [Words(MaxLength = 64)]                                                           partial Layer Source        { get; }
    [Embedding(8_000, 256), Dropout(0.3)]                                             partial Layer SourceVectors { get; }
    [Qrnn(256, 3), Dropout(0.3)]                                                      partial Layer Encoder1      { get; }
    [Qrnn(256, 2), Dropout(0.3)]                                                      partial Layer Encoder2      { get; }
    [Words(MaxLength = 64)]                                                           partial Layer Target        { get; }
    [Embedding(8_000, 256), Dropout(0.3)]                                             partial Layer TargetVectors { get; }
    [Qrnn(256, 2, State = nameof(Encoder1)), Dropout(0.3)]                            partial Layer Decoder1      { get; }
    [Qrnn(256, 2, State = nameof(Encoder2), Memory = nameof(Encoder2)), Dropout(0.3)] partial Layer Decoder2      { get; }
    [Linear(8_000)]                                                                   partial Layer Logits        { get; }
}
