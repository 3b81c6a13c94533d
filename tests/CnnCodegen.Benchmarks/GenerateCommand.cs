using System.CommandLine;
using System.Globalization;
using System.Runtime.CompilerServices;
using CnnCodegen.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CnnCodegen.Benchmarks;

/// <summary><c>generate</c>: how long the generator takes for the networks of samples/Networks, all of them or one.</summary>
internal sealed class GenerateCommand : Command
{
    public GenerateCommand()
        : base("generate", "Measures the generator on the networks of samples/Networks.")
    {
        var only = new Option<string?>("--only") { Description = "The name of one network; without it, all." };
        var rounds = new Option<int>("--rounds") { Description = "How often the project is generated anew after the first time.", DefaultValueFactory = static _ => 20 };
        Options.Add(only);
        Options.Add(rounds);
        SetAction(arguments => Run(arguments.GetValue(only), arguments.GetValue(rounds)));
    }

    private static int Run(string? only, int rounds)
    {
        SourceFile[] files = [.. Directory.EnumerateFiles(Declarations(), "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(path => Read(path, only)), ImplicitUsings];
        GeneratorRun first = GeneratorHost.Run(GeneratorSettings.Default, files);
        if (first.Diagnostics.Count > 0 || first.Exception is not null || first.Files.Count == 0)
        {
            Console.Error.WriteLine(first.Files.Count == 0 ? "There is no such network." : string.Join('\n', first.Diagnostics));
            return 1;
        }

        TimeSpan fastest = TimeSpan.MaxValue;
        for (int round = 0; round < rounds; round++)
        {
            // A fresh host: nothing is remembered from the round before.
            TimeSpan elapsed = GeneratorHost.Run(GeneratorSettings.Default, files).Elapsed;
            fastest = elapsed < fastest ? elapsed : fastest;
        }

        int lines = first.Files.Values.Sum(static text => text.AsSpan().Count('\n'));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{only ?? "All networks"}: {first.Files.Count} files, {lines:N0} lines."));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"The first run in this process, with all that the JIT compiles: {first.Elapsed.TotalMilliseconds:F0} ms in the generator."));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"The fastest of {rounds} runs after it, each from nothing: {fastest.TotalMilliseconds:F1} ms in the generator."));
        return 0;
    }

    /// <summary>A file's declarations: all of them, or the blocks and the one network.</summary>
    private static SourceFile Read(string path, string? only)
    {
        string text = File.ReadAllText(path);
        if (only is null)
            return new SourceFile(path, text);
        CompilationUnitSyntax root = SyntaxFactory.ParseCompilationUnit(text);
        IEnumerable<ClassDeclarationSyntax> others = root.Members.OfType<FileScopedNamespaceDeclarationSyntax>().Single().Members
            .OfType<ClassDeclarationSyntax>()
            .Where(declared => declared.Identifier.Text != only && declared.AttributeLists.ToString() != "[Block]");
        return new SourceFile(path, root.RemoveNodes(others, SyntaxRemoveOptions.KeepNoTrivia)!.ToFullString());
    }

    private static SourceFile ImplicitUsings => new("Usings.cs", "global using System;\n");

    private static string Declarations([CallerFilePath] string path = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "..", "..", "samples", "Networks", "Declarations"));
}
