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

/// <summary>The length of a sequence as a function of the text's length: <c>length + Offset</c>.</summary>
/// <param name="Offset">What is added to the text's length; negative after valid convolutions.</param>
internal readonly record struct SequenceLength(int Offset)
{
    public int At(int textLength) => textLength + Offset;

    /// <summary>The length with so many positions more.</summary>
    public SequenceLength Plus(int positions) => new(Offset + positions);

    /// <summary><c>length</c>, <c>length − 2</c>: for comments and messages.</summary>
    public override string ToString() => ToText("−");

    /// <summary><c>length</c>, <c>length - 2</c>: as C#, where <c>length</c> is the text's length.</summary>
    public string ToCode() => ToText("-");

    private string ToText(string minus) =>
        Offset == 0 ? "length" : Offset < 0 ? $"length {minus} {Literals.Number(-Offset)}" : $"length + {Literals.Number(Offset)}";
}

/// <summary>The shape of a value.</summary>
/// <param name="Kind">The kind of value.</param>
/// <param name="Length">The number of positions of tokens and sequences.</param>
/// <param name="Channels">The elements per position of a sequence, or of a vector; 1 for tokens.</param>
internal sealed record Shape(ShapeKind Kind, SequenceLength Length, int Channels)
{
    public static Shape Tokens { get; } = new(ShapeKind.Tokens, default, 1);

    public static Shape Sequence(SequenceLength length, int channels) => new(ShapeKind.Sequence, length, channels);

    public static Shape Vector(int channels) => new(ShapeKind.Vector, default, channels);

    /// <summary>How messages speak of it: "a vector of 300".</summary>
    public string Describe() => Kind switch
    {
        ShapeKind.Tokens => "a sequence of token ids",
        ShapeKind.Sequence => $"a sequence of {(Length.Offset == 0 ? "length" : $"({Length})")} × {Literals.Number(Channels)}",
        _ => $"a vector of {Literals.Number(Channels)}",
    };

    /// <summary>The number of elements for the longest text; 64 bits, because it is what limits are checked against.</summary>
    public long Elements(int maxLength) => Kind == ShapeKind.Vector ? Channels : (long)Length.At(maxLength) * Channels;
}
