using CnnCodegen.Generator.Declarations;

namespace CnnCodegen.Generator.Syntax;

/// <summary>What is copied from one class: the facts, and beside them the places where they are written.</summary>
internal sealed record ParsedNetwork(NetworkDeclaration Declaration, DeclarationPositions Positions);

/// <summary>What is copied from one layer property.</summary>
/// <param name="Declaration">The facts.</param>
/// <param name="Positions">Where they are written.</param>
/// <param name="HasErrors">Whether the C# compiler complains about it.</param>
internal sealed record ParsedLayer(LayerDeclaration Declaration, LayerPositions Positions, bool HasErrors);

/// <summary>What is copied from one layer or modifier attribute.</summary>
/// <param name="Declaration">The facts.</param>
/// <param name="Positions">Where they are written.</param>
/// <param name="HasErrors">Whether the C# compiler complains about it.</param>
internal sealed record ParsedAttribute(AttributeDeclaration Declaration, AttributePositions Positions, bool HasErrors);
