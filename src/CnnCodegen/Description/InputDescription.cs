namespace CnnCodegen;

/// <summary>An input of a network: the layer that reads it, and the lengths that texts are filled and cut to.</summary>
/// <param name="Layer">The index of the input layer in <see cref="NetworkDescription.Layers"/>.</param>
/// <param name="MinLength">The length that a shorter text is filled up to with id 0 on the right, at least 1.</param>
/// <param name="MaxLength">The most tokens that are read; what comes after is cut. Equal to the least where the length is fixed.</param>
public sealed record InputDescription(int Layer, int MinLength, int MaxLength);
