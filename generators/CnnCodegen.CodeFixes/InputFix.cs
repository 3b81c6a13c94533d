using System.Composition;
using CnnCodegen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;

namespace CnnCodegen.CodeFixes;

/// <summary>Writes an input above the first layer.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(InputFix)), Shared]
public sealed class InputFix : NetworkCodeFix
{
    private protected override IReadOnlyList<string> Ids => [DiagnosticIds.NoInput];

    private protected override Task<IReadOnlyList<Mend>> FindAsync(Mistake mistake, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<Mend>>([.. Find(mistake)]);

    private static IEnumerable<Mend> Find(Mistake mistake)
    {
        if (mistake.Node.FirstAncestorOrSelf<PropertyDeclarationSyntax>() is not { Parent: TypeDeclarationSyntax type } first
            || mistake.Node.FirstAncestorOrSelf<AttributeSyntax>() is not { } attribute)
            yield break;
        bool isBlock = type.AttributeLists.SelectMany(static list => list.Attributes).Any(static marker => marker.KindName() == "Block");
        (string kind, string name) = isBlock ? ("Characters(MaxLength = 16)", "Letters") : ("Words(MaxLength = 64)", "Text");
        yield return new Mend(
            $"Add the input [{kind}]", mistake.Document, first.InsertAbove(attribute.Qualifier() + kind, first.FreeName(name)));
    }
}
