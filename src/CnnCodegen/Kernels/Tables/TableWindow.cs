namespace CnnCodegen.Kernels;

/// <summary>How the filters of a convolution lie in the rows of a table (<see cref="Preparation.TokenTable"/>), and on the positions.</summary>
/// <param name="start">Where their values begin in a row.</param>
/// <param name="filters">The number of filters.</param>
/// <param name="width">The positions that a filter reads.</param>
/// <param name="stride">The step from one position of the result to the next.</param>
/// <param name="dilation">The step between the positions that a filter reads.</param>
public readonly struct TableWindow(int start, int filters, int width, int stride = 1, int dilation = 1)
{
    /// <summary>Filters lie in the table in panels of so many, tap after tap: a cache line of floats, so that no vector of any width crosses one.</summary>
    internal const int Panel = 16;

    /// <summary>Where the filters' values begin in a row.</summary>
    public int Start { get; } = start;

    /// <summary>The number of filters.</summary>
    public int Filters { get; } = filters;

    /// <summary>The positions that a filter reads.</summary>
    public int Width { get; } = width;

    /// <summary>The step from one position of the result to the next.</summary>
    public int Stride { get; } = stride;

    /// <summary>The step between the positions that a filter reads.</summary>
    public int Dilation { get; } = dilation;

    /// <summary>The values of a row that belong to the filters, those that fill up the last panel included.</summary>
    internal int Length => (Filters + Panel - 1) / Panel * Panel * Width;

    /// <summary>Whether a filter reads neighbouring positions, and stands on each.</summary>
    internal bool IsDense => Stride == 1 && Dilation == 1;

    /// <summary>The most taps with which sums in progress stay in registers.</summary>
    internal const int MostRolled = 5;

    /// <summary>Whether sums in progress move on from row to row, so that each row is read once.</summary>
    internal bool IsRolled => IsDense && Width <= MostRolled;

    /// <summary>The positions from the first to behind the last that are read for some neighbouring positions of the result.</summary>
    internal int Reach(int positions) => ((positions - 1) * Stride) + ((Width - 1) * Dilation) + 1;

    /// <summary>Where the first tap of a vector of filters lies in a row; a tap is <see cref="Panel"/> values behind the one before.</summary>
    internal int Offset(int vector, int lanes)
    {
        int filter = vector * lanes;
        return Start + (filter / Panel * Panel * Width) + (filter % Panel);
    }
}
