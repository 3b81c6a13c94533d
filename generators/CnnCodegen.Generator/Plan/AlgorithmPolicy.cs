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
        QrnnPolicy.ChooseFiltering(QrnnPolicy.ChooseTables(graph, separated => TablePolicy.Choose(separated, options)), options);

    /// <summary>The algorithm of a convolution that is left.</summary>
    /// <param name="convolution">The convolution.</param>
    /// <param name="positions">Its positions for the longest text.</param>
    /// <param name="options">What speed may cost.</param>
    public static ConvolutionAlgorithm For(ConvolutionOperation convolution, int positions, PlanOptions options)
    {
        if (convolution.IsDepthwise)
            return ConvolutionAlgorithm.Depthwise;
        if (!WinogradPolicy.IsPossible(convolution))
            return ConvolutionAlgorithm.Direct;
        return options.Winograd switch
        {
            Winograd.Always => ConvolutionAlgorithm.Winograd,
            Winograd.Auto when WinogradPolicy.Judge(convolution, positions) == WinogradVerdict.Pays => ConvolutionAlgorithm.Winograd,
            _ => ConvolutionAlgorithm.Direct,
        };
    }

    /// <summary>Why a convolution is computed directly although there would be another way, in words; null where there is none, or none is wanted.</summary>
    /// <inheritdoc cref="For"/>
    public static string? WhyDirect(ConvolutionOperation convolution, int positions, PlanOptions options)
    {
        if (options.Winograd == Winograd.Off || !WinogradPolicy.IsPossible(convolution))
            return null;
        return WinogradPolicy.Judge(convolution, positions) switch
        {
            WinogradVerdict.TooFewChannels => "too few channels for minimal filtering",
            WinogradVerdict.TooFewPositions => "too few positions for minimal filtering",
            _ => null,
        };
    }
}
