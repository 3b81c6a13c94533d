using System.Composition;
using CnnCodegen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace CnnCodegen.CodeFixes;

/// <summary>Makes a class partial, or a type around it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PartialClassFix)), Shared]
public sealed class PartialClassFix : NetworkCodeFix
{
    private protected override IReadOnlyList<string> Ids => [DiagnosticIds.ClassNotPartial, DiagnosticIds.ContainerNotSupported];

    private protected override Task<IReadOnlyList<Mend>> FindAsync(Mistake mistake, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<Mend>>([.. Find(mistake)]);

    private static IEnumerable<Mend> Find(Mistake mistake)
    {
        if (mistake.Node is not TypeDeclarationSyntax type || type.Modifiers.Any(SyntaxKind.PartialKeyword) || type.Modifiers.Any(SyntaxKind.FileKeyword))
            yield break;
        // A generic container would have to lose its type parameters; that is no small change.
        if (mistake.Diagnostic.Id == DiagnosticIds.ContainerNotSupported && type.TypeParameterList is not null)
            yield break;
        yield return new Mend($"Make '{type.Identifier.ValueText}' partial", mistake.Document, new TextChange(new TextSpan(type.Keyword.SpanStart, 0), "partial "));
    }
}
