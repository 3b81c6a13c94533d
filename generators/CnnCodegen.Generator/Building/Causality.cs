using CnnCodegen.Generator.Diagnostics;
using CnnCodegen.Generator.Graph;

namespace CnnCodegen.Generator.Building;

/// <summary>
/// Finds layers that look ahead in a network which predicts the tokens of an input one after another: whatever depends on that input must yield a row for each
/// token, which depends on it and on the tokens before it alone.
/// </summary>
internal static class Causality
{
    /// <summary>Whether a layer is causal; complains otherwise.</summary>
    /// <param name="attribute">The layer's attribute.</param>
    /// <param name="added">The layer's nodes.</param>
    /// <param name="nodes">All nodes, by id.</param>
    /// <param name="task">The network's task.</param>
    /// <param name="checker">Collects complaints about the layer.</param>
    public static bool Check(LayerAttribute attribute, IReadOnlyList<Node> added, IReadOnlyList<Node> nodes, TaskRules task, LayerChecker checker)
    {
        // A bank pools what its filters find: that is what is wrong with it, whatever its filters reach.
        foreach (Node node in added.Where(node => attribute is not ConvBankAttribute || node.Operation is not ConvolutionOperation))
        {
            // What looks ahead stops here, so that a value depends on the stream just if it has the stream's axis.
            bool IsStreamed(Shape shape) => !shape.IsVector && shape.Length.Axis.Index == task.Stream;
            bool readsStream = node.Inputs.Any(id => IsStreamed(nodes[id].Shape));
            string? fault = node.Operation is InputOperation
                ? IsStreamed(node.Shape) && node.Shape.Length.IsConstant ? "fills short texts up" : null
                : readsStream ? Fault(node.Operation, node.Shape, node.Inputs.Skip(1).Any(id => IsStreamed(nodes[id].Shape))) : null;
            if (fault is null)
                continue;
            checker.Complain(DiagnosticIds.LooksAhead, Argument(attribute, node.Operation), fault, task.WhyCausal);
            return false;
        }

        return true;
    }

    /// <summary>Why a row of a value depends on what stands behind it, in words; null where it does not.</summary>
    /// <param name="operation">What computes the value.</param>
    /// <param name="shape">The value's shape.</param>
    /// <param name="remembersStream">Whether an input but the first is streamed, too.</param>
    private static string? Fault(Operation operation, Shape shape, bool remembersStream) => operation switch
    {
        RecurrentOperation { IsReverse: true } or QrnnPoolOperation { IsReverse: true } or ConvolutionOperation { Order: FilterOrder.Reversed } =>
            "runs from the end of the text, too",
        ConvolutionOperation { Stride: > 1 } => "skips tokens",
        ConvolutionOperation convolution when convolution.PadLeft != convolution.Filter.Span - 1 || convolution.PadRight > 0 => "has filters that reach beyond the token",
        FitLengthOperation when !remembersStream => "takes the length of another text",
        AttentionOperation when remembersStream => "attends to the whole text",
        WindowOperation { After: > 0 } => "has windows that reach beyond the token",
        _ when shape.IsVector => "makes one vector of the whole text",
        LocalPoolOperation or KMaxOperation => "takes tokens together",
        _ => null,
    };

    /// <summary>The argument to change; empty for the layer as a whole.</summary>
    private static string Argument(LayerAttribute attribute, Operation operation) => (attribute, operation) switch
    {
        (InputAttribute, _) => nameof(InputAttribute.FixedLength),
        (RecurrentAttribute or QrnnAttribute, OverTimeOperation) => nameof(RecurrentAttribute.State),
        (RecurrentAttribute, RecurrentOperation { IsReverse: false }) => nameof(RecurrentAttribute.FinalState),
        (FitLengthAttribute, FitLengthOperation) => "layer",
        (QrnnAttribute, AttentionOperation) => nameof(QrnnAttribute.Memory),
        (RecurrentAttribute or QrnnAttribute, _) => nameof(RecurrentAttribute.Bidirectional),
        (_, ConvolutionOperation { Stride: > 1 }) => nameof(Conv1dAttribute.Stride),
        (Conv1dAttribute { Padding: Padding.Explicit }, ConvolutionOperation { PadRight: > 0 }) => nameof(Conv1dAttribute.PadRight),
        (Conv1dAttribute { Padding: Padding.Explicit }, _) => nameof(Conv1dAttribute.PadLeft),
        (Conv1dAttribute, _) => nameof(Conv1dAttribute.Padding),
        _ => "",
    };
}
