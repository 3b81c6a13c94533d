using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace CnnCodegen.Testing;

/// <summary>What one run of the generator gave.</summary>
public sealed class GeneratorRun
{
    private readonly ImmutableHashSet<SyntaxTree> _written;

    internal GeneratorRun(Compilation before, Compilation after, GeneratorRunResult result, TimeSpan elapsed)
    {
        _written = [.. before.SyntaxTrees];
        Compilation = after;
        Result = result;
        Elapsed = elapsed;
    }

    /// <summary>The time that the generator took; the compiler's own work on the project is not in it.</summary>
    public TimeSpan Elapsed { get; }

    /// <summary>The project with the generated files.</summary>
    public Compilation Compilation { get; }

    /// <summary>Roslyn's own account of the run, with the tracked steps.</summary>
    public GeneratorRunResult Result { get; }

    /// <summary>The exception that escaped from the generator; it must always be null.</summary>
    public Exception? Exception => Result.Exception;

    /// <summary>The text of each generated file by its hint name.</summary>
    public IReadOnlyDictionary<string, string> Files =>
        Result.GeneratedSources.ToDictionary(static source => source.HintName, static source => source.SourceText.ToString());

    /// <summary>The text of the one network's file: its class, its description and its program.</summary>
    public string File => Files.Single(static file => !IsTiles(file.Key)).Value;

    /// <summary>The text of the one network's second file, with its tiles.</summary>
    public string Tiles => Files.Single(static file => IsTiles(file.Key)).Value;

    /// <summary>What the generator reported, in source order.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics =>
        [.. Result.Diagnostics.OrderBy(static d => d.Location.GetLineSpan().Path, StringComparer.Ordinal).ThenBy(static d => d.Location.SourceSpan.Start)];

    /// <summary>
    /// The warnings and errors of the C# compiler on all files, generated ones included. Only generated members must be documented.
    /// </summary>
    public IReadOnlyList<Diagnostic> CompilerDiagnostics =>
        [.. WithoutMissingDocumentation(Compilation.GetDiagnostics())];

    /// <summary>The warnings and errors among these, without those that ask for documentation of the test's own files.</summary>
    internal IEnumerable<Diagnostic> WithoutMissingDocumentation(IEnumerable<Diagnostic> diagnostics) =>
        diagnostics.Where(d => d.Severity >= DiagnosticSeverity.Warning && !IsMissingDocumentation(d));

    /// <summary>Why each step of this name ran, one entry per output.</summary>
    /// <param name="name">The step's tracking name.</param>
    public IReadOnlyList<IncrementalStepRunReason> Reasons(string name) =>
        Result.TrackedSteps.TryGetValue(name, out ImmutableArray<IncrementalGeneratorRunStep> steps)
            ? [.. steps.SelectMany(static step => step.Outputs).Select(static output => output.Reason)]
            : [];

    private static bool IsTiles(string hintName) => hintName.EndsWith("_Tiles.g.cs", StringComparison.Ordinal);

    private bool IsMissingDocumentation(Diagnostic diagnostic) =>
        diagnostic.Id == "CS1591" && diagnostic.Location.SourceTree is { } tree && _written.Contains(tree);
}
