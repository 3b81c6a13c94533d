using CnnCodegen.Generator.Collections;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CnnCodegen.Generator.Syntax;

/// <summary>Copies what a project sets for all of its networks.</summary>
internal static class OptionsParser
{
    /// <summary>The MSBuild property <c>CnnCodegenDisabledPasses</c>: names of passes, separated by semicolons or commas.</summary>
    public const string DisabledPassesKey = "build_property.CnnCodegenDisabledPasses";

    private static readonly char[] Separators = [';', ','];

    public static CompilerOptions Parse(AnalyzerConfigOptionsProvider options, CancellationToken cancellation)
    {
        if (!options.GlobalOptions.TryGetValue(DisabledPassesKey, out string? disabled))
            return CompilerOptions.Default;

        // Sorted and without doubles, so that equal settings are equal however they are written.
        return new CompilerOptions(disabled
            .Split(Separators)
            .Select(static name => name.Trim())
            .Where(static name => name.Length > 0)
            .Distinct(StringComparer.Ordinal)
            .OrderBy(static name => name, StringComparer.Ordinal)
            .ToEquatableArray());
    }
}
