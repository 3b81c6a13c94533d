namespace CnnCodegen.Preparation;

/// <summary>The recurrent weight of a recurrent network in the order in which its steps read it (<see cref="RecurrentPacking"/>), as floats or as brain floats.</summary>
public sealed class RecurrentWeights
{
    private readonly AlignedFloats? _floats;
    private readonly AlignedBrainFloats? _brainFloats;

    internal RecurrentWeights(AlignedFloats packed, WeightFormat format, int units, int lanes)
    {
        Units = units;
        Lanes = lanes;
        if (format == WeightFormat.BFloat16)
            _brainFloats = AlignedBrainFloats.PairsOf(packed.Span, lanes);
        else
            _floats = packed;
    }

    /// <summary>Whether the weights are brain floats.</summary>
    public bool AreBrainFloats => _brainFloats is not null;

    /// <summary>The number of units.</summary>
    public int Units { get; }

    /// <summary>The floats in a vector.</summary>
    internal int Lanes { get; }

    /// <summary>The weights, where they are floats.</summary>
    internal ReadOnlySpan<float> Floats => _floats!.Span;

    /// <summary>The weights, where they are brain floats.</summary>
    internal ReadOnlySpan<ushort> BrainFloats => _brainFloats!.Span;
}
