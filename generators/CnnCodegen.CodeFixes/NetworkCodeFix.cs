using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace CnnCodegen.CodeFixes;

/// <summary>Mends one kind of mistake by changes of the text. The rest of the file stays as it was written, to the letter.</summary>
public abstract class NetworkCodeFix : CodeFixProvider
{
    private protected abstract IReadOnlyList<string> Ids { get; }

    /// <inheritdoc/>
    public sealed override ImmutableArray<string> FixableDiagnosticIds => [.. Ids];

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        Document document = context.Document;
        if (await document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root)
            return;
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            TextSpan span = diagnostic.Location.SourceSpan;
            // The text may have changed since the generator ran.
            if (!root.FullSpan.Contains(span))
                continue;
            SyntaxNode node = root.FindNode(span, getInnermostNodeForTie: true);
            foreach (Mend mend in await FindAsync(new Mistake(document, node, diagnostic), context.CancellationToken).ConfigureAwait(false))
                context.RegisterCodeFix(CodeAction.Create(mend.Title, cancellation => ApplyAsync(mend, cancellation), mend.Title), diagnostic);
        }
    }

    /// <summary>What can be offered for a mistake; nothing where no cure is sure to help.</summary>
    private protected abstract Task<IReadOnlyList<Mend>> FindAsync(Mistake mistake, CancellationToken cancellation);

    private static async Task<Solution> ApplyAsync(Mend mend, CancellationToken cancellation)
    {
        SourceText text = await mend.Document.GetTextAsync(cancellation).ConfigureAwait(false);
        return mend.Document.WithText(text.WithChanges(mend.Changes)).Project.Solution;
    }
}

/// <summary>A mistake where an editor shows it.</summary>
/// <param name="Document">The file.</param>
/// <param name="Node">What is underlined.</param>
/// <param name="Diagnostic">What is said about it.</param>
internal sealed record Mistake(Document Document, SyntaxNode Node, Diagnostic Diagnostic)
{
    /// <summary>A part of the message by its number; empty where there is none.</summary>
    public string Detail(int number) =>
        Diagnostic.Properties.TryGetValue(number.ToString(System.Globalization.CultureInfo.InvariantCulture), out string? detail) ? detail ?? "" : "";
}

/// <summary>A cure.</summary>
/// <param name="Title">What an editor shows.</param>
/// <param name="Document">The file to change.</param>
/// <param name="Changes">The changes, all in terms of the file as it is.</param>
internal sealed record Mend(string Title, Document Document, params TextChange[] Changes);
