using CnnCodegen.Generator.Graph;

namespace CnnCodegen.Generator.Emit.Steps;

/// <summary>Expressions for tensors as they are prepared at load: with what the passes folded into them, in the order in which loops read them.</summary>
internal static class WeightExpressions
{
    /// <summary>The filters of a convolution as PyTorch orders them, <c>[filters, channels, width]</c>.</summary>
    public static string Filters(ConvolutionOperation convolution)
    {
        string filters = Literals.Number(convolution.Filters);
        string channels = Literals.Number(convolution.Channels);
        string width = Literals.Number(convolution.Width);
        string folded = Folded(Step.Tensor(convolution.Weight), convolution.Folded);
        return convolution.Order switch
        {
            FilterOrder.TimeMajor => $"FlattenOrder.Filters({folded}, {filters}, {channels}, {width})",
            FilterOrder.Reversed => $"FilterOrders.Reversed({folded}, {width})",
            _ => folded,
        };
    }

    /// <summary>The bias of a convolution; null for none.</summary>
    public static string? Bias(ConvolutionOperation convolution) => FoldedBias(
        convolution.StateBias is { } state
            ? $"BiasSum.Of({Step.Tensor(convolution.Bias!)}, {Step.Tensor(state)}, {Literals.Number(convolution.StateBiasCount)})"
            : convolution.Bias is { } bias ? Step.Tensor(bias) : null,
        convolution.Folded);

    /// <summary>The weight of a fully connected layer, <c>[outputs, inputs]</c>.</summary>
    public static string Weight(LinearOperation linear) => Folded(Step.Tensor(linear.Weight), linear.Folded);

    /// <summary>The bias of a fully connected layer; null for none.</summary>
    public static string? Bias(LinearOperation linear) => FoldedBias(linear.Bias is { } bias ? Step.Tensor(bias) : null, linear.Folded);

    /// <summary>The factor of a batch normalisation.</summary>
    public static string Scale(BatchNormSpec norm) =>
        $"BatchNormFolding.Scale({Step.Tensor(norm.Weight)}, {Step.Tensor(norm.RunningVariance)}, {Literals.Real(norm.Epsilon)})";

    /// <summary>The summand of a batch normalisation.</summary>
    public static string Shift(BatchNormSpec norm) => $"BatchNormFolding.Shift({Statistics(norm)})";

    private static string Folded(string weight, BatchNormSpec? norm) => norm is null
        ? weight
        : $"BatchNormFolding.Weight({weight}, {Step.Tensor(norm.Weight)}, {Step.Tensor(norm.RunningVariance)}, {Literals.Real(norm.Epsilon)})";

    private static string? FoldedBias(string? bias, BatchNormSpec? norm) =>
        norm is null ? bias : $"BatchNormFolding.Bias({bias ?? "[]"}, {Statistics(norm)})";

    private static string Statistics(BatchNormSpec norm) => string.Join(
        ", ", Step.Tensor(norm.Weight), Step.Tensor(norm.Bias), Step.Tensor(norm.RunningMean), Step.Tensor(norm.RunningVariance), Literals.Real(norm.Epsilon));
}
