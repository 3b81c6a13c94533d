using CnnCodegen.Generator.Collections;

namespace CnnCodegen.Generator.Graph;

/// <summary>What a node of the graph computes. A closed set: every room behind the layers knows these and no attribute.</summary>
internal abstract record Operation
{
    /// <summary>The names and shapes of the stored tensors that it reads.</summary>
    public virtual EquatableArray<WeightSpec> Weights => EquatableArray<WeightSpec>.Empty;
}

/// <summary>A stored tensor: name and shape as in PyTorch's state_dict.</summary>
internal sealed record WeightSpec(string Name, EquatableArray<int> Shape)
{
    public long Count => Shape.Aggregate(1L, (product, size) => product * size);
}

/// <summary>The text, as token ids.</summary>
internal sealed record InputOperation : Operation;

/// <summary>One row of a table per token id.</summary>
internal sealed record LookupOperation(WeightSpec Table) : Operation
{
    public int Rows => Table.Shape[0];

    public int Dimensions => Table.Shape[1];

    public override EquatableArray<WeightSpec> Weights => EquatableArray.Of(Table);
}

/// <summary>A convolution over time, with zeros around its input.</summary>
/// <param name="Weight"><c>[filters, channels, width]</c>.</param>
/// <param name="Bias"><c>[filters]</c>.</param>
/// <param name="PadLeft">The zero rows before the first position.</param>
/// <param name="PadRight">The zero rows after the last position.</param>
/// <param name="Activation">What is applied to each element of the result.</param>
/// <param name="MaxOverTime">Whether the result is the maximum over time, with the activation after it.</param>
internal sealed record ConvolutionOperation(
    WeightSpec Weight, WeightSpec Bias, int PadLeft, int PadRight, ActivationFunction Activation, bool MaxOverTime) : Operation
{
    public int Filters => Weight.Shape[0];

    public int Channels => Weight.Shape[1];

    public int Width => Weight.Shape[2];

    public override EquatableArray<WeightSpec> Weights => EquatableArray.Of(Weight, Bias);
}

/// <summary>A fully connected layer with an activation.</summary>
/// <param name="Weight"><c>[outputs, inputs]</c>.</param>
/// <param name="Bias"><c>[outputs]</c>.</param>
/// <param name="Activation">What is applied to each element of the result.</param>
internal sealed record LinearOperation(WeightSpec Weight, WeightSpec Bias, ActivationFunction Activation) : Operation
{
    public int Outputs => Weight.Shape[0];

    public int Inputs => Weight.Shape[1];

    public override EquatableArray<WeightSpec> Weights => EquatableArray.Of(Weight, Bias);
}

/// <summary>The largest value of each channel over time.</summary>
internal sealed record MaxOverTimeOperation : Operation;

/// <summary>The mean of each channel over time.</summary>
internal sealed record AverageOverTimeOperation : Operation;

/// <summary>Its inputs side by side along the channels.</summary>
internal sealed record ConcatOperation : Operation;

/// <summary>An element-wise function.</summary>
internal sealed record ActivationOperation(ActivationFunction Activation) : Operation;

/// <summary>Dropout: the identity in inference.</summary>
internal sealed record DropoutOperation : Operation;
