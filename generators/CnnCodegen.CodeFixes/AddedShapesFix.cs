using System.Composition;
using CnnCodegen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace CnnCodegen.CodeFixes;

/// <summary>Gives a summand the other one’s number of channels.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddedShapesFix)), Shared]
public sealed class AddedShapesFix : NetworkCodeFix
{
    private protected override IReadOnlyList<string> Ids => [DiagnosticIds.ShapesCannotBeAdded];

    private protected override Task<IReadOnlyList<Mend>> FindAsync(Mistake mistake, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<Mend>>([.. Find(mistake)]);

    private static IEnumerable<Mend> Find(Mistake mistake)
    {
        // {3} and {5} are shapes, {4} is the summand under the squiggle, {6} what is done.
        if (mistake.Detail(6) != "add" || mistake.Node is not ExpressionSyntax summand
            || mistake.Node.FirstAncestorOrSelf<PropertyDeclarationSyntax>() is not { } property
            || mistake.Node.FirstAncestorOrSelf<AttributeSyntax>() is not { } attribute)
            yield break;
        string channels = mistake.Detail(3).Split(' ').Last();
        bool isVector = mistake.Detail(5).StartsWith("a vector", StringComparison.Ordinal);
        string name = property.FreeName(mistake.Detail(4) + "Projected");
        string kind = isVector ? $"Linear({channels}" : $"Conv1d({channels}, 1";
        yield return new Mend(
            $"Add a projection of '{mistake.Detail(4)}' to {channels} channels",
            mistake.Document,
            property.InsertAbove($"{attribute.Qualifier()}{kind}, From = {summand})", name),
            new TextChange(summand.Span, $"nameof({name})"));
    }
}
