using CnnCodegen.Generator.Collections;
using CnnCodegen.Generator.Declarations;
using CnnCodegen.Generator.Diagnostics;

namespace CnnCodegen.Generator;

/// <summary>The compiler proper: declaration in, files and complaints out. Knows nothing of Roslyn, keeps no state, never throws.</summary>
internal static class Compiler
{
    public static Compilation Compile(NetworkDeclaration declaration, CompilerOptions options, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return new Compilation(EquatableArray<GeneratedFile>.Empty, EquatableArray<Complaint>.Empty);
    }
}

/// <summary>What the compiler makes of one declaration.</summary>
/// <param name="Files">The files to add; a skeleton where there are complaints.</param>
/// <param name="Complaints">The mistakes, in the order of the layers.</param>
internal sealed record Compilation(EquatableArray<GeneratedFile> Files, EquatableArray<Complaint> Complaints);

/// <summary>A file to add to the user's compilation.</summary>
/// <param name="HintName">Its unique name, ending in <c>.g.cs</c>.</param>
/// <param name="Text">Its text, with <c>\n</c> line ends.</param>
internal sealed record GeneratedFile(string HintName, string Text);

/// <summary>What a project may set for all of its networks.</summary>
/// <param name="DisabledPasses">The names of optimising passes to leave out, sorted ordinally.</param>
internal sealed record CompilerOptions(EquatableArray<string> DisabledPasses)
{
    public static CompilerOptions Default { get; } = new(EquatableArray<string>.Empty);
}
