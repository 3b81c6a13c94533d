using CnnCodegen.Generator.Graph;

namespace CnnCodegen.Generator.Building;

/// <summary>What a layer reads.</summary>
/// <param name="Name">The name of the layer that yields it.</param>
/// <param name="Layer">Its number among the network's layers.</param>
/// <param name="Node">The node that yields it.</param>
internal sealed record LayerInput(string Name, int Layer, Node Node)
{
    public Shape Shape => Node.Shape;
}
