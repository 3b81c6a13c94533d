using CnnCodegen.Generator.Collections;
using CnnCodegen.Generator.Graph;

namespace CnnCodegen.Generator.Plan;

/// <summary>How a network is computed: where each value lies, and with which tiles each convolution runs.</summary>
/// <param name="Network">The network as declared.</param>
/// <param name="Graph">Its computations after the passes.</param>
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
    public Placement PlacementOf(int node) => Placements.First(placement => placement.Node == node);

    public ConvolutionPlan ConvolutionOf(int node) => Convolutions.First(convolution => convolution.Node == node);

    public Workspace? WorkspaceOf(int node) => Workspaces.FirstOrDefault(workspace => workspace.Node == node);
}

/// <summary>Where a node's value lies.</summary>
/// <param name="Node">The node's id.</param>
/// <param name="InOutput">Whether it lies in the caller's output rather than in the working memory.</param>
/// <param name="Offset">Where it begins, zero rows included.</param>
/// <param name="Pitch">The floats from one row to the next; for a vector its length.</param>
/// <param name="Rows">The rows for the longest text, without zero rows; 1 for a vector.</param>
/// <param name="ZeroRowsBefore">The zero rows that convolutions read before the first row.</param>
/// <param name="ZeroRowsAfter">The zero rows that convolutions read after the last row.</param>
internal sealed record Placement(int Node, bool InOutput, int Offset, int Pitch, int Rows, int ZeroRowsBefore, int ZeroRowsAfter)
{
    public long Length => (long)Pitch * (ZeroRowsBefore + Rows + ZeroRowsAfter);
}

/// <summary>Working memory that a node needs in its own step alone.</summary>
/// <param name="Node">The node's id.</param>
/// <param name="Offset">Where it begins.</param>
/// <param name="Length">Its floats.</param>
internal sealed record Workspace(int Node, int Offset, long Length);

/// <summary>How a convolution runs.</summary>
/// <param name="Node">The node's id.</param>
/// <param name="Window">What a filter covers, and how rows follow each other.</param>
/// <param name="PaddedFilters">The filters with those that fill up the last vector of the widest kind.</param>
/// <param name="Panels">The panels of each vector width, in the order of <see cref="NetworkPlan.Widths"/>.</param>
internal sealed record ConvolutionPlan(
    int Node, WindowShape Window, int PaddedFilters, EquatableArray<EquatableArray<PanelRun>> Panels);

/// <summary>What tiles know about a convolution as constants.</summary>
/// <param name="Width">The positions that a filter covers.</param>
/// <param name="Pitch">The floats from one input row to the next.</param>
/// <param name="OutputPitch">The floats from one output row to the next; 0 where only maxima are kept.</param>
internal sealed record WindowShape(int Width, int Pitch, int OutputPitch)
{
    /// <summary>The floats under a filter, which lie next to each other.</summary>
    public int Depth => Width * Pitch;

    /// <summary>The name of the type that carries the constants: <c>Window3x300</c>, <c>Window3x64To128</c>.</summary>
    public string TypeName =>
        $"Window{Literals.Number(Width)}x{Literals.Number(Pitch)}" + (OutputPitch == 0 ? "" : "To" + Literals.Number(OutputPitch));
}
