using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CnnCodegen.Testing;

/// <summary>Gives the generator the properties of the made-up project.</summary>
internal sealed class ProjectOptions(GeneratorSettings settings) : AnalyzerConfigOptionsProvider
{
    public override AnalyzerConfigOptions GlobalOptions { get; } = new Properties(settings);

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;

    private sealed class Properties(GeneratorSettings settings) : AnalyzerConfigOptions
    {
        private const string Prefix = "build_property.";

        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value)
        {
            value = key switch
            {
                "build_property.CnnCodegenDisabledPasses" => settings.DisabledPasses,
                "build_property.CnnCodegenVectorBits" => settings.VectorBits,
                _ => key.StartsWith(Prefix, StringComparison.Ordinal) ? settings.Properties.GetValueOrDefault(key[Prefix.Length..]) : null,
            };
            return value is not null;
        }
    }
}
