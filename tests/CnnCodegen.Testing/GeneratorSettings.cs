using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;

namespace CnnCodegen.Testing;

/// <summary>What a test sets for the project in which the generator runs.</summary>
public sealed record GeneratorSettings
{
    public static GeneratorSettings Default { get; } = new();

    public LanguageVersion LanguageVersion { get; init; } = LanguageVersion.CSharp14;

    /// <summary>The MSBuild property <c>CnnCodegenDisabledPasses</c>, or null where the project does not set it.</summary>
    public string? DisabledPasses { get; init; }

    /// <summary>The MSBuild property <c>CnnCodegenVectorBits</c>, or null where the project does not set it.</summary>
    public string? VectorBits { get; init; }

    /// <summary>Other MSBuild properties of the project, by their names.</summary>
    public IReadOnlyDictionary<string, string> Properties { get; init; } = new Dictionary<string, string>();

    /// <summary>The culture of the thread on which the compiler runs.</summary>
    public CultureInfo Culture { get; init; } = CultureInfo.InvariantCulture;

    /// <summary>Whether the project checks integer arithmetic, as <c>CheckForOverflowUnderflow</c> does.</summary>
    public bool CheckOverflow { get; init; }

    /// <summary>The ids of the diagnostics that the project silences, as <c>NoWarn</c> does.</summary>
    public IReadOnlyList<string> NoWarn { get; init; } = [];

    /// <summary>The assembly's name.</summary>
    public string AssemblyName { get; init; } = "Project";
}
