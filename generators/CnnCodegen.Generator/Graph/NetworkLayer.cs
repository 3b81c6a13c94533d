using CnnCodegen.Generator.Collections;
using CnnCodegen.Generator.Declarations;

namespace CnnCodegen.Generator.Graph;

/// <summary>One layer of a network as it was understood: the source of the description and of the layer table.</summary>
/// <param name="Declaration">The property as declared.</param>
/// <param name="Attributes">The layer's attribute first, then its modifiers in the order in which they apply.</param>
/// <param name="Inputs">The numbers of the layers that it reads.</param>
/// <param name="Shape">The shape of its result.</param>
/// <param name="Node">The id of the node that yields its result.</param>
/// <param name="Weights">The tensors that it stores.</param>
/// <param name="MultiplyAdds">The multiply-adds for the longest text.</param>
internal sealed record NetworkLayer(
    LayerDeclaration Declaration,
    EquatableArray<AttributeDeclaration> Attributes,
    EquatableArray<int> Inputs,
    Shape Shape,
    int Node,
    EquatableArray<WeightSpec> Weights,
    long MultiplyAdds)
{
    public string Name => Declaration.Name;

    /// <summary>The layer and its modifiers as users write them: <c>Conv1d(64, 3), Relu</c>.</summary>
    public string Kind => string.Join(", ", Attributes.Select(AttributeText.Short));
}

/// <summary>A network that was understood: its layers as declared, and the computations that they stand for.</summary>
internal sealed record Network(NetworkDeclaration Declaration, EquatableArray<NetworkLayer> Layers, NetworkGraph Graph)
{
    public int MinLength => Graph.MinLength;

    public int MaxLength => Graph.MaxLength;
}
