using CnnCodegen.Generator.Graph;

namespace CnnCodegen.Generator.Emit.Steps;

/// <summary>Expressions for tensors as they are prepared at load: with what the passes folded into them, in the order in which loops read them.</summary>
internal static class WeightExpressions
{
    /// <summary>The filters of a convolution as PyTorch orders them, <c>[filters, channels, width]</c>.</summary>
    /// <param name="convolution">The convolution.</param>
    /// <param name="norm">The variable of the batch normalisation that is folded in; null for none.</param>
    public static string Filters(ConvolutionOperation convolution, string? norm)
    {
        string filters = Literals.Number(convolution.Filters);
        string channels = Literals.Number(convolution.Channels);
        string width = Literals.Number(convolution.Width);
        string folded = Folded(Step.Tensor(convolution.Weight), norm);
        return convolution.Order switch
        {
            FilterOrder.TimeMajor => $"FlattenOrder.Filters({folded}, {filters}, {channels}, {width})",
            FilterOrder.Reversed => $"FilterOrders.Reversed({folded}, {width})",
            _ => folded,
        };
    }

    /// <summary>The table of an embedding, <c>[rows, dimensions]</c>.</summary>
    public static string Table(LookupOperation lookup) => lookup.Added is { } added
        ? $"TableSum.Of({Step.Tensor(lookup.Table)}, {Step.Tensor(added)})"
        : Step.Tensor(lookup.Table);

    /// <summary>Whether a convolution adds a bias, its own or that of a batch normalisation.</summary>
    public static bool HasBias(ConvolutionOperation convolution) => convolution.Bias is not null || convolution.Folded is not null;

    /// <summary>Whether a fully connected layer adds a bias, its own or that of a batch normalisation.</summary>
    public static bool HasBias(LinearOperation linear) => linear.Bias is not null || linear.Folded is not null;

    /// <summary>The bias of a convolution that has one.</summary>
    public static string Bias(ConvolutionOperation convolution, string? norm) => FoldedBias(
        convolution.StateBias is { } state
            ? $"BiasSum.Of({Step.Tensor(convolution.Bias!)}, {Step.Tensor(state)}, {Literals.Number(convolution.StateBiasCount)})"
            : Own(convolution.Bias),
        norm);

    /// <summary>The weight of a fully connected layer, <c>[outputs, inputs]</c>.</summary>
    public static string Weight(LinearOperation linear, string? norm) => Folded(Step.Tensor(linear.Weight), norm);

    /// <summary>The bias of a fully connected layer that has one.</summary>
    public static string Bias(LinearOperation linear, string? norm) => FoldedBias(Own(linear.Bias), norm);

    private static string Own(WeightSpec? bias) => bias is null ? "[]" : Step.Tensor(bias);

    private static string Folded(string weight, string? norm) => norm is null ? weight : $"{norm}.Weight({weight})";

    private static string FoldedBias(string bias, string? norm) => norm is null ? bias : $"{norm}.Bias({bias})";
}
