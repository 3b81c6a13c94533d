using CnnCodegen.Generator.Declarations;
using Microsoft.CodeAnalysis;

namespace CnnCodegen.Generator.Syntax;

/// <summary>What is copied from one class: the facts, and beside them the places where they are written.</summary>
internal sealed record ParsedNetwork(NetworkDeclaration Declaration, DeclarationPositions Positions);

/// <summary>What is copied from one layer property.</summary>
/// <param name="Declaration">The facts.</param>
/// <param name="Positions">Where they are written.</param>
/// <param name="HasErrors">Whether the C# compiler complains about it.</param>
internal sealed record ParsedLayer(LayerDeclaration Declaration, LayerPositions Positions, bool HasErrors)
{
    /// <summary>The classes between the angle brackets of its attributes. Held only while a network is parsed.</summary>
    public IReadOnlyList<INamedTypeSymbol> Blocks { get; init; } = [];
}

/// <summary>What is copied from one layer or modifier attribute.</summary>
/// <param name="Declaration">The facts.</param>
/// <param name="Positions">Where they are written.</param>
/// <param name="HasErrors">Whether the C# compiler complains about it.</param>
internal sealed record ParsedAttribute(AttributeDeclaration Declaration, AttributePositions Positions, bool HasErrors)
{
    /// <summary>The classes between the angle brackets. Held only while a network is parsed.</summary>
    public IReadOnlyList<INamedTypeSymbol> Blocks { get; init; } = [];
}
