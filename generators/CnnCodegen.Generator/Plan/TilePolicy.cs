using CnnCodegen.Generator.Collections;

namespace CnnCodegen.Generator.Plan;

/// <summary>A number of panels of the same number of vectors, next to each other.</summary>
internal readonly record struct PanelRun(int Panels, int Vectors);

/// <summary>A vector width with what it allows.</summary>
/// <param name="Bits">512, 256 or 128.</param>
/// <param name="Registers">The vector registers that code of this width may count on.</param>
internal sealed record VectorWidth(int Bits, int Registers)
{
    /// <summary>Widest first, as they are chosen at run time. AVX2 and NEON-sized code must live with 16 registers; AVX-512 has 32.</summary>
    public static IReadOnlyList<VectorWidth> All { get; } = [new(512, 32), new(256, 16), new(128, 16)];

    /// <summary>The widths that code is written for.</summary>
    public static EquatableArray<VectorWidth> For(CompilerOptions options) =>
        All.Where(width => options.VectorBits == 0 || options.VectorBits == width.Bits).ToEquatableArray();

    /// <summary>The floats in a vector.</summary>
    public int Lanes => Bits / 32;

    /// <summary>The type, <c>Vector512</c>.</summary>
    public string Type => "Vector" + Literals.Number(Bits);
}

/// <summary>
/// Chooses the shape of register tiles: rows (positions) × vectors (filters), with all sums in registers. The registers must hold
/// rows × vectors sums, one vector of weights each, and one value of the input; a tile that spills loses a tenth to a fifth of its speed.
/// </summary>
internal static class TilePolicy
{
    /// <summary>
    /// The heights of the tiles, in ascending order. Not every height is worth a method: below eight sums in flight a tile takes as long as a
    /// taller one, and an overlapping last tile makes up for the heights between. <c>docs/decisions/0007-fewer-tiles.md</c> has measurements.
    /// </summary>
    /// <param name="width">The vector width.</param>
    /// <param name="vectors">The vectors of filters.</param>
    /// <param name="fewest">The fewest positions that tiles are needed for.</param>
    /// <param name="most">The most positions.</param>
    /// <param name="filtering">Whether positions are tiles of minimal filtering.</param>
    public static EquatableArray<int> Heights(VectorWidth width, int vectors, int fewest, int most, bool filtering = false)
    {
        int[] ladder = filtering ? PointHeights(width, vectors) : (width.Registers, vectors) switch
        {
            (32, 3) => [1, 2, 3, 4, 6, 8],
            (32, 2) => [1, 2, 4, 6, 8],
            (_, 3) => [1, 2, 3, 4],
            (_, 2) => [1, 2, 4, 6],
            _ => [1, 2, 4, 8],
        };
        // One and two rows are for texts that have no more.
        int lowest = ladder.Take(3).Last(height => height <= Math.Max(1, fewest));
        return ladder.Where(height => height >= lowest && height <= most).ToEquatableArray();
    }

    /// <summary>A short text has so few tiles of minimal filtering that each height counts: five tiles should be one, not two or three.</summary>
    private static int[] PointHeights(VectorWidth width, int vectors) => (width.Registers, vectors) switch
    {
        (32, 3) => [1, 2, 3, 4, 5, 6, 8],
        (32, 2) => [1, 2, 3, 4, 5, 6, 8],
        (_, 3) => [1, 2, 3, 4],
        (_, 2) => [1, 2, 3, 4, 5, 6],
        _ => [1, 2, 4, 8],
    };

    /// <summary>
    /// Splits vectors of filters into panels for minimal filtering. It has fewer rows, so that every weight counts: with 16 registers, panels of two
    /// vectors let a tile be six rows high, and the weights of a point and some hundred channels stay in the first cache.
    /// </summary>
    public static EquatableArray<PanelRun> PointPanels(VectorWidth width, int vectors) => width.Registers == 32 || vectors < 4
        ? Panels(vectors)
        : vectors % 2 == 0
            ? EquatableArray.Of(new PanelRun(vectors / 2, 2))
            : EquatableArray.Of(new PanelRun(1, 3), new PanelRun((vectors - 3) / 2, 2));

    /// <summary>
    /// Splits vectors of filters into panels of three and two: as few as possible, the larger ones first. One vector alone keeps too few sums in flight and is used only where
    /// there is no other; with four and 32 registers, a tile has five rows instead of eight, and asks for weights faster than the second cache has them.
    /// </summary>
    public static EquatableArray<PanelRun> Panels(int vectors)
    {
        if (vectors <= 3)
            return EquatableArray.Of(new PanelRun(1, vectors));

        int twos = vectors % 3 == 0 ? 0 : vectors % 3 == 2 ? 1 : 2;
        return new[] { new PanelRun((vectors - (2 * twos)) / 3, 3), new PanelRun(twos, 2) }.Where(run => run.Panels > 0).ToEquatableArray();
    }
}
