using CnnCodegen;

namespace Networks;

/// <summary>
/// Bradbury, Merity, Xiong and Socher (2017), "Quasi-recurrent neural networks", German to English by characters: four layers of 320 units on each side, each decoder layer
/// seeing its encoder layer's last state, the last one with attention.
/// </summary>
/// <remarks>The paper reverses the source; so does whoever calls. 187 characters, in both languages.</remarks>
[Translator]
public sealed partial class QrnnTranslator
{
    [Characters(MaxLength = 300)]                                       partial Layer Source        { get; }
    [Embedding(187, 16)]                                                partial Layer SourceSymbols { get; }
    [Qrnn(320, 6)]                                                      partial Layer Encoder1      { get; }
    [Qrnn(320, 2)]                                                      partial Layer Encoder2      { get; }
    [Qrnn(320, 2)]                                                      partial Layer Encoder3      { get; }
    [Qrnn(320, 2)]                                                      partial Layer Encoder4      { get; }
    [Characters(MaxLength = 300)]                                       partial Layer Target        { get; }
    [Embedding(187, 16)]                                                partial Layer TargetSymbols { get; }
    [Qrnn(320, 2, State = nameof(Encoder1))]                            partial Layer Decoder1      { get; }
    [Qrnn(320, 2, State = nameof(Encoder2))]                            partial Layer Decoder2      { get; }
    [Qrnn(320, 2, State = nameof(Encoder3))]                            partial Layer Decoder3      { get; }
    [Qrnn(320, 2, State = nameof(Encoder4), Memory = nameof(Encoder4))] partial Layer Decoder4      { get; }
    [Linear(187)]                                                       partial Layer Logits        { get; }
}
