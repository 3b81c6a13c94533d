using CnnCodegen.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace CnnCodegen.Generator.Tests.CodeFixes;

/// <summary>Does what an editor does: runs the generator, asks for fixes of its diagnostic, and applies one.</summary>
internal static class FixRunner
{
    /// <summary>The titles of what is offered for the one diagnostic of some files.</summary>
    public static async Task<IReadOnlyList<string>> TitlesAsync(CodeFixProvider provider, params SourceFile[] files)
    {
        using var workspace = new AdhocWorkspace();
        return [.. (await OffersAsync(workspace, provider, files)).Select(static action => action.Title)];
    }

    /// <summary>The texts of the files after one of the offers.</summary>
    public static async Task<IReadOnlyList<SourceFile>> ApplyAsync(CodeFixProvider provider, string title, params SourceFile[] files)
    {
        using var workspace = new AdhocWorkspace();
        CodeAction action = Assert.Single(await OffersAsync(workspace, provider, files), action => action.Title == title);
        ApplyChangesOperation operation = Assert.Single((await action.GetOperationsAsync(TestContext.Current.CancellationToken)).OfType<ApplyChangesOperation>());

        var changed = new List<SourceFile>();
        foreach (Document document in operation.ChangedSolution.Projects.Single().Documents)
            changed.Add(new SourceFile(document.Name, (await document.GetTextAsync(TestContext.Current.CancellationToken)).ToString()));
        return changed;
    }

    private static async Task<IReadOnlyList<CodeAction>> OffersAsync(AdhocWorkspace workspace, CodeFixProvider provider, SourceFile[] files)
    {
        GeneratorRun run = GeneratorHost.Run(GeneratorSettings.Default, files);
        Assert.Null(run.Exception);
        Diagnostic diagnostic = Assert.Single(run.Diagnostics);
        Assert.Contains(diagnostic.Id, provider.FixableDiagnosticIds);
        Assert.NotNull(provider.GetFixAllProvider());

        var parseOptions = new CSharpParseOptions(GeneratorSettings.Default.LanguageVersion);
        Project project = workspace.AddProject(ProjectInfo.Create(
            ProjectId.CreateNewId(), VersionStamp.Default, "Project", "Project", LanguageNames.CSharp, parseOptions: parseOptions, metadataReferences: run.Compilation.References));
        foreach (SourceFile file in files)
            project = project.AddDocument(file.Path, SourceText.From(file.Text), filePath: file.Path).Project;

        var actions = new List<CodeAction>();
        Document document = project.Documents.Single(document => document.Name == diagnostic.Location.GetLineSpan().Path);
        await provider.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), TestContext.Current.CancellationToken));
        return actions;
    }
}
