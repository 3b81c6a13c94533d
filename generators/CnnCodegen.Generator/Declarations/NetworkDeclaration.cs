using CnnCodegen.Generator.Collections;

namespace CnnCodegen.Generator.Declarations;

/// <summary>
/// A network, or a block of layers, as the user wrote it: facts copied from source, nothing decided. Holds all that the compiler reads and nothing
/// else, so that two equal declarations compile to equal results. Positions stand beside it (<see cref="DeclarationPositions"/>).
/// </summary>
/// <param name="Namespace">The namespace, dotted, or empty.</param>
/// <param name="Containers">The types around the class, outermost first.</param>
/// <param name="Type">The class itself.</param>
/// <param name="Task">The metadata name of the task attribute without its namespace, such as <c>TextClassifierAttribute</c>; empty for a class that has none.</param>
/// <param name="LanguageVersion">The C# version in tenths as Roslyn numbers it: 1200 for C# 12, 1300 for C# 13.</param>
/// <param name="LayerParts">How many declaration parts of the class hold layer properties.</param>
/// <param name="HasErrors">
/// Whether the C# compiler itself complains about a layer: its type, an attribute, an argument, its name. Such a network gets its skeleton
/// only, so that the compiler's message stands alone.
/// </param>
/// <param name="Layers">The properties that have a layer or modifier attribute, or the type <c>Layer</c>, in source order.</param>
internal sealed record NetworkDeclaration(
    string Namespace,
    EquatableArray<TypeDeclaration> Containers,
    TypeDeclaration Type,
    string Task,
    int LanguageVersion,
    int LayerParts,
    bool HasErrors,
    EquatableArray<LayerDeclaration> Layers)
{
    /// <summary>The blocks that the network is made of, also those inside blocks, in the order in which they first occur; empty for a block.</summary>
    public EquatableArray<NetworkDeclaration> Blocks { get; init; }

    /// <summary>The metadata name of a second attribute that marks the class, without its namespace; empty where there is none.</summary>
    public string OtherTask { get; init; } = "";

    /// <summary>The task attribute with its arguments; null for a class that has none.</summary>
    public AttributeDeclaration? Marker { get; init; }

    /// <summary>Whether it is a block of layers rather than a network.</summary>
    public bool IsBlock => Task == nameof(BlockAttribute);

    /// <summary>What tells the network from all others of its compilation: the metadata name, such as <c>Space.Outer`1+Network</c>.</summary>
    public string MetadataName =>
        (Namespace.Length > 0 ? Namespace + "." : "") + string.Join("+", Containers.Append(Type).Select(type => type.MetadataName));

    /// <summary>Namespace, containers and name, dotted.</summary>
    public string FullName => string.Join(".", Containers.Select(c => c.Name).Append(Type.Name).Prepend(Namespace).Where(s => s.Length > 0));
}

/// <summary>One type on the way to the network, or the network's class.</summary>
/// <param name="Keyword">The keyword(s) to re-open it: <c>class</c>, <c>struct</c>, <c>record</c>, <c>record struct</c>, <c>interface</c>.</param>
/// <param name="Name">The name as it is written in source: a keyword used as a name starts with <c>@</c>.</param>
/// <param name="IsPartial">Whether every declaration of it says <c>partial</c>.</param>
/// <param name="IsGeneric">Whether it has type parameters.</param>
/// <param name="IsStatic">Whether it is static.</param>
/// <param name="IsAbstract">Whether it is abstract.</param>
/// <param name="IsFileLocal">Whether it is a <c>file</c> type.</param>
internal sealed record TypeDeclaration(
    string Keyword, string Name, bool IsPartial, bool IsGeneric, bool IsStatic, bool IsAbstract, bool IsFileLocal)
{
    /// <summary>The name in metadata: with the number of type parameters, and unique for a <c>file</c> type.</summary>
    public string MetadataName { get; init; } = Name;

    /// <summary>The names of the type parameters, as they must be written to re-open the type.</summary>
    public EquatableArray<string> TypeParameters { get; init; }
}
