using CnnCodegen.Generator.Collections;
using CnnCodegen.Generator.Graph;
using CnnCodegen.Generator.Plan;

namespace CnnCodegen.Generator.Emit;

/// <summary>Says in English what a step computes, and how: for the class's documentation and for comments between the steps.</summary>
internal static class StepText
{
    public static string Describe(Node node, NetworkPlan plan)
    {
        string from = string.Join(", ", node.Inputs.Select(id => plan.Graph[id].Name));
        return node.Operation switch
        {
            LookupOperation lookup => $"one row of {Literals.Number(lookup.Dimensions)} per token of {from}",
            ConvolutionOperation convolution => Convolution(convolution, from) + Tiles(plan.ConvolutionOf(node.Id), plan.Widths[0]),
            LinearOperation linear => $"{Literals.Number(linear.Inputs)} → {Literals.Number(linear.Outputs)} over {from}{Then(linear.Activation)}",
            MaxOverTimeOperation => $"the largest of each channel of {from} over time",
            AverageOverTimeOperation => $"the mean of each channel of {from} over time",
            ConcatOperation => $"{from} side by side" + (InPlace(node, plan) ? ", written in place by the steps before" : ""),
            ActivationOperation activation => $"{activation.Activation} of {from}",
            DropoutOperation => $"{from} unchanged (dropout acts in training only)",
            _ => "",
        };
    }

    /// <summary>Whether all parts of a concatenation were written where they belong, so that nothing is left to do.</summary>
    public static bool InPlace(Node concat, NetworkPlan plan) =>
        concat.Shape.Kind == ShapeKind.Vector && concat.Inputs.All(id => plan.Graph.OnlyConsumerOf(plan.Graph[id]) == concat);

    private static string Convolution(ConvolutionOperation convolution, string from)
    {
        string padding = (convolution.PadLeft, convolution.PadRight) is (0, 0)
            ? ""
            : $" with {Literals.Number(convolution.PadLeft)} + {Literals.Number(convolution.PadRight)} zero rows";
        string then = convolution.MaxOverTime ? ", the largest over time; then the bias" : "";
        return $"{Literals.Number(convolution.Filters)} filters of width {Literals.Number(convolution.Width)} over {from}{padding}{then}{Then(convolution.Activation)}";
    }

    private static string Then(ActivationFunction activation) => activation == Activation.None ? "" : $", {activation}";

    /// <summary>"; tiles of 9 × 3, 6 × 4 vectors of 16 floats".</summary>
    private static string Tiles(ConvolutionPlan plan, VectorWidth widest)
    {
        EquatableArray<PanelRun> runs = plan.Panels[0];
        string tiles = string.Join(", ", runs.Select(run => $"{Literals.Number(TilePolicy.Rows(widest, run.Vectors))} × {Literals.Number(run.Vectors)}"));
        return $"; dense, tiles of {tiles} vectors";
    }
}
