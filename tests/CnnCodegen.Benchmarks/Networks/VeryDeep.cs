using Networks;

namespace CnnCodegen.Benchmarks.Networks;

// The networks VdCnn9 and VdCnn29 of samples/Networks under the settings that trade memory or exactness for speed.

/// <summary>Depth 9: sums of products in the order of the definition.</summary>
[TextClassifier(Winograd = Winograd.Off)]
internal sealed partial class VdCnn9Direct
{
    [Characters(MaxLength = 1024)]          private partial Layer Text { get; }
    [Embedding(69, 16)]                     private partial Layer Symbols { get; }
    [Conv1d(64, 3, Padding = Padding.Same)] private partial Layer Stem { get; }
    [Repeat<ConvBlock>(1)]                  private partial Layer Stage1 { get; }
    [MaxPool1d(3, Stride = 2, Padding = 1)] private partial Layer Half1 { get; }
    [Repeat<ConvBlock>(1, Channels = 128)]  private partial Layer Stage2 { get; }
    [MaxPool1d(3, Stride = 2, Padding = 1)] private partial Layer Half2 { get; }
    [Repeat<ConvBlock>(1, Channels = 256)]  private partial Layer Stage3 { get; }
    [MaxPool1d(3, Stride = 2, Padding = 1)] private partial Layer Half3 { get; }
    [Repeat<ConvBlock>(1, Channels = 512)]  private partial Layer Stage4 { get; }
    [KMaxPool(8)]                           private partial Layer Top { get; }
    [Linear(2048), Relu]                    private partial Layer Hidden1 { get; }
    [Linear(2048), Relu]                    private partial Layer Hidden2 { get; }
    [Linear(4)]                             private partial Layer Logits { get; }
}

/// <summary>Depth 9: large matrices in half the bytes.</summary>
[TextClassifier(Weights = WeightFormat.BFloat16)]
internal sealed partial class VdCnn9BFloat16
{
    [Characters(MaxLength = 1024)]          private partial Layer Text { get; }
    [Embedding(69, 16)]                     private partial Layer Symbols { get; }
    [Conv1d(64, 3, Padding = Padding.Same)] private partial Layer Stem { get; }
    [Repeat<ConvBlock>(1)]                  private partial Layer Stage1 { get; }
    [MaxPool1d(3, Stride = 2, Padding = 1)] private partial Layer Half1 { get; }
    [Repeat<ConvBlock>(1, Channels = 128)]  private partial Layer Stage2 { get; }
    [MaxPool1d(3, Stride = 2, Padding = 1)] private partial Layer Half2 { get; }
    [Repeat<ConvBlock>(1, Channels = 256)]  private partial Layer Stage3 { get; }
    [MaxPool1d(3, Stride = 2, Padding = 1)] private partial Layer Half3 { get; }
    [Repeat<ConvBlock>(1, Channels = 512)]  private partial Layer Stage4 { get; }
    [KMaxPool(8)]                           private partial Layer Top { get; }
    [Linear(2048), Relu]                    private partial Layer Hidden1 { get; }
    [Linear(2048), Relu]                    private partial Layer Hidden2 { get; }
    [Linear(4)]                             private partial Layer Logits { get; }
}

/// <summary>Depth 29: sums of products in the order of the definition.</summary>
[TextClassifier(Winograd = Winograd.Off)]
internal sealed partial class VdCnn29Direct
{
    [Characters(MaxLength = 1024)]          private partial Layer Text { get; }
    [Embedding(69, 16)]                     private partial Layer Symbols { get; }
    [Conv1d(64, 3, Padding = Padding.Same)] private partial Layer Stem { get; }
    [Repeat<ConvBlock>(5)]                  private partial Layer Stage1 { get; }
    [MaxPool1d(3, Stride = 2, Padding = 1)] private partial Layer Half1 { get; }
    [Repeat<ConvBlock>(5, Channels = 128)]  private partial Layer Stage2 { get; }
    [MaxPool1d(3, Stride = 2, Padding = 1)] private partial Layer Half2 { get; }
    [Repeat<ConvBlock>(2, Channels = 256)]  private partial Layer Stage3 { get; }
    [MaxPool1d(3, Stride = 2, Padding = 1)] private partial Layer Half3 { get; }
    [Repeat<ConvBlock>(2, Channels = 512)]  private partial Layer Stage4 { get; }
    [KMaxPool(8)]                           private partial Layer Top { get; }
    [Linear(2048), Relu]                    private partial Layer Hidden1 { get; }
    [Linear(2048), Relu]                    private partial Layer Hidden2 { get; }
    [Linear(4)]                             private partial Layer Logits { get; }
}

/// <summary>Depth 29: large matrices in half the bytes.</summary>
[TextClassifier(Weights = WeightFormat.BFloat16)]
internal sealed partial class VdCnn29BFloat16
{
    [Characters(MaxLength = 1024)]          private partial Layer Text { get; }
    [Embedding(69, 16)]                     private partial Layer Symbols { get; }
    [Conv1d(64, 3, Padding = Padding.Same)] private partial Layer Stem { get; }
    [Repeat<ConvBlock>(5)]                  private partial Layer Stage1 { get; }
    [MaxPool1d(3, Stride = 2, Padding = 1)] private partial Layer Half1 { get; }
    [Repeat<ConvBlock>(5, Channels = 128)]  private partial Layer Stage2 { get; }
    [MaxPool1d(3, Stride = 2, Padding = 1)] private partial Layer Half2 { get; }
    [Repeat<ConvBlock>(2, Channels = 256)]  private partial Layer Stage3 { get; }
    [MaxPool1d(3, Stride = 2, Padding = 1)] private partial Layer Half3 { get; }
    [Repeat<ConvBlock>(2, Channels = 512)]  private partial Layer Stage4 { get; }
    [KMaxPool(8)]                           private partial Layer Top { get; }
    [Linear(2048), Relu]                    private partial Layer Hidden1 { get; }
    [Linear(2048), Relu]                    private partial Layer Hidden2 { get; }
    [Linear(4)]                             private partial Layer Logits { get; }
}
