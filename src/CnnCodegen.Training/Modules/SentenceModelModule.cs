using System.Globalization;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CnnCodegen.Training.Modules;

/// <summary>
/// The convolutional sentence model of Kalchbrenner and Blunsom (2013): row-wise convolutions whose width grows by one each, until a matrix
/// of the sequence's remaining length collapses it to a vector.
/// </summary>
internal sealed class SentenceModelModule : LayerModule
{
    private readonly Dictionary<int, Parameter> _kernels;
    private readonly Dictionary<int, Parameter> _tops;

    public SentenceModelModule(LayerDescription layer, Initializer initializer)
        : base(layer)
    {
        _kernels = RegisterAll("kernels", initializer);
        _tops = RegisterAll("tops", initializer);
    }

    /// <inheritdoc/>
    protected override Signal Compute(IReadOnlyList<Signal> inputs, Pass pass)
    {
        // The layers that a text goes through depend on its length, so texts of one length go together.
        Tensor values = inputs[0].Values;
        (int Length, long[] Texts)[] groups = [.. inputs[0].Sequence.Each.Index().GroupBy(static text => text.Item, static text => (long)text.Index, static (length, texts) => (length, texts.ToArray()))];
        Tensor together = cat([.. groups.Select(group => Collapse(values.index_select(0, Numbers(group.Texts)).narrow(2, 0, group.Length)))], 0);
        long[] order = [.. groups.SelectMany(static group => group.Texts)];
        long[] places = [.. Enumerable.Range(0, order.Length).Select(static place => (long)place)];
        Array.Sort(order, places);
        return Signal.Vector(together.index_select(0, Numbers(places)));

        Tensor Numbers(long[] numbers) => tensor(numbers, device: values.device);
    }

    private Tensor Collapse(Tensor values)
    {
        long channels = values.shape[1];
        int length = (int)values.shape[2];
        if (length == 1)
            return values.squeeze(2);

        for (int width = 2; length > width; width++)
        {
            values = nn.functional.conv1d(values, _kernels[width], groups: channels).sigmoid();
            length -= width - 1;
        }

        return nn.functional.conv1d(values, _tops[length], groups: channels).squeeze(2);
    }

    /// <summary>Makes the filters of one kind that the description lists, by their widths.</summary>
    private Dictionary<int, Parameter> RegisterAll(string kind, Initializer initializer)
    {
        var filters = new Dictionary<int, Parameter>();
        foreach (WeightSlot slot in Layer.Weights)
        {
            string[] name = slot.Name[(Layer.Name.Length + 1)..].Split('.');
            if (name[0] != kind)
                continue;

            int width = int.Parse(name[1], CultureInfo.InvariantCulture);
            filters.Add(width, Register($"{kind}.{name[1]}.weight", initializer.FromFanIn(width, slot.Shape[0], 1, width)));
        }

        return filters;
    }
}
