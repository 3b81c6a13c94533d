using CnnCodegen.Generator.Collections;
using CnnCodegen.Generator.Declarations;
using CnnCodegen.Generator.Diagnostics;
using CnnCodegen.Testing;
using Microsoft.CodeAnalysis;

namespace CnnCodegen.Generator.Tests.Syntax;

/// <summary>Shows what the compiler is given for a source text, by standing in its place.</summary>
internal static class DeclarationReader
{
    public static NetworkDeclaration Read(string source, GeneratorSettings? settings = null) => Assert.Single(ReadAll(source, settings).Declarations);

    public static (IReadOnlyList<NetworkDeclaration> Declarations, CompilerOptions? Options) ReadAll(string source, GeneratorSettings? settings = null)
    {
        var declarations = new List<NetworkDeclaration>();
        CompilerOptions? seen = null;
        var host = new GeneratorHost(settings, new NetworkGenerator((declaration, options, _) =>
        {
            declarations.Add(declaration);
            seen = options;
            return new Generator.Compilation([], []);
        }));

        Assert.Null(host.Run(source).Exception);
        return (declarations, seen);
    }

    /// <summary>The source text under the squiggle of a complaint about a part of the declaration.</summary>
    public static string Squiggle(string source, ComplaintTarget target)
    {
        var host = new GeneratorHost(null, new NetworkGenerator((_, _, _) =>
            new Generator.Compilation([], EquatableArray.Of(new Complaint(DiagnosticIds.NoOutput, target, EquatableArray.Of("X"))))));

        Diagnostic diagnostic = Assert.Single(host.Run(source).Diagnostics);
        Assert.Equal("Network.cs", diagnostic.Location.GetLineSpan().Path);
        return source.Substring(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length);
    }
}
