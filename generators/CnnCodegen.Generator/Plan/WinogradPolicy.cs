using CnnCodegen.Generator.Graph;

namespace CnnCodegen.Generator.Plan;

/// <summary>How a convolution by minimal filtering with six points runs.</summary>
/// <param name="Outputs">The positions that a tile of six rows yields.</param>
/// <param name="MostTiles">The most tiles that are computed together.</param>
/// <param name="Workspace">The floats of working memory for transformed rows and sums.</param>
internal sealed record WinogradPlan(int Outputs, int MostTiles, long Workspace)
{
    /// <summary>The points, and the rows of a tile.</summary>
    public const int Points = 6;

    /// <summary>The tiles for a number of positions.</summary>
    public int Tiles(int positions) => Math.Max(1, (positions + Outputs - 1) / Outputs);
}

/// <summary>What speaks for minimal filtering, or against it.</summary>
internal enum WinogradVerdict
{
    /// <summary>It is faster.</summary>
    Pays,

    /// <summary>The transforms would take longer than the products that they save.</summary>
    TooFewChannels,

    /// <summary>The larger filters would be used too seldom.</summary>
    TooFewPositions,
}

/// <summary>
/// Decides which convolutions run by minimal filtering: the part of the cost model that <see cref="AlgorithmPolicy"/> asks. Costs are counted in
/// multiply-adds, and were measured with vectors of 256 bits on one core of a Zen 3; <c>docs/algorithms.md</c> has the table.
/// </summary>
internal static class WinogradPolicy
{
    /// <summary>
    /// The most tiles that are computed together. All weights pass by once for each block of tiles, from the far cache in a large layer, so that a block is as long as
    /// the near cache allows: the transformed rows of 512 channels take 590 KB with 48 tiles, of 256 half of that. A multiple of the heights of register tiles.
    /// With 24 tiles, a VD-CNN of depth 9 took 10 to 15 percent longer.
    /// </summary>
    private const int MostTiles = 48;

    /// <summary>The filters whose sums are kept at once: three of the widest vectors.</summary>
    private const int PanelFilters = 48;

    /// <summary>Transforming a tile's rows takes, per channel, as long as so many multiply-adds: 16 cycles per vector of eight.</summary>
    private const int InputCost = 32;

    /// <summary>Transforming a tile's sums back takes, per filter, as long as so many multiply-adds: 23 cycles per vector of eight.</summary>
    private const int OutputCost = 46;

    /// <summary>Fetching a weight from the far cache takes as long as so many multiply-adds with it.</summary>
    private const int FetchCost = 2;

    /// <summary>Register tiles of fewer rows than this wait for their own sums, and take as long as higher ones.</summary>
    private const int FullTile = 4;

    /// <summary>What must be gained, in percent: a result that differs in rounding, and filters that are up to twice as large, are not for nothing.</summary>
    private const int LeastGain = 10;

    /// <summary>Whether a convolution can be computed so: each row under a filter must be the next one, in each tile alike.</summary>
    public static bool IsPossible(ConvolutionOperation convolution) =>
        convolution is { Stride: 1, Dilation: 1, Groups: 1, Width: >= 2 and <= 5 };

    /// <summary>Whether a convolution is faster so.</summary>
    /// <param name="convolution">A convolution for which it is possible.</param>
    /// <param name="positions">The positions for the longest text.</param>
    public static WinogradVerdict Judge(ConvolutionOperation convolution, int positions)
    {
        long weights = (long)convolution.Channels * convolution.Filters;
        long tiles = Plan(convolution, positions).Tiles(positions);
        long direct = weights * convolution.Width * (Math.Max(FullTile, positions) + FetchCost);
        long products = weights * WinogradPlan.Points * (Math.Max(FullTile, tiles) + FetchCost);
        long transforms = tiles * ((InputCost * (long)convolution.Channels) + (OutputCost * (long)convolution.Filters));
        bool Pays(long cost) => cost * (100 + LeastGain) <= direct * 100;
        return Pays(products + transforms) ? WinogradVerdict.Pays : Pays(products) ? WinogradVerdict.TooFewChannels : WinogradVerdict.TooFewPositions;
    }

    /// <summary>How a convolution runs.</summary>
    /// <param name="convolution">A convolution that is computed so.</param>
    /// <param name="positions">The positions for the longest text.</param>
    public static WinogradPlan Plan(ConvolutionOperation convolution, int positions)
    {
        var plan = new WinogradPlan(WinogradPlan.Points + 1 - convolution.Width, MostTiles, Workspace: 0);
        int tiles = Math.Min(MostTiles, plan.Tiles(positions));
        return plan with { MostTiles = tiles, Workspace = (long)WinogradPlan.Points * tiles * (Planner.WholeVectors(convolution.Channels) + PanelFilters) };
    }
}
