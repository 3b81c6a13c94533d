namespace CnnCodegen.Kernels;

/// <summary>
/// The order in which a quasi-recurrent layer is computed whose gates are never stored as a whole: one vector of units after another, so that its
/// filters are read from the cache, and for each the positions in blocks whose gates stay in the cache until they are pooled. The cells go on from
/// block to block, and from piece to piece where a text comes in pieces.
/// </summary>
public ref struct QrnnBlocks
{
    /// <summary>The positions of a block: the gates of one with 512-bit vectors fill a third of a first-level cache. A multiple of the heights of the tallest tiles.</summary>
    public const int MostRows = 84;

    /// <summary>No block is so short that there is no tile for it.</summary>
    private const int FewestRows = 16;

    private readonly int _units;
    private readonly int _lanes;
    private readonly int _positions;
    private readonly bool _reverse;
    private readonly Span<float> _cells;
    private int _done;

    /// <param name="units">The number of units, at least one vector.</param>
    /// <param name="lanes">The floats in a vector.</param>
    /// <param name="positions">The number of positions.</param>
    /// <param name="reverse">Whether time runs from the last position to the first.</param>
    /// <param name="cells">
    /// The cells before the first position, zeros where nothing stands before it: a vector for each vector of units, one after the other, so that the last one
    /// has its own although it overlaps the one before it. Receive the cells after the last position.
    /// </param>
    public QrnnBlocks(int units, int lanes, int positions, bool reverse, Span<float> cells)
    {
        _units = units;
        _lanes = lanes;
        _positions = positions;
        _reverse = reverse;
        _done = positions;
        _cells = cells;
        Panel = -1;
    }

    /// <summary>The cells before the block; the place for those after it.</summary>
    public readonly Span<float> Cells => _cells.Slice(Panel * _lanes, _lanes);

    /// <summary>The number of the vector of units.</summary>
    public int Panel { get; private set; }

    /// <summary>The first unit of the vector. The last vector overlaps the one before it; its units come out the same twice.</summary>
    public readonly int Unit => Math.Min(Panel * _lanes, _units - _lanes);

    /// <summary>The first position of the block.</summary>
    public int Row { get; private set; }

    /// <summary>The positions of the block.</summary>
    public int Rows { get; private set; }

    /// <summary>Goes to the next block, the first one included; false behind the last one.</summary>
    public bool Next()
    {
        if (_done == _positions)
        {
            Panel++;
            if (Panel * _lanes >= _units || _positions == 0)
                return false;
            _done = 0;
        }

        int left = _positions - _done;
        Rows = left is > MostRows and < MostRows + FewestRows ? left / 2 : Math.Min(left, MostRows);
        Row = _reverse ? left - Rows : _done;
        _done += Rows;
        return true;
    }
}
