using System.Composition;
using CnnCodegen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace CnnCodegen.CodeFixes;

/// <summary>Makes a layer property partial.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PartialLayerFix)), Shared]
public sealed class PartialLayerFix : NetworkCodeFix
{
    private protected override IReadOnlyList<string> Ids => [DiagnosticIds.LayerNotPartial];

    private protected override Task<IReadOnlyList<Mend>> FindAsync(Mistake mistake, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<Mend>>([.. Find(mistake)]);

    private static IEnumerable<Mend> Find(Mistake mistake)
    {
        if (mistake.Node is PropertyDeclarationSyntax property)
            yield return new Mend($"Make '{property.Identifier.ValueText}' partial", mistake.Document, new TextChange(new TextSpan(property.Type.SpanStart, 0), "partial "));
    }
}
