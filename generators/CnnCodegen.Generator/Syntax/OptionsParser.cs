using System.Globalization;
using CnnCodegen.Generator.Collections;
using CnnCodegen.Generator.Plan;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CnnCodegen.Generator.Syntax;

/// <summary>Copies what a project sets for all of its networks.</summary>
internal static class OptionsParser
{
    /// <summary>The MSBuild property <c>CnnCodegenDisabledPasses</c>: names of passes, separated by semicolons or commas.</summary>
    public const string DisabledPassesKey = "build_property.CnnCodegenDisabledPasses";

    /// <summary>The MSBuild property <c>CnnCodegenVectorBits</c>: 512, 256 or 128; anything else counts as not set (the package's targets refuse it).</summary>
    public const string VectorBitsKey = "build_property.CnnCodegenVectorBits";

    /// <summary>The MSBuild property <c>CnnCodegenTableBudget</c>: megabytes.</summary>
    public const string TableBudgetKey = "build_property.CnnCodegenTableBudget";

    /// <summary>The MSBuild property <c>CnnCodegenTables</c>: a member of <see cref="TableFormat"/>.</summary>
    public const string TablesKey = "build_property.CnnCodegenTables";

    /// <summary>The MSBuild property <c>CnnCodegenWeights</c>: a member of <see cref="WeightFormat"/>.</summary>
    public const string WeightsKey = "build_property.CnnCodegenWeights";

    /// <summary>The MSBuild property <c>CnnCodegenWinograd</c>: a member of <see cref="Winograd"/>.</summary>
    public const string WinogradKey = "build_property.CnnCodegenWinograd";

    private static readonly char[] Separators = [';', ','];

    public static CompilerOptions Parse(AnalyzerConfigOptionsProvider options, CancellationToken cancellation) =>
        new(DisabledPasses(options.GlobalOptions), VectorBits(options.GlobalOptions), Plan(options.GlobalOptions));

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

    // What is no value counts as not set: the package's targets refuse it with a message.
    private static PlanOptions Plan(AnalyzerConfigOptions options) => new(
        int.TryParse(Value(options, TableBudgetKey), NumberStyles.None, CultureInfo.InvariantCulture, out int megabytes) ? megabytes : PlanOptions.Default.TableBudget,
        Member(options, TablesKey, PlanOptions.Default.Tables),
        Member(options, WeightsKey, PlanOptions.Default.Weights),
        Member(options, WinogradKey, PlanOptions.Default.Winograd));

    private static TEnum Member<TEnum>(AnalyzerConfigOptions options, string key, TEnum otherwise)
        where TEnum : struct, Enum
    {
        int index = Array.IndexOf(Enum.GetNames(typeof(TEnum)), Value(options, key));
        return index < 0 ? otherwise : (TEnum)Enum.GetValues(typeof(TEnum)).GetValue(index);
    }

    private static string Value(AnalyzerConfigOptions options, string key) => options.TryGetValue(key, out string? value) ? value.Trim() : "";
}
