using System.Composition;
using CnnCodegen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;

namespace CnnCodegen.CodeFixes;

/// <summary>Lets a convolution that is wider than its input see zeros around it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PaddingFix)), Shared]
public sealed class PaddingFix : NetworkCodeFix
{
    private protected override IReadOnlyList<string> Ids => [DiagnosticIds.WidthTooLong];

    private protected override Task<IReadOnlyList<Mend>> FindAsync(Mistake mistake, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<Mend>>([.. Find(mistake)]);

    private static IEnumerable<Mend> Find(Mistake mistake)
    {
        if (mistake.Node.FirstAncestorOrSelf<AttributeSyntax>() is not { } attribute || attribute.KindName() is not ("Conv1d" or "ConvBank"))
            yield break;
        string same = attribute.Qualifier() + "Padding.Same";
        // Another padding than the default was somebody's decision.
        if (attribute.Argument("Padding") is null)
            yield return new Mend("Add Padding = Padding.Same", mistake.Document, attribute.AddArgument("Padding = " + same));
    }
}
