using CnnCodegen.Generator.Graph;

namespace CnnCodegen.Generator.Plan;

/// <summary>How a quasi-recurrent layer runs that computes its gates itself.</summary>
/// <param name="Node">The node's id.</param>
/// <param name="Gates">The gates of a unit.</param>
/// <param name="Window">How filters lie on the input's rows; where the gates go is known at run time.</param>
/// <param name="FewestRows">The fewest positions of a block.</param>
/// <param name="MostRows">The most positions of a block.</param>
internal sealed record QrnnPlan(int Node, int Gates, WindowPlan Window, int FewestRows, int MostRows)
{
    /// <summary>The limits that the kernels' <c>QrnnBlocks</c> keep.</summary>
    private const int ShortestBlock = 16, LongestBlock = 84;

    public static QrnnPlan Of(Node node, QrnnOperation operation, Placement input, int fewestPositions, int mostPositions) => new(
        node.Id,
        operation.Pooling.Gates,
        WindowPlan.Of(operation.Gates, input.Pitch, outputPitch: 0),
        Math.Min(fewestPositions, ShortestBlock),
        Math.Min(mostPositions, LongestBlock));

    /// <summary>The working memory: the gates of a block.</summary>
    public static long Workspace(QrnnOperation operation, Shape shape, int widestLanes) =>
        widestLanes * (operation.Pooling.Gates * Math.Min(shape.LongestLength, LongestBlock));
}
