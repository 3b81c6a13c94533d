namespace CnnCodegen;

/// <summary>
/// The type of a network's layer properties. At run time the property tells what the compiler made of the layer.
/// </summary>
public sealed class Layer
{
    /// <summary>Creates the description of one layer; called by generated code.</summary>
    /// <param name="name">The property's name, which is the layer's name in messages and in the weights file.</param>
    /// <param name="kind">The layer's kind with its arguments, such as <c>Conv1d(64, 3)</c>.</param>
    /// <param name="output">The output's shape, such as <c>300</c> or <c>≤ 56 × 300</c>.</param>
    public Layer(string name, string kind, string output)
    {
        Name = name;
        Kind = kind;
        Output = output;
    }

    /// <summary>The property's name, which is the layer's name in messages and in the weights file.</summary>
    public string Name { get; }

    /// <summary>The layer's kind with its arguments and modifiers, such as <c>Conv1d(64, 3), Relu</c>.</summary>
    public string Kind { get; }

    /// <summary>The output's shape: <c>time × channels</c> for a sequence, <c>channels</c> for a vector.</summary>
    public string Output { get; }

    /// <inheritdoc/>
    public override string ToString() => $"{Name}: {Kind} → {Output}";
}
