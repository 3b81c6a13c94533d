namespace CnnCodegen.Benchmarks.Networks;

/// <summary>
/// Bradbury et al. (2017): four layers of 256 quasi-recurrent units over word vectors. The mean of all states, not the last one, is classified: every state is needed,
/// and no engine can leave any out.
/// </summary>
[TextClassifier]
internal sealed partial class QrnnClassifier
{
    [Words(MaxLength = 400)]   private partial Layer Review { get; }
    [Embedding(20_000, 300)]   private partial Layer Vectors { get; }
    [Qrnn(256, 2)]             private partial Layer Layer1 { get; }
    [Qrnn(256, 2)]             private partial Layer Layer2 { get; }
    [Qrnn(256, 2)]             private partial Layer Layer3 { get; }
    [Qrnn(256, 2)]             private partial Layer Layer4 { get; }
    [AverageOverTime]          private partial Layer Mean { get; }
    [Linear(2)]                private partial Layer Logits { get; }
}
