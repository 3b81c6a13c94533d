using static TorchSharp.torch;

namespace CnnCodegen.Training.Modules;

/// <summary>What flows between layers for one batch.</summary>
/// <param name="Values">
/// Token ids <c>[texts, longest]</c>, a sequence <c>[texts, channels, longest]</c>, or a vector <c>[texts, channels]</c>. Positions of a
/// sequence past a text's length hold any finite number: a layer that would see them fills them first.
/// </param>
/// <param name="Lengths">The lengths of a sequence or of token ids; <see langword="null"/> for a vector.</param>
internal sealed record Signal(Tensor Values, SequenceLengths? Lengths)
{
    private (Tensor Of, Tensor Values)? _zeroed;
    private (Tensor Of, LookedUp Source)? _lookedUp;
    private (Tensor Of, DistinctTokens Tokens)? _distinct;

    /// <summary>A sequence with zeros at absent positions.</summary>
    // A copy with other values takes this field and the next along, hence the look at what they belong to.
    public Tensor Zeroed => _zeroed is { } known && ReferenceEquals(known.Of, Values)
        ? known.Values
        : (_zeroed = (Values, Sequence.Fill(Values, Scalars.Zero))).Value.Values;

    /// <summary>What a sequence was looked up from, where it was, and nothing has changed it since.</summary>
    public LookedUp? LookedUp
    {
        get => _lookedUp is { } known && ReferenceEquals(known.Of, Values) ? known.Source : null;
        init => _lookedUp = value is null ? null : (Values, value);
    }

    /// <summary>The distinct ones of token ids.</summary>
    public DistinctTokens Distinct => _distinct is { } known && ReferenceEquals(known.Of, Values)
        ? known.Tokens
        : (_distinct = (Values, DistinctTokens.Of(this))).Value.Tokens;

    /// <summary>The lengths of a sequence.</summary>
    public SequenceLengths Sequence => Lengths ?? throw new InvalidOperationException("A layer that works along time was given a vector.");

    /// <summary>A sequence's last own row, or the vector itself: <c>[texts, channels]</c>.</summary>
    public Tensor LastRow => Lengths?.Last(Values) ?? Values;

    /// <summary>A sequence.</summary>
    /// <param name="values"><c>[texts, channels, longest]</c>.</param>
    /// <param name="lengths">The lengths.</param>
    public static Signal Of(Tensor values, SequenceLengths lengths) => new(values, lengths);

    /// <summary>A sequence of looked-up vectors.</summary>
    /// <param name="source">What it is looked up from.</param>
    /// <param name="lengths">The lengths.</param>
    public static Signal Of(LookedUp source, SequenceLengths lengths) => new(source.ToSequence(), lengths) { LookedUp = source };

    /// <summary>A vector for each text.</summary>
    /// <param name="values"><c>[texts, channels]</c>.</param>
    public static Signal Vector(Tensor values) => new(values, null);
}
