using System.Numerics.Tensors;
using CnnCodegen.Kernels;

namespace CnnCodegen.Translators;

/// <summary>Makes log-probabilities of what a network yields for each token: scores as a rule, probabilities where it ends in <see cref="SoftmaxAttribute"/>.</summary>
internal sealed class TokenScores
{
    private readonly bool _areProbabilities;

    /// <param name="output">The network's last layer.</param>
    public TokenScores(LayerDescription output)
    {
        Count = output.Output.Channels;
        _areProbabilities = output is { Attribute: SoftmaxAttribute, ActivationModifier: null, Normalization: null };
    }

    /// <summary>The number of tokens.</summary>
    public int Count { get; }

    /// <summary>Changes rows of the network's output.</summary>
    public void ToLogProbabilities(Span<float> rows)
    {
        if (_areProbabilities)
            TensorPrimitives.Log(rows, rows);
        else
            Softmax.LogRows(rows, Count, Count, rows, Count);
    }
}
