namespace CnnCodegen;

/// <summary>What a model file's header says of a tensor.</summary>
/// <param name="Name">The tensor's name.</param>
/// <param name="DType">The element type as safetensors names it, such as <c>F32</c>.</param>
/// <param name="Shape">The dimensions, outermost first; none for a single number.</param>
public sealed record TensorInfo(string Name, string DType, IReadOnlyList<int> Shape)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Name} {DType} {Excerpt.Of(Shape)}";
}
