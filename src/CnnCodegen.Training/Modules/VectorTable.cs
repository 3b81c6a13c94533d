using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CnnCodegen.Training.Modules;

/// <summary>A vector for each token id; row 0 starts as zeros and has no gradient.</summary>
internal sealed class VectorTable : IDisposable
{
    // Kim (2014) draws from ± 0.25, chosen to have the variance of word2vec's vectors.
    public const double Bound = 0.25;

    // TorchSharp's own embedding: it has no function that gives row 0 no gradient.
    private readonly Embedding _lookUp;

    public VectorTable(int rows, int dimensions, bool trained, Initializer initializer)
    {
        Weight = initializer.Table(Bound, rows, dimensions, trained);
        _lookUp = Chance.LeaveGlobal(static () => nn.Embedding(1, 1, padding_idx: 0));
        _lookUp.weight = Weight;
    }

    /// <summary><c>[rows, dimensions]</c>.</summary>
    public Parameter Weight { get; }

    /// <summary>The vectors of token ids as a sequence.</summary>
    public Signal LookUp(Signal tokens) => Signal.Of(_lookUp.forward(tokens.Values).transpose(1, 2), tokens.Sequence);

    /// <inheritdoc/>
    public void Dispose() => _lookUp.Dispose();
}
