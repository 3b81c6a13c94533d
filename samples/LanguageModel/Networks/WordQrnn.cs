using CnnCodegen;

namespace LanguageModel.Networks;

/// <summary>Bradbury, Merity, Xiong and Socher (2017), "Quasi-recurrent neural networks", the language model of the Penn Treebank.</summary>
[LanguageModel]
public sealed partial class WordQrnn
{
    [Words(MaxLength = 105)]                    partial Layer Words   { get; }
    [Embedding(10_001, 640), Dropout(0.5)]      partial Layer Vectors { get; }
    [Qrnn(640, 2, Zoneout = 0.1), Dropout(0.5)] partial Layer Lower   { get; }
    [Qrnn(640, 2, Zoneout = 0.1), Dropout(0.5)] partial Layer Upper   { get; }
    [Linear(10_001)]                            partial Layer Logits  { get; }
}
