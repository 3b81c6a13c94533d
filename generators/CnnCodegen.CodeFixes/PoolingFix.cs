using System.Composition;
using CnnCodegen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;

namespace CnnCodegen.CodeFixes;

/// <summary>Writes a pooling above the last layer of a text classifier, where that is a linear layer over a sequence.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PoolingFix)), Shared]
public sealed class PoolingFix : NetworkCodeFix
{
    private protected override IReadOnlyList<string> Ids => [DiagnosticIds.WrongOutputShape];

    private protected override Task<IReadOnlyList<Mend>> FindAsync(Mistake mistake, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<Mend>>([.. Find(mistake)]);

    private static IEnumerable<Mend> Find(Mistake mistake)
    {
        if (mistake.Node.FirstAncestorOrSelf<AttributeSyntax>() is not { } attribute || attribute.KindName() != "Linear"
            || !mistake.Detail(2).StartsWith("a sequence of", StringComparison.Ordinal)
            || mistake.Node.FirstAncestorOrSelf<PropertyDeclarationSyntax>() is not { Parent: TypeDeclarationSyntax type } property
            || !type.AttributeLists.SelectMany(static list => list.Attributes).Any(static marker => marker.KindName() == "TextClassifier"))
            yield break;
        foreach (string pooling in new[] { "MaxOverTime", "AverageOverTime" })
            yield return new Mend($"Add {pooling} above '{property.Identifier.ValueText}'", mistake.Document, property.InsertBetween(attribute, pooling, "", "Top"));
    }
}
