using CnnCodegen.Generator.Collections;
using CnnCodegen.Generator.Declarations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CnnCodegen.Generator.Syntax;

/// <summary>
/// Copies the declaration of a network, with the blocks that it is made of, out of syntax and symbols. Decides nothing and never throws: it
/// sees every state that code goes through while someone types.
/// </summary>
internal static class NetworkParser
{
    /// <summary>The attributes that mark a class as a network, or as a block of layers, by their metadata names.</summary>
    public static IReadOnlyList<string> MarkerNames { get; } =
        [.. new[] { "TextClassifier", "SequenceTagger", "LanguageModel", "Translator", "Block" }.Select(static name => $"CnnCodegen.{name}Attribute")];

    /// <summary>Whether a node can be a network: C# itself rejects the attribute on anything else.</summary>
    public static bool IsClass(SyntaxNode node, CancellationToken cancellation) =>
        node.IsKind(SyntaxKind.ClassDeclaration) || node.IsKind(SyntaxKind.RecordDeclaration);

    /// <summary>Copies one class; <see langword="null"/> where another part stands for it, or where its name is still missing.</summary>
    public static ParsedNetwork? Parse(GeneratorAttributeSyntaxContext context, CancellationToken cancellation)
    {
        if (context.TargetSymbol is not INamedTypeSymbol type || context.TargetNode is not TypeDeclarationSyntax node)
            return null;

        // A class that is marked twice is asked for twice; the first marker stands for it.
        INamedTypeSymbol[] markers = [.. Markers(type)];
        INamedTypeSymbol task = context.Attributes[0].AttributeClass!;
        if (!SymbolEqualityComparer.Default.Equals(task, markers.FirstOrDefault()) || !IsFirstMarked(type, task, node, cancellation))
            return null;

        var blocks = new List<INamedTypeSymbol>();
        if (Parse(type, node, task.MetadataName, blocks, cancellation) is not { } network)
            return null;
        // A block is parsed for itself elsewhere; here it is copied into each network that uses it. The list grows while it is walked.
        var parsed = new List<ParsedNetwork>();
        for (int i = 0; i < blocks.Count && task.Name != nameof(BlockAttribute); i++)
        {
            if (ParseBlock(blocks[i], type, blocks, cancellation) is { } block)
                parsed.Add(block);
        }

        return new ParsedNetwork(
            network.Declaration with
            {
                Blocks = parsed.Select(static block => block.Declaration).ToEquatableArray(),
            },
            network.Positions with { Blocks = parsed.Select(static block => block.Positions).ToEquatableArray() });
    }

    /// <summary>
    /// Copies a class that a composition names, whether or not it is marked as a block; null where it is not of this project. In an editor a
    /// class of another project may have its source at hand, but the build sees only what it was compiled to.
    /// </summary>
    private static ParsedNetwork? ParseBlock(INamedTypeSymbol type, INamedTypeSymbol network, List<INamedTypeSymbol> blocks, CancellationToken cancellation)
    {
        if (!SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, network.ContainingAssembly))
            return null;
        AttributeData? marker = type.GetAttributes().FirstOrDefault(static attribute => attribute.AttributeClass.IsOurs(nameof(BlockAttribute)));
        SyntaxNode? syntax = marker is null
            ? type.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation)
            : marker.ApplicationSyntaxReference?.GetSyntax(cancellation).FirstAncestorOrSelf<TypeDeclarationSyntax>();
        return syntax is TypeDeclarationSyntax node
            ? Parse(type, node, marker is null ? "" : nameof(BlockAttribute), blocks, cancellation)
            : null;
    }

    /// <summary>Copies one class, and adds the classes that its compositions name to the list.</summary>
    private static ParsedNetwork? Parse(
        INamedTypeSymbol type, TypeDeclarationSyntax node, string task, List<INamedTypeSymbol> blocks, CancellationToken cancellation)
    {
        INamedTypeSymbol[] containers = [.. Containers(type).Reverse()];
        TypeDeclarationSyntax[] containerNodes = [.. node.Ancestors().OfType<TypeDeclarationSyntax>().Reverse()];
        if (containers.Append(type).Any(static t => t.Name.Length == 0) || IsInNamelessSpace(type))
            return null;

        List<ParsedLayer> layers = ParseLayers(type, cancellation, out int parts, out bool hasErrors);
        foreach (INamedTypeSymbol block in layers.SelectMany(static layer => layer.Blocks))
        {
            if (!blocks.Contains(block.OriginalDefinition, SymbolEqualityComparer.Default))
                blocks.Add(block.OriginalDefinition);
        }

        ParsedAttribute? marker = ParseMarker(type, task, cancellation);
        var declaration = new NetworkDeclaration(
            type.ContainingNamespace.IsGlobalNamespace ? "" : type.ContainingNamespace.ToDisplayString(),
            containers.Zip(containerNodes, (symbol, syntax) => Facts(symbol, syntax, cancellation)).ToEquatableArray(),
            Facts(type, node, cancellation),
            task,
            (int)((CSharpParseOptions)node.SyntaxTree.Options).LanguageVersion,
            parts,
            hasErrors || marker is { HasErrors: true },
            layers.Select(static layer => layer.Declaration).ToEquatableArray())
        {
            OtherTask = Markers(type).Select(static marker => marker.MetadataName).FirstOrDefault(name => name != task) ?? "",
            Marker = marker?.Declaration,
        };

        var positions = new DeclarationPositions(
            node.Identifier.Position(),
            containerNodes.Select(static container => container.Identifier.Position()).ToEquatableArray(),
            layers.Select(static layer => layer.Positions).ToEquatableArray())
        {
            Marker = marker?.Positions,
        };

        return new ParsedNetwork(declaration, positions);
    }

    /// <summary>Copies the task attribute with what it sets for the whole network; null for a class that has none.</summary>
    private static ParsedAttribute? ParseMarker(INamedTypeSymbol type, string task, CancellationToken cancellation)
    {
        AttributeData? marker = task.Length == 0
            ? null
            : type.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass is { } candidate && candidate.IsOurs(task));
        return marker?.ApplicationSyntaxReference?.GetSyntax(cancellation) is AttributeSyntax written
            ? AttributeParser.Parse(marker, marker.AttributeClass!, written)
            : null;
    }

    /// <summary>The layers in source order, and the number of parts that hold them.</summary>
    private static List<ParsedLayer> ParseLayers(INamedTypeSymbol type, CancellationToken cancellation, out int parts, out bool hasErrors)
    {
        var layers = new List<ParsedLayer>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        var holders = new HashSet<SyntaxNode>();
        hasErrors = false;

        foreach (IPropertySymbol property in type.GetMembers().OfType<IPropertySymbol>())
        {
            if (property.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) is not PropertyDeclarationSyntax syntax
                || LayerParser.Parse(property, syntax, cancellation) is not { } layer)
                continue;

            holders.Add(syntax.Parent!);
            hasErrors |= layer.HasErrors;
            if (layer.Declaration.Name.Length > 0 && names.Add(layer.Declaration.Name))
                layers.Add(layer);
            else
                hasErrors = true; // C# reports a name that is missing or given twice; layers are told apart by their names.
        }

        parts = holders.Count;
        return layers;
    }

    /// <summary>Whether this part is the one to stand for the class: C# rejects the attribute on a second part, but asks here for both.</summary>
    private static bool IsFirstMarked(INamedTypeSymbol type, INamedTypeSymbol task, SyntaxNode node, CancellationToken cancellation)
    {
        AttributeData first = type.GetAttributes().First(a => SymbolEqualityComparer.Default.Equals(a.AttributeClass, task));
        return first.ApplicationSyntaxReference?.GetSyntax(cancellation).FirstAncestorOrSelf<TypeDeclarationSyntax>() == node;
    }

    /// <summary>Whether the name of a namespace around a type is still missing.</summary>
    private static bool IsInNamelessSpace(INamedTypeSymbol type)
    {
        INamespaceSymbol space = type.ContainingNamespace;
        while (space is { IsGlobalNamespace: false, Name.Length: > 0 })
            space = space.ContainingNamespace;
        return !space.IsGlobalNamespace;
    }

    private static IEnumerable<INamedTypeSymbol> Markers(INamedTypeSymbol type) => type.GetAttributes()
        .Select(static attribute => attribute.AttributeClass).OfType<INamedTypeSymbol>()
        .Where(static attribute => MarkerNames.Contains(attribute.ToDisplayString()));

    private static IEnumerable<INamedTypeSymbol> Containers(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? container = type.ContainingType; container is not null; container = container.ContainingType)
            yield return container;
    }

    private static TypeDeclaration Facts(INamedTypeSymbol type, TypeDeclarationSyntax syntax, CancellationToken cancellation) => new(
        syntax.IsKind(SyntaxKind.RecordStructDeclaration) ? "record struct" : syntax.Keyword.ValueText,
        Names.Escape(type.Name),
        type.DeclaringSyntaxReferences.All(part =>
            part.GetSyntax(cancellation) is TypeDeclarationSyntax declaration && declaration.Modifiers.Any(SyntaxKind.PartialKeyword)),
        type.IsGenericType && type.TypeParameters.Length > 0,
        type.IsStatic,
        type is { IsAbstract: true, TypeKind: TypeKind.Class },
        type.IsFileLocal)
    {
        MetadataName = type.MetadataName,
        TypeParameters = type.TypeParameters.Select(static parameter => Names.Escape(parameter.Name)).ToEquatableArray(),
    };
}
