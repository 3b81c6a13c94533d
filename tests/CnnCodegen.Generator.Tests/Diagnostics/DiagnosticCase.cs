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
        new(id, Networks.Class(string.Join('\n', layers.Select(static layer => "    " + layer))), message);
}
