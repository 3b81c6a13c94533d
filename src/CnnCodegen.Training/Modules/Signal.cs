using static TorchSharp.torch;

namespace CnnCodegen.Training.Modules;

/// <summary>What flows between layers for one batch.</summary>
internal sealed record Signal
{
    private Tensor? _values;
    private Tensor? _zeroed;
    private LookUp? _lookUp;
    private DistinctTokens? _distinct;

    /// <param name="values">What flows.</param>
    /// <param name="lengths">The lengths of a sequence or of token ids; <see langword="null"/> for a vector.</param>
    public Signal(Tensor values, SequenceLengths? lengths)
    {
        _values = values;
        Lengths = lengths;
    }

    private Signal(LookUp lookUp)
    {
        _lookUp = lookUp;
        Lengths = lookUp.Tokens.Lengths;
    }

    /// <summary>
    /// Token ids <c>[texts, longest]</c>, a sequence <c>[texts, channels, longest]</c>, or a vector <c>[texts, channels]</c>. Positions of a
    /// sequence past a text's length hold any finite number: a layer that would see them fills them first.
    /// </summary>
    public Tensor Values
    {
        get => _values ??= _lookUp!.ByPosition();
        init
        {
            // What was known of the values that were copied is not true of these.
            _values = value;
            _zeroed = null;
            _lookUp = null;
            _distinct = null;
        }
    }

    /// <summary>The lengths of a sequence or of token ids; <see langword="null"/> for a vector.</summary>
    public SequenceLengths? Lengths { get; }

    /// <summary>A sequence with zeros at absent positions.</summary>
    public Tensor Zeroed => _zeroed ??= Sequence.Fill(Values, Scalars.Zero);

    /// <summary>What a sequence is looked up from, where it is, and nothing has changed it since.</summary>
    public LookUp? LookUp => _lookUp;

    /// <summary>The distinct ones of token ids.</summary>
    public DistinctTokens Distinct => _distinct ??= DistinctTokens.Of(this);

    /// <summary>The lengths of a sequence.</summary>
    public SequenceLengths Sequence => Lengths ?? throw new InvalidOperationException("A layer that works along time was given a vector.");

    /// <summary>A sequence's last own row, or the vector itself: <c>[texts, channels]</c>.</summary>
    public Tensor LastRow => Lengths?.Last(Values) ?? Values;

    /// <summary>A sequence.</summary>
    /// <param name="values"><c>[texts, channels, longest]</c>.</param>
    /// <param name="lengths">The lengths.</param>
    public static Signal Of(Tensor values, SequenceLengths lengths) => new(values, lengths);

    /// <summary>A sequence of vectors that are looked up in the way its readers ask for.</summary>
    /// <param name="lookUp">The look-up.</param>
    public static Signal Of(LookUp lookUp) => new(lookUp);

    /// <summary>A vector for each text.</summary>
    /// <param name="values"><c>[texts, channels]</c>.</param>
    public static Signal Vector(Tensor values) => new(values, null);
}
