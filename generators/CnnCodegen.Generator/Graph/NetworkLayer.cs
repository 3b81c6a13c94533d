using CnnCodegen.Generator.Collections;
using CnnCodegen.Generator.Declarations;

namespace CnnCodegen.Generator.Graph;

/// <summary>One layer of a network as it was understood, blocks being copied into it: the source of the description and of the layer table.</summary>
/// <param name="Name">Its name, with those of the layers around it: <c>Stem</c>, <c>Stage1.0.First</c>.</param>
/// <param name="Attributes">The layer's attribute first, then its modifiers in the order in which they apply. Sizes are resolved.</param>
/// <param name="Inputs">The numbers of the layers that it reads.</param>
/// <param name="Shape">The shape of its result.</param>
/// <param name="Node">The id of the node that yields its result.</param>
/// <param name="Weights">The tensors that it stores.</param>
/// <param name="MultiplyAdds">The multiply-adds for the longest text.</param>
internal sealed record NetworkLayer(
    string Name,
    EquatableArray<AttributeDeclaration> Attributes,
    EquatableArray<int> Inputs,
    Shape Shape,
    int Node,
    EquatableArray<WeightSpec> Weights,
    long MultiplyAdds)
{
    /// <summary>The network that a layer runs for each token.</summary>
    public NestedNetwork? Block { get; init; }

    /// <summary>The layer and its modifiers as users write them: <c>Conv1d(64, 3), Relu</c>.</summary>
    public string Kind => string.Join(", ", Attributes.Select(AttributeText.Short));
}

/// <summary>A network inside a layer. The names of its layers and tensors begin with the layer's.</summary>
internal sealed record NestedNetwork(string Name, EquatableArray<NetworkLayer> Layers, NetworkGraph Graph);

/// <summary>What a property of the user's class stands for: a layer, or all that a composition became.</summary>
/// <param name="Declaration">The property.</param>
/// <param name="Kind">The layer and its modifiers as users write them.</param>
/// <param name="Shape">The shape of its result.</param>
internal sealed record DeclaredLayer(LayerDeclaration Declaration, string Kind, Shape Shape);

/// <summary>A network that was understood: its layers, and the computations that they stand for.</summary>
/// <param name="Declaration">The network as the user wrote it.</param>
/// <param name="Declared">What each property stands for.</param>
/// <param name="Layers">The layers, each after those that it reads.</param>
/// <param name="Graph">The computations.</param>
internal sealed record Network(NetworkDeclaration Declaration, EquatableArray<DeclaredLayer> Declared, EquatableArray<NetworkLayer> Layers, NetworkGraph Graph);
