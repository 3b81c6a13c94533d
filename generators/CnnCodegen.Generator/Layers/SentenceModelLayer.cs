using CnnCodegen.Generator.Collections;
using CnnCodegen.Generator.Graph;

namespace CnnCodegen.Generator.Layers;

/// <summary>The convolutional sentence model of Kalchbrenner and Blunsom (2013).</summary>
internal sealed class SentenceModelLayer : LayerDefinition<SentenceModelAttribute>
{
    protected override Node? Lower(SentenceModelAttribute attribute, LayerLowering layer)
    {
        if (!layer.Reads(ShapeKind.Sequence))
            return null;
        int channels = layer.InputShape.Channels;
        (int widest, int most) = Needed((int)layer.InputShape.LongestLength);
        WeightSpec Of(string part, int width) => layer.Weight($"{part}.{Literals.Number(width)}", "weight", channels, 1, width);
        return layer.Modify(layer.Add(
            new SentenceModelOperation(
                Enumerable.Range(2, Math.Max(0, widest - 1)).Select(width => Of("kernels", width)).ToEquatableArray(),
                Enumerable.Range(2, Math.Max(0, most - 1)).Select(rows => Of("tops", rows)).ToEquatableArray()),
            "",
            layer.Input));
    }

    /// <summary>The widest kernel and the most rows under a top that any length up to the longest needs.</summary>
    private static (int Kernel, int Top) Needed(int longest)
    {
        (int kernel, int top) = (1, 1);
        for (int length = 2; length <= longest; length++)
        {
            int rows = length;
            int width = 2;
            for (; rows > width; width++)
                rows -= width - 1;
            (kernel, top) = (Math.Max(kernel, width - 1), Math.Max(top, rows));
        }

        return (kernel, top);
    }
}
