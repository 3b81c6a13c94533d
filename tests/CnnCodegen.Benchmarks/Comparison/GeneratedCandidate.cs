namespace CnnCodegen.Benchmarks.Comparison;

/// <summary>The code that the generator wrote.</summary>
/// <typeparam name="TNetwork">The network's class.</typeparam>
/// <param name="network">The network with its weights.</param>
/// <param name="sequences">The texts.</param>
internal sealed class GeneratedCandidate<TNetwork>(TNetwork network, int[][] sequences) : Candidate("generated code", "")
    where TNetwork : ITextClassifier<TNetwork>
{
    private readonly float[] _scores = new float[network.Labels.Count];

    public override void Run(int sequence) => network.Predict(sequences[sequence], _scores);

    public override float[] Scores() => _scores;

    public override void Dispose()
    {
    }
}
