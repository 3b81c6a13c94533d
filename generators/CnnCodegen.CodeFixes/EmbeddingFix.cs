using System.Composition;
using CnnCodegen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;

namespace CnnCodegen.CodeFixes;

/// <summary>Writes an embedding between token ids and a layer that needs vectors.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(EmbeddingFix)), Shared]
public sealed class EmbeddingFix : NetworkCodeFix
{
    private protected override IReadOnlyList<string> Ids => [DiagnosticIds.WrongInputShape];

    private protected override Task<IReadOnlyList<Mend>> FindAsync(Mistake mistake, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<Mend>>([.. Find(mistake)]);

    private static IEnumerable<Mend> Find(Mistake mistake)
    {
        // {2} is what the layer needs, {3} what it reads, {4} the shape of that.
        if (mistake.Detail(2) == "token ids" || mistake.Detail(4) != "a sequence of token ids"
            || mistake.Node.FirstAncestorOrSelf<PropertyDeclarationSyntax>() is not { Parent: TypeDeclarationSyntax type } property
            || mistake.Node.FirstAncestorOrSelf<AttributeSyntax>() is not { } attribute)
            yield break;
        PropertyDeclarationSyntax? input = type.Layers().FirstOrDefault(layer => layer.Identifier.ValueText == mistake.Detail(3));
        // The layers of a block read what another class says; State and Memory are read beside From.
        if (input is null || attribute.KindName() is "Gate" || (mistake.Node is not AttributeSyntax && mistake.Node.FirstAncestorOrSelf<AttributeArgumentSyntax>() != attribute.Argument("From")))
            yield break;
        bool isCharacters = input.AttributeLists.SelectMany(static list => list.Attributes).Any(static written => written.KindName() == "Characters");
        string size = isCharacters ? "256, 16" : "20_000, 128";
        yield return new Mend($"Add an embedding of '{mistake.Detail(3)}'", mistake.Document, property.InsertBetween(attribute, "Embedding", size, "Vectors"));
    }
}
