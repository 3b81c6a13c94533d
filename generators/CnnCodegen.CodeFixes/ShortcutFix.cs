using System.Composition;
using CnnCodegen.Generator.Building;
using CnnCodegen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace CnnCodegen.CodeFixes;

/// <summary>Makes a block fit beside its input: with a projection of the input, or with as many channels as come in.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ShortcutFix)), Shared]
public sealed class ShortcutFix : NetworkCodeFix
{
    private protected override IReadOnlyList<string> Ids => [DiagnosticIds.ShortcutShapesDiffer];

    private protected override async Task<IReadOnlyList<Mend>> FindAsync(Mistake mistake, CancellationToken cancellation)
    {
        // {4} is the hint: there is one cure for channels that differ.
        if (mistake.Detail(4) != Composer.ChannelsHint || mistake.Node.FirstAncestorOrSelf<AttributeSyntax>() is not { } attribute)
            return [];
        var mends = new List<Mend>();
        if (attribute.KindName() == "Residual" && attribute.Argument("Projection") is { } never)
            mends.Add(new Mend("Add a projection where it is needed", mistake.Document, attribute.RemoveArgument(never)));
        if (await BlockSource.FindAsync(mistake.Document, attribute, 0, cancellation).ConfigureAwait(false) is ({ } document, { } block)
            && block.Layers().LastOrDefault() is { } last
            && last.AttributeLists.SelectMany(static list => list.Attributes).FirstOrDefault(IsOfAnyWidth) is { ArgumentList.Arguments: [{ NameEquals: null } width, ..] } layer)
        {
            mends.Add(new Mend(
                $"Let '{last.Identifier.ValueText}' keep the channels", document, new TextChange(width.Expression.Span, layer.Qualifier() + "Channels.Same")));
        }

        return mends;
    }

    private static bool IsOfAnyWidth(AttributeSyntax attribute) => attribute is { ArgumentList.Arguments: [{ NameColon: null }, ..] }
        && attribute.KindName() is ("Conv1d" or "Linear" or "Lstm" or "Gru" or "Rnn" or "Qrnn");
}
