using CnnCodegen.Generator.Declarations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CnnCodegen.Generator.Syntax;

/// <summary>Names and positions as plain text and numbers.</summary>
internal static class Names
{
    /// <summary>The name as it must be written in code: with <c>@</c> where it is a keyword anywhere.</summary>
    public static string Escape(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None
            ? "@" + name
            : name;

    /// <summary>Whether a type is the one of this name in the namespace of the attributes.</summary>
    public static bool IsOurs(this ITypeSymbol? type, string name) =>
        type is { Name: var found, ContainingType: null, ContainingNamespace: { Name: "CnnCodegen", ContainingNamespace.IsGlobalNamespace: true } }
        && found == name;

    /// <summary>Whether a type derives from the one of this name in the namespace of the attributes.</summary>
    public static bool DerivesFromOurs(this ITypeSymbol type, string name)
    {
        for (ITypeSymbol? ancestor = type.BaseType; ancestor is not null; ancestor = ancestor.BaseType)
        {
            if (ancestor.IsOurs(name))
                return true;
        }

        return false;
    }

    /// <summary>The metadata name with everything around it, such as <c>Space.Outer+Block</c>; of an array and the like, how it is written.</summary>
    public static string FullMetadataName(this ITypeSymbol type)
    {
        if (type is not INamedTypeSymbol)
            return type.ToDisplayString();
        string name = type.MetadataName;
        for (INamedTypeSymbol? container = type.ContainingType; container is not null; container = container.ContainingType)
            name = $"{container.MetadataName}+{name}";
        return type.ContainingNamespace is { IsGlobalNamespace: false } space ? $"{space.ToDisplayString()}.{name}" : name;
    }

    public static FilePosition Position(this SyntaxNode node) => Position(node.GetLocation());

    public static FilePosition Position(this SyntaxToken token) => Position(token.GetLocation());

    private static FilePosition Position(Location location)
    {
        FileLinePositionSpan lines = location.GetLineSpan();
        return new FilePosition(
            lines.Path,
            location.SourceSpan.Start,
            location.SourceSpan.Length,
            lines.StartLinePosition.Line,
            lines.StartLinePosition.Character,
            lines.EndLinePosition.Line,
            lines.EndLinePosition.Character);
    }
}
