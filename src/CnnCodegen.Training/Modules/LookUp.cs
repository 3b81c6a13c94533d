using TorchSharp;
using static TorchSharp.torch;

namespace CnnCodegen.Training.Modules;

/// <summary>
/// The vectors of a batch's tokens, not looked up yet: the reader decides how. A layer that works on each position takes the vectors of all positions. One
/// that computes something of each vector alone takes those of the distinct tokens, and computes it once for each, however often a token occurs.
/// </summary>
/// <param name="tables">The tables whose vectors are added.</param>
/// <param name="tokens">The token ids.</param>
internal sealed class LookUp(IReadOnlyList<VectorTable> tables, Signal tokens)
{
    private TokenVectors? _byToken;

    /// <summary>The token ids.</summary>
    public Signal Tokens => tokens;

    /// <summary>The numbers of a vector.</summary>
    public int Channels => tables[0].Dimensions;

    /// <summary>Where the vectors are.</summary>
    public DeviceType Device => tokens.Values.device_type;

    /// <summary>The vectors of the distinct tokens; the same tensors for all who ask.</summary>
    public TokenVectors ByToken => _byToken ??= LookUpDistinct();

    /// <summary>The vectors of all positions, <c>[texts, channels, longest]</c>.</summary>
    public Tensor ByPosition() => Vectors(tokens.Values).transpose(1, 2);

    /// <summary>The sums of the vectors of several look-ups for the same tokens, as Kim's two channels are; null where the tokens are not the same.</summary>
    /// <param name="lookUps">The look-ups; null for what is none.</param>
    public static LookUp? Sum(IReadOnlyList<LookUp?> lookUps) => lookUps[0] is { } first && lookUps.All(lookUp => ReferenceEquals(lookUp?.Tokens, first.Tokens))
        ? new LookUp([.. lookUps.SelectMany(static lookUp => lookUp!.Tables)], first.Tokens)
        : null;

    private IReadOnlyList<VectorTable> Tables => tables;

    private TokenVectors LookUpDistinct()
    {
        Tensor vectors = Vectors(tokens.Distinct.Ids);
        Tensor zero = zeros(1, vectors.shape[1], dtype: vectors.dtype, device: vectors.device);
        return new TokenVectors(cat([vectors, zero]), tokens.Distinct.Places);
    }

    private Tensor Vectors(Tensor ids) => tables.Select(table => table.LookUp(ids)).Aggregate(static (sum, vectors) => sum.Plus(vectors));
}

/// <summary>The vectors of a batch's distinct tokens, and where they stand.</summary>
/// <param name="Vectors"><c>[distinct tokens + 1, channels]</c>; the last row is zeros, for absent positions.</param>
/// <param name="Places">The row of each position, <c>[texts, longest]</c>.</param>
internal sealed record TokenVectors(Tensor Vectors, Tensor Places)
{
    /// <summary>The row of zeros.</summary>
    public long Absent => Vectors.shape[0] - 1;
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
