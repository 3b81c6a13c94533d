using CnnCodegen.Generator.Graph;

namespace CnnCodegen.Generator.Passes;

/// <summary>The optimising passes in the order in which they run, each with the reason for its place.</summary>
internal static class PassPipeline
{
    public static IReadOnlyList<Pass> All { get; } =
    [
        // First: what nobody reads would count as a reader of what it reads, and keep other passes from joining that.
        new RemoveUnread(),

        // Before all that joins: identities would stand between what the others want to join.
        new RemoveIdentities(),

        // Anywhere: a table is no other operation's neighbour.
        new ComputeWordTables(),

        // After the identities, which may stand between a table and its sum, or between a window and its layer.
        new AddTables(),
        new FuseWindow(),
        new FlattenInLinear(),

        // Before all that puts something behind a convolution: a normalisation stands next to it.
        new FoldBatchNorm(),

        // Before the fusion of convolution and maximum, because the activation stands between them.
        new SinkActivationBelowMax(),

        // Before the fusion of activations: a convolution must first meet its maximum, then what follows both.
        new FuseConvolutionMaxOverTime(),

        // Behind all that: takes the activation after a convolution, a convolution's maximum, or a linear layer.
        new FuseActivation(),

        // Anywhere: gates are read by their pooling alone, and have neither normalisation nor activation.
        new FuseQrnnPooling(),
    ];

    /// <summary>Runs all passes but those that are switched off, first on the networks inside the network.</summary>
    public static NetworkGraph Run(NetworkGraph graph, CompilerOptions options)
    {
        NetworkGraph whole = graph.RewriteEach((current, node) => node.Operation is PerTokenOperation perToken
            ? current.Replace(node with { Operation = perToken with { Block = Run(perToken.Block, options) } })
            : current);
        return All.Where(pass => !options.DisabledPasses.Contains(pass.Name)).Aggregate(whole, (current, pass) => pass.Run(current));
    }
}
