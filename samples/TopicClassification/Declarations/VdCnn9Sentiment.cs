using CnnCodegen;
using Networks;

namespace TopicClassification.Declarations;

/// <summary>Depth 9 of Conneau et al. (2017), see <see cref="VdCnn9"/>, for two labels.</summary>
[TextClassifier]
public sealed partial class VdCnn9Sentiment
{
    [Characters(MaxLength = 1024)]          partial Layer Text    { get; }
    [Embedding(69, 16)]                     partial Layer Symbols { get; }
    [Conv1d(64, 3, Padding = Padding.Same)] partial Layer Stem    { get; }
    [Repeat<ConvBlock>(1)]                  partial Layer Stage1  { get; }
    [MaxPool1d(3, Stride = 2, Padding = 1)] partial Layer Half1   { get; }
    [Repeat<ConvBlock>(1, Channels = 128)]  partial Layer Stage2  { get; }
    [MaxPool1d(3, Stride = 2, Padding = 1)] partial Layer Half2   { get; }
    [Repeat<ConvBlock>(1, Channels = 256)]  partial Layer Stage3  { get; }
    [MaxPool1d(3, Stride = 2, Padding = 1)] partial Layer Half3   { get; }
    [Repeat<ConvBlock>(1, Channels = 512)]  partial Layer Stage4  { get; }
    [KMaxPool(8)]                           partial Layer Top     { get; }
    [Linear(2048), Relu]                    partial Layer Hidden1 { get; }
    [Linear(2048), Relu]                    partial Layer Hidden2 { get; }
    [Linear(2)]                             partial Layer Logits  { get; }
}
