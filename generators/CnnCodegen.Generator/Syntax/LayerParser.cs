using CnnCodegen.Generator.Collections;
using CnnCodegen.Generator.Declarations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CnnCodegen.Generator.Syntax;

/// <summary>Copies a layer property.</summary>
internal static class LayerParser
{
    /// <summary>Copies a property; <see langword="null"/> where it has neither one of our attributes nor the type <c>Layer</c>.</summary>
    public static ParsedLayer? Parse(IPropertySymbol property, PropertyDeclarationSyntax syntax, CancellationToken cancellation)
    {
        if (!property.ExplicitInterfaceImplementations.IsEmpty)
            return null;

        // Without its using directive the type is unknown, but it is clear what is meant.
        bool isUnknownType = property.Type.TypeKind == TypeKind.Error;
        bool isLayer = isUnknownType
            ? property.Type.Name == "Layer"
            : property is { RefKind: RefKind.None, NullableAnnotation: not NullableAnnotation.Annotated } && property.Type.IsOurs("Layer");

        var attributes = new List<ParsedAttribute>();
        bool hasErrors = isUnknownType || syntax.ContainsDiagnostics;
        foreach (AttributeData attribute in property.GetAttributes())
        {
            cancellation.ThrowIfCancellationRequested();
            hasErrors |= attribute.AttributeClass is null or { TypeKind: TypeKind.Error };
            if (attribute.AttributeClass is { } type
                && (type.DerivesFromOurs("LayerAttribute") || type.DerivesFromOurs("ModifierAttribute"))
                && attribute.ApplicationSyntaxReference?.GetSyntax(cancellation) is AttributeSyntax written)
                attributes.Add(AttributeParser.Parse(attribute, type, written));
        }

        if (attributes.Count == 0 && !isLayer)
            return null;

        var declaration = new LayerDeclaration(
            property.Name,
            string.Concat(syntax.Modifiers.Where(static m => !m.IsKind(SyntaxKind.PartialKeyword)).Select(static m => m.ValueText + " ")),
            syntax.Modifiers.Any(SyntaxKind.PartialKeyword),
            isLayer,
            !property.IsStatic && HasGetterAlone(syntax),
            attributes.Select(static attribute => attribute.Declaration).ToEquatableArray())
        {
            Identifier = Names.Escape(property.Name),
        };

        var positions = new LayerPositions(
            syntax.Identifier.Position(), attributes.Select(static attribute => attribute.Positions).ToEquatableArray());

        return new ParsedLayer(declaration, positions, hasErrors || attributes.Any(static attribute => attribute.HasErrors))
        {
            Blocks = [.. attributes.SelectMany(static attribute => attribute.Blocks)],
        };
    }

    private static bool HasGetterAlone(PropertyDeclarationSyntax syntax) =>
        syntax is { ExpressionBody: null, Initializer: null, AccessorList.Accessors: [{ RawKind: (int)SyntaxKind.GetAccessorDeclaration } getter] }
        && getter is { Body: null, ExpressionBody: null };
}
