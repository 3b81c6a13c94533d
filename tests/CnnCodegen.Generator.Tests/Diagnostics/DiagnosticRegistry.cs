using CnnCodegen.Generator.Diagnostics;

namespace CnnCodegen.Generator.Tests.Diagnostics;

/// <summary>All ids with the names of their constants.</summary>
internal static class DiagnosticRegistry
{
    public static IReadOnlyDictionary<string, string> NameById { get; } = typeof(DiagnosticIds).GetFields()
        .ToDictionary(static field => (string)field.GetValue(null)!, static field => field.Name);

    public static IEnumerable<string> Ids => NameById.Keys.Order(StringComparer.Ordinal);
}
