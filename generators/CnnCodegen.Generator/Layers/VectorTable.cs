using CnnCodegen.Generator.Building;
using CnnCodegen.Generator.Graph;

namespace CnnCodegen.Generator.Layers;

/// <summary>What all layers with a table of vectors share.</summary>
internal static class VectorTable
{
    /// <summary>Id 0 is padding, id 1 stands for unknown tokens.</summary>
    private const int ReservedRows = 2;

    public static void Check(LayerChecker checker, int rows, int dimensions)
    {
        checker.AtLeast(ReservedRows, rows, "rows");
        checker.AtLeast(1, dimensions, "dimensions");
    }

    /// <summary>Adds the look-up, without modifiers; null, after a complaint, where it does not fit.</summary>
    public static Node? LookUp(LayerLowering layer, int rows, int dimensions)
    {
        if (!layer.Reads(ShapeKind.Tokens)
            || !layer.Checker.NotTooLarge("the table", "rows", rows, dimensions)
            || !layer.Checker.NotTooLarge("the result", "dimensions", layer.InputShape.LongestLength, dimensions))
            return null;
        return layer.Add(new LookupOperation(layer.Weight("", "weight", rows, dimensions)), "", layer.Input);
    }
}
