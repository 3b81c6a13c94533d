using CnnCodegen.Generator.Building;
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
        int rows = longest;
        int width = 2;
        for (; rows > width; width++)
            rows -= width - 1;
        // A shorter text may need one kernel less, and then as many rows as that kernel's successor is wide.
        return (width - 1, Math.Max(rows, width - 1));
    }
}
