using CnnCodegen.Generator.Collections;
using CnnCodegen.Generator.Graph;

namespace CnnCodegen.Generator.Plan;

/// <summary>How a network is computed: where each value lies, and with which tiles each convolution runs.</summary>
/// <param name="Network">The network as declared.</param>
/// <param name="Graph">Its computations after the passes, without those of its <see cref="Head"/>.</param>
/// <param name="Widths">The vector widths that code is written for, the widest first.</param>
/// <param name="Placements">Where each node's value lies; one entry per node but the input.</param>
/// <param name="Convolutions">One entry per convolution, in the order of the nodes.</param>
/// <param name="Workspaces">The working memory that single steps need, for those that need any.</param>
/// <param name="ScratchLength">The floats of working memory.</param>
internal sealed record NetworkPlan(
    Network Network,
    NetworkGraph Graph,
    EquatableArray<VectorWidth> Widths,
    EquatableArray<Placement> Placements,
    EquatableArray<ConvolutionPlan> Convolutions,
    EquatableArray<Workspace> Workspaces,
    long ScratchLength)
{
    /// <summary>The plans of the networks that run per token, in the order of their nodes.</summary>
    public EquatableArray<BlockPlan> Blocks { get; init; }

    /// <summary>One entry per quasi-recurrent layer that computes its gates itself, in the order of the nodes.</summary>
    public EquatableArray<QrnnPlan> Qrnns { get; init; }

    /// <summary>The layers behind <see cref="Graph"/> that the texts of a batch share; null where there are none.</summary>
    public HeadPlan? Head { get; init; }

    /// <summary>How the network reads its stream piece by piece; null for a network that reads texts as a whole.</summary>
    public StreamPlan? Stream { get; init; }

    /// <summary>The node that yields the network's result.</summary>
    public Node Result => Head is null ? Graph.Result : Head.Layers[Head.Layers.Count - 1];

    /// <summary>This plan and those of the networks inside.</summary>
    public IEnumerable<NetworkPlan> All => Blocks.Select(block => block.Plan).Prepend(this);

    /// <summary>The plan of the network that a node runs per token.</summary>
    public NetworkPlan BlockOf(int node) => Blocks.First(block => block.Node == node).Plan;

    public Placement PlacementOf(int node) => Placements.First(placement => placement.Node == node);

    public ConvolutionPlan ConvolutionOf(int node) => Convolutions.First(convolution => convolution.Node == node);

    public QrnnPlan QrnnOf(int node) => Qrnns.First(qrnn => qrnn.Node == node);

    public Workspace? WorkspaceOf(int node) => Workspaces.FirstOrDefault(workspace => workspace.Node == node);
}

/// <summary>How a network inside the network is computed.</summary>
/// <param name="Node">The id of the node that runs it.</param>
/// <param name="Plan">Its plan.</param>
internal sealed record BlockPlan(int Node, NetworkPlan Plan);

/// <summary>Whose memory a value lies in: what generated code calls it.</summary>
internal enum Memory
{
    /// <summary>The working memory.</summary>
    Scratch,

    /// <summary>The caller's output.</summary>
    Output,

    /// <summary>What the output layer of a streamed network reads.</summary>
    Body,

    /// <summary>What a streamed network makes of its other inputs, for all pieces.</summary>
    Context,
}

/// <summary>Where a node's value lies.</summary>
/// <param name="Node">The node's id.</param>
/// <param name="Memory">In which memory.</param>
/// <param name="Offset">Where it begins, zero rows included.</param>
/// <param name="Pitch">The floats from one row to the next; for a vector its length.</param>
/// <param name="Rows">The rows for the longest text, without zero rows; 1 for a vector.</param>
/// <param name="ZeroRowsBefore">The zero rows that convolutions read before the first row; in a stream the rows of the piece before.</param>
/// <param name="ZeroRowsAfter">The zero rows that convolutions read after the last row.</param>
internal sealed record Placement(int Node, Memory Memory, int Offset, int Pitch, int Rows, int ZeroRowsBefore, int ZeroRowsAfter)
{
    public long Length => (long)Pitch * (ZeroRowsBefore + Rows + ZeroRowsAfter);

    /// <summary>The memory as generated code calls it.</summary>
    public string Span => Memory switch
    {
        Memory.Output => "output",
        Memory.Body => "body",
        Memory.Context => "context",
        _ => "scratch",
    };
}

/// <summary>Working memory that a node needs in its own step alone.</summary>
/// <param name="Node">The node's id.</param>
/// <param name="Offset">Where it begins.</param>
/// <param name="Length">Its floats.</param>
internal sealed record Workspace(int Node, int Offset, long Length);

/// <summary>How a convolution runs.</summary>
/// <param name="Node">The node's id.</param>
/// <param name="Window">How filters lie on the input's rows.</param>
/// <param name="StoredFilters">The floats of a row that whole vectors write.</param>
/// <param name="Algorithm">How it is computed.</param>
/// <param name="Panels">The panels of a group for each vector width, in the order of <see cref="NetworkPlan.Widths"/>.</param>
/// <param name="FewestPositions">The positions for the shortest text.</param>
/// <param name="MostPositions">The positions for the longest text.</param>
internal sealed record ConvolutionPlan(
    int Node,
    WindowPlan Window,
    int StoredFilters,
    ConvolutionAlgorithm Algorithm,
    EquatableArray<EquatableArray<PanelRun>> Panels,
    int FewestPositions,
    int MostPositions)
{
    /// <summary>Why it has no table: "table of 107.5 MB, over the budget of 16 MB"; null where it reads no embedding.</summary>
    public string? NoTable { get; init; }

    /// <summary>Whether it runs channel by channel, not in tiles.</summary>
    public bool IsDepthwise => Algorithm == ConvolutionAlgorithm.Depthwise;

    /// <summary>Why it runs directly although there would be another way, in words; null where there is nothing to say.</summary>
    public string? WhyDirect { get; init; }

    /// <summary>How it runs by minimal filtering; null where it does not.</summary>
    public WinogradPlan? Winograd { get; init; }

    /// <summary>The rows that tiles must cope with: positions, or the tiles of minimal filtering.</summary>
    public (int Fewest, int Most) Rows => Winograd is not { } winograd
        ? (FewestPositions, MostPositions)
        // The last of several blocks can be as short as it likes.
        : (winograd.Tiles(MostPositions) > winograd.MostTiles ? 1 : winograd.Tiles(FewestPositions), winograd.MostTiles);

    /// <summary>The heights of its tiles.</summary>
    public EquatableArray<int> Heights(VectorWidth width, int vectors) => TilePolicy.Heights(width, vectors, Rows.Fewest, Rows.Most, Winograd is not null);
}

/// <summary>The numbers of a <c>FilterWindow</c>.</summary>
/// <param name="Taps">The stretches under a filter.</param>
/// <param name="Run">The floats of a stretch.</param>
/// <param name="TapStep">The floats from the start of a stretch to the start of the next.</param>
/// <param name="RowStep">The floats from the first one under a filter to the first one under it at the next position.</param>
/// <param name="OutputPitch">The floats from one output row to the next; 0 where only maxima are kept.</param>
internal sealed record WindowPlan(int Taps, int Run, int TapStep, int RowStep, int OutputPitch)
{
    /// <summary>The window of a group's filters on its channels. Positions that lie next to each other are one stretch.</summary>
    public static WindowPlan Of(ConvolutionOperation convolution, int pitch, int outputPitch)
    {
        int channels = convolution.Channels / convolution.Groups;
        int rowStep = convolution.Stride * pitch;
        return channels == pitch && convolution.Dilation == 1
            ? new(1, convolution.Width * channels, 0, rowStep, outputPitch)
            : new(convolution.Width, channels, convolution.Dilation * pitch, rowStep, outputPitch);
    }

    /// <summary>The window of all filters of a depthwise convolution together: a stretch is one position with its channels.</summary>
    public static WindowPlan OfDepthwise(ConvolutionOperation convolution, int pitch, int outputPitch) =>
        new(convolution.Width, convolution.Channels, convolution.Dilation * pitch, convolution.Stride * pitch, outputPitch);

    /// <summary>The expression that makes it.</summary>
    public string ToCode() => ToCode(Literals.Number(OutputPitch));

    /// <summary>The expression that makes it, with an output pitch that is known at run time.</summary>
    public string ToCode(string outputPitch) =>
        $"new FilterWindow(taps: {Literals.Number(Taps)}, run: {Literals.Number(Run)}, tapStep: {Literals.Number(TapStep)}, rowStep: {Literals.Number(RowStep)}, outputPitch: {outputPitch})";
}
