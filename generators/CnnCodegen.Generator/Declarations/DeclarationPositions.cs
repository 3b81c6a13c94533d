using CnnCodegen.Generator.Collections;

namespace CnnCodegen.Generator.Declarations;

/// <summary>
/// Where everything in a declaration stands. Kept beside the declaration, not inside, so that a moved squiggle recompiles nothing.
/// </summary>
/// <param name="Type">The class's name.</param>
/// <param name="Containers">The containers' names, outermost first.</param>
/// <param name="Layers">One entry per layer of the declaration.</param>
internal sealed record DeclarationPositions(
    FilePosition Type, EquatableArray<FilePosition> Containers, EquatableArray<LayerPositions> Layers)
{
    /// <summary>The task attribute; null for a class that has none.</summary>
    public AttributePositions? Marker { get; init; }

    /// <summary>One entry per block of the declaration.</summary>
    public EquatableArray<DeclarationPositions> Blocks { get; init; }
}

/// <param name="Name">The property's name.</param>
/// <param name="Attributes">One entry per attribute of the layer.</param>
internal sealed record LayerPositions(FilePosition Name, EquatableArray<AttributePositions> Attributes);

/// <param name="Whole">The attribute: its name with its arguments.</param>
/// <param name="Arguments">One entry per argument, then one per type argument, whose names are <see cref="TypeArgument"/>.</param>
internal sealed record AttributePositions(FilePosition Whole, EquatableArray<ArgumentPositions> Arguments)
{
    /// <summary>The name under which a type argument's position stands: no parameter can be called so.</summary>
    public static string TypeArgument(int index) => $"<{Literals.Number(index)}>";
}

/// <param name="Name">The argument's name, as in the declaration.</param>
/// <param name="Whole">The argument's expression, or <see cref="FilePosition.None"/> for one that was left out.</param>
/// <param name="Elements">The elements of a list, where they are written one by one; otherwise empty.</param>
internal sealed record ArgumentPositions(string Name, FilePosition Whole, EquatableArray<FilePosition> Elements);

/// <summary>A place in a source file, as plain numbers.</summary>
internal readonly record struct FilePosition(
    string Path, int Start, int Length, int StartLine, int StartCharacter, int EndLine, int EndCharacter)
{
    /// <summary>The position of what is not written down.</summary>
    public static FilePosition None { get; } = new("", -1, 0, 0, 0, 0, 0);
}
