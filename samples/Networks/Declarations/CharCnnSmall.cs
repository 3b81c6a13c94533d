using CnnCodegen;

namespace Networks;

/// <summary>
/// Zhang, Zhao and LeCun (2015), "Character-level convolutional networks for text classification", the small network: six convolutions of 256 filters, three fully
/// connected layers of 1024.
/// </summary>
/// <remarks>
/// The one-hot characters are a frozen embedding of 70 dimensions, for whose rows 2 to 71 the identity matrix must be given; rows 0 and 1 (padding and unknown characters)
/// are zero. The paper reads texts from their end; so does whoever calls. For the four topics of AG News.
/// </remarks>
[TextClassifier]
public sealed partial class CharCnnSmall
{
    [Characters(MaxLength = 1014, FixedLength = true)]    partial Layer Text         { get; }
    [Embedding(72, 70, Pretrained = true, Frozen = true)] partial Layer Symbols      { get; }
    [Conv1d(256, 7), Relu]                                partial Layer Convolution1 { get; }
    [MaxPool1d(3)]                                        partial Layer Pooled1      { get; }
    [Conv1d(256, 7), Relu]                                partial Layer Convolution2 { get; }
    [MaxPool1d(3)]                                        partial Layer Pooled2      { get; }
    [Conv1d(256, 3), Relu]                                partial Layer Convolution3 { get; }
    [Conv1d(256, 3), Relu]                                partial Layer Convolution4 { get; }
    [Conv1d(256, 3), Relu]                                partial Layer Convolution5 { get; }
    [Conv1d(256, 3), Relu]                                partial Layer Convolution6 { get; }
    [MaxPool1d(3)]                                        partial Layer Pooled6      { get; }
    [Linear(1024), Relu, Dropout(0.5)]                    partial Layer Hidden1      { get; }
    [Linear(1024), Relu, Dropout(0.5)]                    partial Layer Hidden2      { get; }
    [Linear(4)]                                           partial Layer Logits       { get; }
}
