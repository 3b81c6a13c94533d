namespace CnnCodegen;

/// <summary>
/// The largest values of each channel in the order in which they stand, a share of the length: <c>k = ⌈length / divisor⌉</c>, otherwise as
/// <see cref="KMaxPoolAttribute"/>. Input: <c>length × channels</c>. Output: <c>⌈length / divisor⌉ × channels</c>.
/// </summary>
/// <remarks>With divisor 2 it is the pooling between the stages that Conneau et al. (2017) call <c>KMaxPooling</c>.</remarks>
/// <param name="divisor">By how much the length is divided, at least 1.</param>
public sealed class ProportionalKMaxPoolAttribute(int divisor) : LayerAttribute
{
    /// <summary>By how much the length is divided.</summary>
    public int Divisor { get; } = divisor;
}
