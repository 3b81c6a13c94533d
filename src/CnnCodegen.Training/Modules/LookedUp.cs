using TorchSharp;
using static TorchSharp.torch;

namespace CnnCodegen.Training.Modules;

/// <summary>
/// A sequence as it was looked up: the vectors of a batch's distinct tokens, and where they stand. What is computed of each vector alone is computed once
/// for each token then, however often it occurs.
/// </summary>
/// <param name="Vectors"><c>[distinct tokens + 1, channels]</c>; the last row is zeros, for absent positions.</param>
/// <param name="Places">The row of each position, <c>[texts, longest]</c>.</param>
internal sealed record LookedUp(Tensor Vectors, Tensor Places)
{
    /// <summary>The row of zeros.</summary>
    public long Absent => Vectors.shape[0] - 1;

    /// <summary>The sequence <c>[texts, channels, longest]</c>.</summary>
    public Tensor ToSequence() => Vectors.index_select(0, Places.flatten()).unflatten(0, Places.shape).transpose(1, 2);
}

/// <summary>The tokens of a batch, each once.</summary>
/// <param name="Ids">Their ids in order.</param>
/// <param name="Places">The number of the token at each position, <c>[texts, longest]</c>; that of an absent one is the number of tokens.</param>
internal sealed record DistinctTokens(Tensor Ids, Tensor Places)
{
    /// <summary>Finds them.</summary>
    /// <param name="tokens">Token ids <c>[texts, longest]</c>.</param>
    public static DistinctTokens Of(Signal tokens)
    {
        (Tensor ids, Tensor? places, _) = tokens.Values.unique(return_inverse: true);
        if (tokens.Sequence.AllFull)
            return new DistinctTokens(ids, places!);

        using Scalar behind = ids.shape[0].ToScalar();
        return new DistinctTokens(ids, places!.masked_fill(tokens.Sequence.Absent.squeeze(1), behind));
    }
}
