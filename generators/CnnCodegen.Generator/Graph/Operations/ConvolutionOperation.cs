using CnnCodegen.Generator.Collections;

namespace CnnCodegen.Generator.Graph;

/// <summary>How a filter's weights lie in the stored tensor.</summary>
internal enum FilterOrder
{
    /// <summary>Channel by channel, as PyTorch's Conv1d has them; also a linear layer, whose width is 1.</summary>
    ChannelMajor,

    /// <summary>Position by position: a linear layer over windows of rows side by side.</summary>
    TimeMajor,

    /// <summary>Channel by channel, and each channel from the last position to the first: a layer that runs backwards in time.</summary>
    Reversed,
}

/// <summary>The filters of a convolution: how many, over what.</summary>
/// <param name="Filters">The output channels.</param>
/// <param name="Channels">The input channels, of all groups.</param>
/// <param name="Width">The positions that a filter reads.</param>
/// <param name="Dilation">The step between the positions that a filter reads.</param>
/// <param name="Groups">The groups into which input and output channels are divided.</param>
internal sealed record FilterShape(int Filters, int Channels, int Width, int Dilation = 1, int Groups = 1)
{
    /// <summary>The positions from the first to the last that a filter reads.</summary>
    public int Span => (Dilation * (Width - 1)) + 1;
}

/// <summary>A convolution over time, with zeros around its input.</summary>
/// <param name="Weight"><c>[filters, channels / groups, width]</c>, or a linear layer's <c>[outputs, inputs]</c>.</param>
/// <param name="Bias"><c>[filters]</c>; null for none.</param>
/// <param name="Filter">The filters.</param>
/// <param name="PadLeft">The zero rows before the first position.</param>
/// <param name="PadRight">The zero rows after the last position.</param>
internal sealed record ConvolutionOperation(WeightSpec Weight, WeightSpec? Bias, FilterShape Filter, int PadLeft, int PadRight) : Operation
{
    /// <summary>The step from one position of the result to the next.</summary>
    public int Stride { get; init; } = 1;

    public FilterOrder Order { get; init; }

    /// <summary>A second bias, <c>[filters]</c>, whose first <see cref="StateBiasCount"/> elements are added to the first at load; null for none.</summary>
    public WeightSpec? StateBias { get; init; }

    /// <summary>How many elements of <see cref="StateBias"/> are added: a gated recurrent unit keeps its candidate's apart.</summary>
    public int StateBiasCount { get; init; }

    /// <summary>A batch normalisation that is folded into weight and bias at load.</summary>
    public BatchNormSpec? Folded { get; init; }

    /// <summary>What is applied to each element of the result.</summary>
    public ActivationFunction Activation { get; init; }

    /// <summary>Whether the result is the maximum over time, with the activation after it.</summary>
    public bool MaxOverTime { get; init; }

    public int Filters => Filter.Filters;

    public int Channels => Filter.Channels;

    public int Width => Filter.Width;

    public int Dilation => Filter.Dilation;

    public int Groups => Filter.Groups;

    /// <summary>Whether each filter reads one channel, and each channel is read by one filter.</summary>
    public bool IsDepthwise => Groups > 1 && Groups == Channels && Groups == Filters;

    public override EquatableArray<WeightSpec> Weights => new[] { Weight, Bias, StateBias }.OfType<WeightSpec>().Concat(Folded?.Weights ?? []).ToEquatableArray();

    public override string Details => $" padded {Literals.Number(PadLeft)}+{Literals.Number(PadRight)}"
        + (Stride == 1 ? "" : $" stride {Literals.Number(Stride)}")
        + (Dilation == 1 ? "" : $" dilation {Literals.Number(Dilation)}")
        + (Groups == 1 ? "" : $" groups {Literals.Number(Groups)}")
        + (Order == FilterOrder.ChannelMajor ? "" : $" {Order}");

    /// <summary>The number of positions at which a filter is applied.</summary>
    public SequenceLength Positions(SequenceLength input) => input.Then(1, PadLeft + PadRight - Filter.Span + Stride, Stride);

    public override Shape? Infer(IReadOnlyList<Shape> inputs)
    {
        if (inputs is not [{ Kind: ShapeKind.Sequence } input] || input.Channels != Channels)
            return null;
        return MaxOverTime ? Shape.Vector(Filters) : Shape.Sequence(Positions(input.Length), Filters);
    }

    public override long MultiplyAdds(IReadOnlyList<Shape> inputs, Shape shape) => Weight.Count * Positions(inputs[0].Length).Longest;
}
