using CnnCodegen;

namespace Networks;

/// <summary>
/// Bradbury, Merity, Xiong and Socher (2017), "Quasi-recurrent neural networks", sentiment of film reviews: four densely connected layers of 256 units.
/// </summary>
/// <remarks>The encoding is the last layer's last state. The paper's reviews have 231 words on average; the longest read here has 400.</remarks>
[TextClassifier]
public sealed partial class QrnnSentiment
{
    [Words(MaxLength = 400)]                                  partial Layer Review   { get; }
    [Embedding(20_000, 300, Pretrained = true), Dropout(0.3)] partial Layer Vectors  { get; }
    [Dense<Recurrence>]                                       partial Layer Layer1   { get; }
    [Dense<Recurrence>]                                       partial Layer Layer2   { get; }
    [Dense<Recurrence>]                                       partial Layer Layer3   { get; }
    [Qrnn(256, 2), Dropout(0.3)]                              partial Layer Layer4   { get; }
    [LastStep]                                                partial Layer Encoding { get; }
    [Linear(2)]                                               partial Layer Logits   { get; }

    /// <summary>One layer of the four.</summary>
    [Block]
    private sealed partial class Recurrence
    {
        [Qrnn(256, 2), Dropout(0.3)] partial Layer States { get; }
    }
}
