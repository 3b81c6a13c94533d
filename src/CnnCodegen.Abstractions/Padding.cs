namespace CnnCodegen;

/// <summary>How a convolution treats the ends of its input.</summary>
public enum Padding
{
    /// <summary>No padding: windows lie inside the input, which becomes shorter by <c>width − 1</c>. PyTorch: <c>padding=0</c>.</summary>
    Valid,

    /// <summary>
    /// Zeros at both ends, so that the length stays: <c>⌊(width − 1) / 2⌋</c> on the left, the rest on the right, as PyTorch's <c>padding='same'</c>.
    /// </summary>
    Same,
}
