using CnnCodegen.Benchmarks.Networks;
using CnnCodegen.Benchmarks.Peers;

namespace CnnCodegen.Benchmarks.Comparison;

/// <summary>A network, its weights, and texts of one length: what every candidate computes.</summary>
internal sealed class Workload
{
    private const int WeightSeed = 1;
    private const int TextSeed = 2;

    private readonly Func<Candidate> _createGenerated;

    private Workload(string name, ConvBankWeights weights, int[][] sequences, Func<Candidate> createGenerated)
    {
        Name = name;
        Weights = weights;
        Sequences = sequences;
        _createGenerated = createGenerated;
    }

    /// <summary>The network and the length of its texts.</summary>
    public string Name { get; }

    /// <summary>The weights, for the peers.</summary>
    public ConvBankWeights Weights { get; }

    /// <summary>The texts.</summary>
    public int[][] Sequences { get; }

    /// <summary>The multiply-adds of one text by the network's definition.</summary>
    public long MultiplyAdds => Weights.MultiplyAdds(Sequences[0].Length);

    /// <summary>A network with random weights and texts of <paramref name="length"/> tokens.</summary>
    public static Workload Create<TNetwork>(int length)
        where TNetwork : ITextClassifier<TNetwork>
    {
        NetworkDescription description = TNetwork.Description;
        ModelFile file = RandomModelFile.Create(description, WeightSeed);
        ConvBankWeights weights = ConvBankWeights.Read(file, description);
        int[][] sequences = TokenSequences.Create(weights.Rows, length, TextSeed);
        return new(
            FormattableString.Invariant($"{description.Name}, {length} tokens"),
            weights,
            sequences,
            () => new GeneratedCandidate<TNetwork>(TNetwork.Load(file), sequences));
    }

    /// <summary>The code that the generator wrote.</summary>
    public Candidate Generated() => _createGenerated();

    /// <summary>ONNX Runtime.</summary>
    public Candidate OnnxRuntime(OnnxForm form) => new OnnxRuntimePeer(Weights, form, Sequences);

    /// <summary>libtorch.</summary>
    public Candidate LibTorch(TorchForm form) => new LibTorchPeer(Weights, form, Sequences);

    /// <summary>Generated code first, then each peer in every form.</summary>
    public IReadOnlyList<Candidate> AllCandidates() =>
    [
        Generated(),
        .. Enum.GetValues<OnnxForm>().Select(OnnxRuntime),
        .. Enum.GetValues<TorchForm>().Select(LibTorch),
    ];
}
