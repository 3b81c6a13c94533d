using CnnCodegen.Generator.Graph;

namespace CnnCodegen.Generator.Plan;

/// <summary>How a convolution is computed.</summary>
internal enum ConvolutionAlgorithm
{
    /// <summary>Sums of products in register tiles.</summary>
    Direct,

    /// <summary>One channel after another: each filter reads a channel of its own.</summary>
    Depthwise,

    /// <summary>Minimal filtering with six points: the sums of products of transformed inputs and filters, transformed back.</summary>
    Winograd,
}

/// <summary>Chooses how each convolution is computed: the cost model of the compiler.</summary>
internal static class AlgorithmPolicy
{
    /// <summary>The graph with what is computed by tables instead.</summary>
    public static NetworkGraph Choose(NetworkGraph graph, PlanOptions options) =>
        QrnnPolicy.ChooseTables(graph, separated => TablePolicy.Choose(separated, options));

    /// <summary>The algorithm of a convolution that is left.</summary>
    public static ConvolutionAlgorithm For(ConvolutionOperation convolution, PlanOptions options)
    {
        _ = options;
        return convolution.IsDepthwise ? ConvolutionAlgorithm.Depthwise : ConvolutionAlgorithm.Direct;
    }
}
