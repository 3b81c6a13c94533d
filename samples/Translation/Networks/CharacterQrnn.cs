using CnnCodegen;

namespace Translation.Networks;

/// <summary>Bradbury et al. (2017), table 3, of half the size: from characters to characters, three quasi-recurrent layers on each side.</summary>
[Translator]
public sealed partial class CharacterQrnn
{
    [Characters(MaxLength = 250)]                                                     partial Layer Source        { get; }
    [Embedding(200, 16)]                                                              partial Layer SourceSymbols { get; }
    [Qrnn(160, 6), Dropout(0.2)]                                                      partial Layer Encoder1      { get; }
    [Qrnn(160, 2), Dropout(0.2)]                                                      partial Layer Encoder2      { get; }
    [Qrnn(160, 2), Dropout(0.2)]                                                      partial Layer Encoder3      { get; }
    [Characters(MaxLength = 250)]                                                     partial Layer Target        { get; }
    [Embedding(200, 16)]                                                              partial Layer TargetSymbols { get; }
    [Qrnn(160, 2, State = nameof(Encoder1)), Dropout(0.2)]                            partial Layer Decoder1      { get; }
    [Qrnn(160, 2, State = nameof(Encoder2)), Dropout(0.2)]                            partial Layer Decoder2      { get; }
    [Qrnn(160, 2, State = nameof(Encoder3), Memory = nameof(Encoder3)), Dropout(0.2)] partial Layer Decoder3      { get; }
    [Linear(200)]                                                                     partial Layer Logits        { get; }
}
