namespace CnnCodegen.Kernels;

/// <summary>
/// Some neighbouring tiles of a convolution by minimal filtering, with their transformed rows. For each panel of filters, generated code multiplies
/// the rows of each point with the filters' values there, and then has the sums of all points transformed back.
/// </summary>
public readonly ref struct WinogradBlock
{
    private readonly WinogradWindow _window;
    private readonly int _firstPosition;
    private readonly int _positions;
    private readonly Span<float> _rows;
    private readonly Span<float> _sums;

    /// <summary>Transforms the rows of a block.</summary>
    /// <param name="x">The input's rows, zero rows included.</param>
    /// <param name="window">How tiles lie on them.</param>
    /// <param name="firstTile">The first tile.</param>
    /// <param name="positions">The positions of the whole result.</param>
    /// <param name="workspace">Receives the transformed rows, six per tile, and behind them the sums of a panel, six per tile and filter.</param>
    public WinogradBlock(ReadOnlySpan<float> x, in WinogradWindow window, int firstTile, int positions, Span<float> workspace)
    {
        _window = window;
        _firstPosition = firstTile * window.Outputs;
        Tiles = Math.Min(window.TilesPerBlock(positions), window.Tiles(positions) - firstTile);
        _positions = Math.Min(Tiles * window.Outputs, positions - _firstPosition);
        int floats = WinogradWindow.Points * Tiles * window.Pitch;
        _rows = workspace[..floats];
        _sums = workspace[floats..];
        VectorDispatch.Run(
            new WinogradInputKernel
            {
                X = x[(_firstPosition * window.InputPitch)..],
                XPitch = window.InputPitch,
                Channels = window.Channels,
                Step = window.Outputs,
                Rows = _positions + window.Width - 1,
                Tiles = Tiles,
                Y = _rows,
                YPitch = window.Pitch,
            },
            window.Channels);
    }

    /// <summary>The tiles of the block.</summary>
    public int Tiles { get; }

    /// <summary>The transformed rows of a point, one per tile.</summary>
    public ReadOnlySpan<float> Rows(int point) => _rows.Slice(point * Tiles * _window.Pitch, Tiles * _window.Pitch);

    /// <summary>Where the sums of a panel of filters at a point go, one row per tile.</summary>
    public Span<float> Sums(int point, int filters) => _sums.Slice(point * Tiles * filters, Tiles * filters);

    /// <summary>How the filters of a panel lie on transformed rows and their sums.</summary>
    public FilterWindow Window(int filters) => new(taps: 1, run: _window.Channels, tapStep: 0, rowStep: _window.Pitch, outputPitch: filters);

    /// <summary>Transforms the sums of a panel back, and keeps the largest of each filter.</summary>
    /// <param name="best">The largest so far of each filter of the panel.</param>
    public void Max(Span<float> best) => WinogradOutputs.Max(Back(best.Length), best);

    /// <summary>Transforms the sums of a panel back, and stores them with their filter's bias.</summary>
    /// <param name="bias">The bias of each filter of the panel.</param>
    /// <param name="y">The rows of the whole result, from the panel's first filter on.</param>
    public void Map(ReadOnlySpan<float> bias, Span<float> y) => WinogradOutputs.Map<Off>(Back(bias.Length), bias, Result(y), _window.OutputPitch);

    /// <summary>Transforms the sums of a panel back, adds the bias, and stores what is above zero.</summary>
    /// <inheritdoc cref="Map"/>
    public void MapRelu(ReadOnlySpan<float> bias, Span<float> y) => WinogradOutputs.Map<On>(Back(bias.Length), bias, Result(y), _window.OutputPitch);

    private Span<float> Result(Span<float> y) => y[(_firstPosition * _window.OutputPitch)..];

    private WinogradSums Back(int filters) => new(_sums[..(WinogradWindow.Points * Tiles * filters)], filters, Tiles, _positions, _window.Outputs);
}
