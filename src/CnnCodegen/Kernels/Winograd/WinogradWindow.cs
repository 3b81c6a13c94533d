namespace CnnCodegen.Kernels;

/// <summary>
/// How minimal filtering with six points (Winograd 1980; Lavin and Gray 2016, arXiv:1509.09308) lies on the rows that it reads. Six neighbouring
/// rows, a tile, become six transformed rows, one per point; each is multiplied with the filters' values at its point, and the six products become
/// 7 − width positions of the result: six multiplications in place of (7 − width) · width.
/// </summary>
/// <param name="width">The positions that a filter covers, 2 to 5.</param>
/// <param name="channels">The channels of a row.</param>
/// <param name="inputPitch">The floats from one row of the input to the next.</param>
/// <param name="outputPitch">The floats from one row of the result to the next; 0 where only maxima are kept.</param>
/// <param name="mostTiles">The most tiles that are computed together: their transformed rows should stay in the cache while all filters go over them.</param>
public readonly struct WinogradWindow(int width, int channels, int inputPitch, int outputPitch, int mostTiles)
{
    /// <summary>The points, and the rows that a tile reads.</summary>
    public const int Points = 6;

    private const int WidestLanes = 16;

    /// <summary>The positions that a filter covers.</summary>
    public int Width { get; } = width;

    /// <summary>The channels of a row.</summary>
    public int Channels { get; } = channels;

    /// <summary>The floats from one row of the input to the next.</summary>
    public int InputPitch { get; } = inputPitch;

    /// <summary>The floats from one row of the result to the next.</summary>
    public int OutputPitch { get; } = outputPitch;

    /// <summary>The most tiles that are computed together.</summary>
    public int MostTiles { get; } = mostTiles;

    /// <summary>The positions of the result that a tile yields.</summary>
    public int Outputs => Points + 1 - Width;

    /// <summary>The floats from one transformed row to the next: whole vectors, so that each row starts on a boundary.</summary>
    public int Pitch => (Channels + WidestLanes - 1) / WidestLanes * WidestLanes;

    /// <summary>The weights of a filter at all points.</summary>
    public int Depth => Points * Channels;

    /// <summary>The tiles that yield a number of positions; the last may yield fewer than the others.</summary>
    public int Tiles(int positions) => (positions + Outputs - 1) / Outputs;

    /// <summary>The tiles of a block for one position or more, of as few blocks as there can be and all of about one size; the last may be smaller.</summary>
    public int TilesPerBlock(int positions)
    {
        int tiles = Tiles(positions), blocks = (tiles + MostTiles - 1) / MostTiles;
        return (tiles + blocks - 1) / blocks;
    }
}
