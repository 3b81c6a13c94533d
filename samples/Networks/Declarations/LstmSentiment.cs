using CnnCodegen;

namespace Networks;

/// <summary>The baseline of Bradbury et al. (2017) on film reviews: four densely connected LSTM layers of 256 units.</summary>
/// <remarks>The encoding is the last layer's last state.</remarks>
[TextClassifier]
public sealed partial class LstmSentiment
{
    [Words(MaxLength = 400)]                                  partial Layer Review   { get; }
    [Embedding(20_000, 300, Pretrained = true), Dropout(0.3)] partial Layer Vectors  { get; }
    [Dense<Recurrence>]                                       partial Layer Layer1   { get; }
    [Dense<Recurrence>]                                       partial Layer Layer2   { get; }
    [Dense<Recurrence>]                                       partial Layer Layer3   { get; }
    [Lstm(256, FinalState = true), Dropout(0.3)]              partial Layer Encoding { get; }
    [Linear(2)]                                               partial Layer Logits   { get; }

    /// <summary>One layer of the four.</summary>
    [Block]
    private sealed partial class Recurrence
    {
        [Lstm(256), Dropout(0.3)] partial Layer States { get; }
    }
}
