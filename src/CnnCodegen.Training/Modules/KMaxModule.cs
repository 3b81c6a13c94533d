using TorchSharp;
using static TorchSharp.torch;

namespace CnnCodegen.Training.Modules;

/// <summary>KMaxPool, ProportionalKMaxPool, DynamicKMaxPool: the largest values of each channel, in the order of time.</summary>
/// <param name="layer">The layer.</param>
/// <param name="count">How many values, from the sequence's length and the text's.</param>
internal sealed class KMaxModule(LayerDescription layer, Func<int, int, int> count) : LayerModule(layer)
{
    /// <summary>As many values as the layer says.</summary>
    public static KMaxModule Constant(LayerDescription layer, KMaxPoolAttribute attribute) => new(layer, (_, _) => attribute.K);

    /// <summary>A share of the sequence's length.</summary>
    public static KMaxModule Proportional(LayerDescription layer, ProportionalKMaxPoolAttribute attribute) =>
        new(layer, (length, _) => DivideUp(length, attribute.Divisor));

    /// <summary>As many as Kalchbrenner et al. (2014) keep at this height.</summary>
    public static KMaxModule Dynamic(LayerDescription layer, DynamicKMaxPoolAttribute attribute) =>
        new(layer, (_, textLength) => Math.Max(attribute.Top, DivideUp((attribute.Layers - attribute.Layer) * textLength, attribute.Layers)));

    /// <summary>Takes the largest values of each channel, and zeros after them where a sequence has too few.</summary>
    /// <param name="input">The sequence.</param>
    /// <param name="count">How many values, from the sequence's length and the text's.</param>
    public static Signal Pool(Signal input, Func<int, int, int> count)
    {
        SequenceLengths lengths = input.Sequence;
        SequenceLengths pooled = lengths.Change(count);
        Device device = input.Values.device;

        // A stable sort, so that of equal values the earliest wins. PyTorch's topk promises nothing about that.
        Tensor order = lengths.Fill(input.Values.detach(), Scalars.NegativeInfinity).sort(2, descending: true, stable: true).Indices;
        order = order.narrow(2, 0, Math.Min(pooled.Longest, lengths.Longest));

        // Where a text takes fewer, the index of a column of zeros, which comes last in the order of time.
        bool[] beyond = [.. lengths.Each.Zip(pooled.Each, Math.Min).SelectMany(taken => Enumerable.Range(0, (int)order.shape[2]).Select(rank => rank >= taken))];
        using Scalar column = lengths.Longest.ToScalar();
        order = order.masked_fill(tensor(beyond, [lengths.Texts, 1, order.shape[2]], device: device), column).sort(2).Values;
        Tensor values = nn.functional.pad(input.Zeroed, [0, 1]).gather(2, order);
        return Signal.Of(nn.functional.pad(values, [0, pooled.Longest - order.shape[2]]), pooled);
    }

    /// <inheritdoc/>
    protected override Signal Compute(IReadOnlyList<Signal> inputs, Pass pass) => Pool(inputs[0], count);

    private static int DivideUp(int number, int divisor) => (number + divisor - 1) / divisor;
}
