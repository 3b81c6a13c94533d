namespace CnnCodegen.Generator.Tests.Diagnostics;

/// <summary>A mistake, and exactly what is reported about it.</summary>
/// <param name="Id">The diagnostic's id.</param>
/// <param name="Source">The source text, with the part that is underlined between « and ».</param>
/// <param name="Message">The whole message.</param>
internal sealed record DiagnosticCase(string Id, string Source, string Message)
{
    /// <summary>What the C# compiler cannot be kept from reporting, too: distinct ids, sorted.</summary>
    public string[] AlsoReportedByCSharp { get; init; } = [];

    public Microsoft.CodeAnalysis.CSharp.LanguageVersion LanguageVersion { get; init; } = Microsoft.CodeAnalysis.CSharp.LanguageVersion.CSharp14;

    /// <summary>A mistake in one of a class's layers.</summary>
    public static DiagnosticCase InLayers(string id, string message, params string[] layers) =>
        new(id, Networks.Class(Lines(layers)), message);

    /// <summary>A mistake that shows in a network made of a block called <c>Part</c>; either may be wrong.</summary>
    public static DiagnosticCase InBlock(string id, string message, string[] layers, params string[] block) =>
        new(id, $"{Networks.Class(Lines(layers))}[Block] sealed partial class Part\n{{\n{Lines(block)}\n}}\n", message);

    private static string Lines(string[] layers) => string.Join('\n', layers.Select(static layer => "    " + layer));
}
