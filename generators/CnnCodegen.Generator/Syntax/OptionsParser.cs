using CnnCodegen.Generator.Collections;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CnnCodegen.Generator.Syntax;

/// <summary>Copies what a project sets for all of its networks.</summary>
internal static class OptionsParser
{
    /// <summary>The MSBuild property <c>CnnCodegenDisabledPasses</c>: names of passes, separated by semicolons or commas.</summary>
    public const string DisabledPassesKey = "build_property.CnnCodegenDisabledPasses";

    /// <summary>The MSBuild property <c>CnnCodegenVectorBits</c>: 512, 256 or 128; anything else counts as not set (the package's targets refuse it).</summary>
    public const string VectorBitsKey = "build_property.CnnCodegenVectorBits";

    private static readonly char[] Separators = [';', ','];

    public static CompilerOptions Parse(AnalyzerConfigOptionsProvider options, CancellationToken cancellation) =>
        new(DisabledPasses(options.GlobalOptions), VectorBits(options.GlobalOptions));

    // Sorted and without doubles, so that equal settings are equal however they are written.
    private static EquatableArray<string> DisabledPasses(AnalyzerConfigOptions options) =>
        options.TryGetValue(DisabledPassesKey, out string? disabled)
            ? disabled
                .Split(Separators)
                .Select(static name => name.Trim())
                .Where(static name => name.Length > 0)
                .Distinct(StringComparer.Ordinal)
                .OrderBy(static name => name, StringComparer.Ordinal)
                .ToEquatableArray()
            : EquatableArray<string>.Empty;

    private static int VectorBits(AnalyzerConfigOptions options) =>
        options.TryGetValue(VectorBitsKey, out string? bits)
            ? bits.Trim() switch { "512" => 512, "256" => 256, "128" => 128, _ => 0 }
            : 0;
}
