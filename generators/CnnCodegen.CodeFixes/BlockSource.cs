using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CnnCodegen.CodeFixes;

/// <summary>Finds the class between the angle brackets of a composition.</summary>
internal static class BlockSource
{
    /// <summary>The file and the class, where it is written in the same project; otherwise nulls.</summary>
    /// <param name="document">The file of the composition.</param>
    /// <param name="composition">Its attribute.</param>
    /// <param name="number">Which of the type arguments.</param>
    /// <param name="cancellation">Stops the search.</param>
    public static async Task<(Document? Document, TypeDeclarationSyntax? Type)> FindAsync(Document document, AttributeSyntax composition, int number, CancellationToken cancellation)
    {
        GenericNameSyntax? name = composition.Name.DescendantNodesAndSelf().OfType<GenericNameSyntax>().FirstOrDefault();
        if (name is null || number < 0 || number >= name.TypeArgumentList.Arguments.Count
            || await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is not { } model
            || model.GetSymbolInfo(name.TypeArgumentList.Arguments[number], cancellation).Symbol is not INamedTypeSymbol { DeclaringSyntaxReferences: [var only] }
            || await only.GetSyntaxAsync(cancellation).ConfigureAwait(false) is not TypeDeclarationSyntax type
            || document.Project.GetDocument(type.SyntaxTree) is not { } file)
            return (null, null);
        return (file, type);
    }
}
