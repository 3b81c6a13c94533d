namespace CnnCodegen;

/// <summary>A stored tensor that a network expects: name and shape as in PyTorch's state_dict.</summary>
/// <param name="Name">The tensor's name, such as <c>NGrams.0.weight</c>.</param>
/// <param name="Shape">The tensor's dimensions, outermost first.</param>
public sealed record WeightSlot(string Name, IReadOnlyList<int> Shape)
{
    /// <summary>The number of elements.</summary>
    public long Count => Shape.Aggregate(1L, static (product, size) => product * size);

    /// <inheritdoc/>
    public override string ToString() => $"{Name} [{string.Join(", ", Shape)}]";
}
