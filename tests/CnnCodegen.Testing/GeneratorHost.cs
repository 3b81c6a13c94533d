using System.Globalization;
using CnnCodegen.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CnnCodegen.Testing;

/// <summary>
/// A C# project in memory with the generator attached. It keeps the compiler's state between runs, as an editor does, so that a second run
/// with changed files shows what is computed again.
/// </summary>
/// <param name="settings">The project's settings.</param>
/// <param name="generator">The generator, where it is not the plain one.</param>
public sealed class GeneratorHost(GeneratorSettings? settings = null, IIncrementalGenerator? generator = null)
{
    private readonly Dictionary<SourceFile, SyntaxTree> _trees = [];
    private GeneratorSettings _settings = settings ?? GeneratorSettings.Default;
    private GeneratorDriver? _driver;

    /// <summary>Runs the generator once over a project of these files.</summary>
    public static GeneratorRun Run(GeneratorSettings settings, params SourceFile[] files) => new GeneratorHost(settings).Run(files);

    /// <summary>Runs the generator over these files; those that were there before, unchanged, keep their syntax trees.</summary>
    public GeneratorRun Run(params SourceFile[] files)
    {
        CultureInfo culture = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = _settings.Culture;
        try
        {
            _driver ??= CreateDriver();
            CSharpCompilation before = CreateCompilation(files);
            _driver = _driver.RunGeneratorsAndUpdateCompilation(before, out Microsoft.CodeAnalysis.Compilation after, out _);
            return new GeneratorRun(before, after, _driver.GetRunResult().Results.Single(), _driver.GetTimingInfo().GeneratorTimes.Single().ElapsedTime);
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    /// <summary>Changes the project's properties for the runs that follow; language version and name must stay.</summary>
    public void Change(GeneratorSettings settings)
    {
        _settings = settings;
        _driver = _driver?.WithUpdatedAnalyzerConfigOptions(new ProjectOptions(settings));
    }

    private CSharpParseOptions ParseOptions =>
        new(_settings.LanguageVersion, DocumentationMode.Diagnose);

    private CSharpGeneratorDriver CreateDriver() => CSharpGeneratorDriver.Create(
        [(generator ?? new NetworkGenerator()).AsSourceGenerator()],
        parseOptions: ParseOptions,
        optionsProvider: new ProjectOptions(_settings),
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    private CSharpCompilation CreateCompilation(SourceFile[] files)
    {
        foreach (SourceFile file in files)
        {
            if (!_trees.ContainsKey(file))
                _trees.Add(file, CSharpSyntaxTree.ParseText(file.Text, ParseOptions, file.Path));
        }

        var options = new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            optimizationLevel: OptimizationLevel.Release,
            checkOverflow: _settings.CheckOverflow,
            warningLevel: 9999,
            specificDiagnosticOptions: _settings.NoWarn.Select(static id => KeyValuePair.Create(id, ReportDiagnostic.Suppress)),
            nullableContextOptions: _settings.LanguageVersion < LanguageVersion.CSharp8 ? NullableContextOptions.Disable : NullableContextOptions.Enable);

        return CSharpCompilation.Create(_settings.AssemblyName, files.Select(file => _trees[file]), ProjectReferences.All, options);
    }
}
