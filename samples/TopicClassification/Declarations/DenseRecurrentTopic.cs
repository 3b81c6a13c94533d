using CnnCodegen;

namespace TopicClassification.Declarations;

/// <summary>The quasi-recurrent network of Bradbury et al. (2017), see <see cref="Networks.QrnnSentiment"/>; for four topics.</summary>
[TextClassifier]
public sealed partial class QrnnTopic
{
    [Words(MaxLength = 200)]                                  partial Layer Text     { get; }
    [Embedding(50_000, 300, Pretrained = true), Dropout(0.3)] partial Layer Vectors  { get; }
    [Dense<QrnnLayer>]                                        partial Layer Layer1   { get; }
    [Dense<QrnnLayer>]                                        partial Layer Layer2   { get; }
    [Dense<QrnnLayer>]                                        partial Layer Layer3   { get; }
    [Qrnn(256, 2), Dropout(0.3)]                              partial Layer Layer4   { get; }
    [LastStep]                                                partial Layer Encoding { get; }
    [Linear(4)]                                               partial Layer Logits   { get; }
}

/// <summary>The LSTM beside it, see <see cref="Networks.LstmSentiment"/>; for four topics.</summary>
[TextClassifier]
public sealed partial class DenseLstmTopic
{
    [Words(MaxLength = 200)]                                  partial Layer Text     { get; }
    [Embedding(50_000, 300, Pretrained = true), Dropout(0.3)] partial Layer Vectors  { get; }
    [Dense<LstmLayer>]                                        partial Layer Layer1   { get; }
    [Dense<LstmLayer>]                                        partial Layer Layer2   { get; }
    [Dense<LstmLayer>]                                        partial Layer Layer3   { get; }
    [Lstm(256, FinalState = true), Dropout(0.3)]              partial Layer Encoding { get; }
    [Linear(4)]                                               partial Layer Logits   { get; }
}

/// <summary>One layer of <see cref="QrnnTopic"/>.</summary>
[Block]
internal sealed partial class QrnnLayer
{
    [Qrnn(256, 2), Dropout(0.3)] partial Layer States { get; }
}

/// <summary>One layer of <see cref="DenseLstmTopic"/>.</summary>
[Block]
internal sealed partial class LstmLayer
{
    [Lstm(256), Dropout(0.3)] partial Layer States { get; }
}
