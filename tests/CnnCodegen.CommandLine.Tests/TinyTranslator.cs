namespace CnnCodegen.CommandLine.Tests;

/// <summary>Quasi-recurrent layers with attention, for a handful of words.</summary>
[Translator]
public sealed partial class TinyTranslator
{
    [Words(MaxLength = 8)]                                          partial Layer Source        { get; }
    [Embedding(20, 12)]                                             partial Layer SourceVectors { get; }
    [Qrnn(24, 2)]                                                   partial Layer Encoder       { get; }
    [Words(MaxLength = 9)]                                          partial Layer Target        { get; }
    [Embedding(20, 12)]                                             partial Layer TargetVectors { get; }
    [Qrnn(24, 2, State = nameof(Encoder), Memory = nameof(Encoder))] partial Layer Decoder       { get; }
    [Linear(20)]                                                    partial Layer Logits        { get; }
}
