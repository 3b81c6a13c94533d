using CnnCodegen;

namespace Networks;

/// <summary>
/// Bradbury, Merity, Xiong and Socher (2017), "Quasi-recurrent neural networks", the language model of the Penn Treebank: two layers of 640 units with zoneout.
/// </summary>
/// <remarks>As the paper trains it, 105 words are read at a time, and the state is carried from one piece to the next.</remarks>
[LanguageModel]
public sealed partial class QrnnLanguageModel
{
    [Words(MaxLength = 105)]                    partial Layer Words   { get; }
    [Embedding(10_000, 640), Dropout(0.5)]      partial Layer Vectors { get; }
    [Qrnn(640, 2, Zoneout = 0.1), Dropout(0.5)] partial Layer Lower   { get; }
    [Qrnn(640, 2, Zoneout = 0.1), Dropout(0.5)] partial Layer Upper   { get; }
    [Linear(10_000)]                            partial Layer Logits  { get; }
}
