using System.Composition;
using CnnCodegen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace CnnCodegen.CodeFixes;

/// <summary>Says how many tokens an input reads at most.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MaxLengthFix)), Shared]
public sealed class MaxLengthFix : NetworkCodeFix
{
    private protected override IReadOnlyList<string> Ids => [DiagnosticIds.MaxLengthMissing];

    private protected override Task<IReadOnlyList<Mend>> FindAsync(Mistake mistake, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<Mend>>([.. Find(mistake)]);

    private static IEnumerable<Mend> Find(Mistake mistake)
    {
        if (mistake.Node.FirstAncestorOrSelf<AttributeSyntax>() is not { } attribute)
            yield break;
        string length = attribute.KindName() == "Characters" ? "256" : "64";
        TextChange change = attribute.Argument("MaxLength") is { } zero
            ? new TextChange(zero.Expression.Span, length)
            : attribute.AddArgument("MaxLength = " + length);
        yield return new Mend("Set MaxLength = " + length, mistake.Document, change);
    }
}
