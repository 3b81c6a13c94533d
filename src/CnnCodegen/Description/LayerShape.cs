namespace CnnCodegen;

/// <summary>What kind of value a layer yields.</summary>
public enum ShapeKind
{
    /// <summary>A sequence of token ids.</summary>
    Tokens,

    /// <summary>A sequence of vectors: <c>length × channels</c>.</summary>
    Sequence,

    /// <summary>One vector of <c>channels</c>.</summary>
    Vector,
}

/// <summary>The shape of a layer's result for the longest input.</summary>
/// <param name="Kind">The kind of value.</param>
/// <param name="MaxLength">The length for the longest input; 1 for a vector.</param>
/// <param name="Channels">The elements per position; 1 for token ids.</param>
public readonly record struct LayerShape(ShapeKind Kind, int MaxLength, int Channels)
{
    /// <summary><c>≤ 56 × 300</c> for a sequence, <c>300</c> for a vector, <c>≤ 56 ids</c> for tokens.</summary>
    public override string ToString() => Kind switch
    {
        ShapeKind.Tokens => FormattableString.Invariant($"≤ {MaxLength} ids"),
        ShapeKind.Sequence => FormattableString.Invariant($"≤ {MaxLength} × {Channels}"),
        _ => FormattableString.Invariant($"{Channels}"),
    };
}
