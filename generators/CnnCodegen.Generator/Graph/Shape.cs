namespace CnnCodegen.Generator.Graph;

/// <summary>What kind of value a layer yields.</summary>
internal enum ShapeKind
{
    /// <summary>A sequence of token ids.</summary>
    Tokens,

    /// <summary>A sequence of vectors, one per position.</summary>
    Sequence,

    /// <summary>One vector.</summary>
    Vector,
}

/// <summary>The shape of a value.</summary>
/// <param name="Kind">The kind of value.</param>
/// <param name="Positions">The number of positions of tokens and sequences; null for a vector.</param>
/// <param name="Channels">The elements per position of a sequence, or of a vector; 1 for tokens.</param>
internal sealed record Shape(ShapeKind Kind, SequenceLength? Positions, int Channels)
{
    public static Shape Tokens(SequenceLength length) => new(ShapeKind.Tokens, length, 1);

    public static Shape Sequence(SequenceLength length, int channels) => new(ShapeKind.Sequence, length, channels);

    public static Shape Vector(int channels) => new(ShapeKind.Vector, null, channels);

    public bool IsVector => Kind == ShapeKind.Vector;

    public bool IsSequence => Kind == ShapeKind.Sequence;

    /// <summary>Whether it is a sequence that has the same length for every text.</summary>
    public bool IsConstantSequence => IsSequence && Length.IsConstant;

    /// <summary>The number of positions of tokens and of sequences.</summary>
    public SequenceLength Length => Positions ?? throw new InvalidOperationException("A vector has no length.");

    /// <summary>The positions for the longest text; 1 for a vector.</summary>
    public long LongestLength => Positions?.Longest ?? 1;

    /// <summary>The number of elements for the longest text; 64 bits, because it is what limits are checked against.</summary>
    public long Elements => LongestLength * Channels;

    /// <summary>Whether two shapes are equal for every text.</summary>
    public bool IsSameAs(Shape other) => Channels == other.Channels && HasSamePositionsAs(other);

    /// <summary>Whether two shapes are of one kind and have equally many positions for every text.</summary>
    public bool HasSamePositionsAs(Shape other) => Kind == other.Kind && (IsVector || Length.IsSameAs(other.Length));

    /// <summary>How messages speak of it: "a vector of 300".</summary>
    public string Describe() => Kind switch
    {
        ShapeKind.Tokens => "a sequence of token ids",
        ShapeKind.Sequence => $"a sequence of {(Length.Steps.Count == 0 || Length.IsConstant ? Length.ToString() : $"({Length})")} × {Literals.Number(Channels)}",
        _ => $"a vector of {Literals.Number(Channels)}",
    };
}
