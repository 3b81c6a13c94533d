using System.Composition;
using CnnCodegen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace CnnCodegen.CodeFixes;

/// <summary>Marks a class with layers as a block.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(BlockMarkerFix)), Shared]
public sealed class BlockMarkerFix : NetworkCodeFix
{
    private protected override IReadOnlyList<string> Ids => [DiagnosticIds.NotABlock];

    private protected override async Task<IReadOnlyList<Mend>> FindAsync(Mistake mistake, CancellationToken cancellation)
    {
        if (mistake.Node.FirstAncestorOrSelf<AttributeSyntax>() is not { } attribute
            || mistake.Node.FirstAncestorOrSelf<TypeArgumentListSyntax>() is not { } arguments)
            return [];
        int number = arguments.Arguments.IndexOf(argument => argument.Span.Contains(mistake.Node.Span));
        // A network is no block; a class without layers would be an empty one.
        if (await BlockSource.FindAsync(mistake.Document, attribute, number, cancellation).ConfigureAwait(false) is not ({ } document, ClassDeclarationSyntax block)
            || !block.Layers().Any()
            || block.AttributeLists.SelectMany(static list => list.Attributes).Any(static marker => marker.KindName() is "TextClassifier" or "SequenceTagger" or "LanguageModel" or "Translator"))
            return [];
        SourceText text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        TextLine line = text.Lines.GetLineFromPosition(block.SpanStart);
        string before = text.ToString(TextSpan.FromBounds(line.Start, block.SpanStart));
        string lineEnd = text.ToString(TextSpan.FromBounds(line.End, line.EndIncludingLineBreak));
        string next = before.Trim().Length == 0 ? (lineEnd.Length == 0 ? "\n" : lineEnd) + before : " ";
        var changes = new List<TextChange> { new(new TextSpan(block.SpanStart, 0), $"[{attribute.Qualifier()}Block]{next}") };
        if (!block.Modifiers.Any(SyntaxKind.PartialKeyword))
            changes.Add(new TextChange(new TextSpan(block.Keyword.SpanStart, 0), "partial "));
        return [new Mend($"Mark '{block.Identifier.ValueText}' as a block", document, [.. changes])];
    }
}
