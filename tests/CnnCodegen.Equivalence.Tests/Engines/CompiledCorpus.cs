using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CnnCodegen.Equivalence.Tests.Corpus;
using CnnCodegen.Generator.Diagnostics;
using CnnCodegen.Testing;

namespace CnnCodegen.Equivalence.Tests.Engines;

/// <summary>The corpus as compiled code: one compilation per set of passes that are left out, made when first asked for.</summary>
internal static class CompiledCorpus
{
    /// <summary>Set in a child process: the fingerprint that its generated source should have.</summary>
    public const string FingerprintVariable = "CNNCODEGEN_EXPECTED_FINGERPRINT";

    private static readonly Lazy<CompiledProject> WholeProject = new(() => Compile(NetworkCorpus.All));
    private static readonly Lazy<CompiledProject> KernelProject = new(() => Compile(NetworkCorpus.EachKernel));
    private static readonly ConcurrentDictionary<string, Lazy<CompiledProject>> Projects = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<string, TestModel> Models = new(StringComparer.Ordinal);

    /// <summary>What a project sets to have no tables.</summary>
    public static IReadOnlyDictionary<string, string> WithoutTables { get; } = new Dictionary<string, string> { ["CnnCodegenTableBudget"] = "0" };

    /// <summary>The properties with which all convolutions run in tiles, by minimal filtering wherever it is possible.</summary>
    public static IReadOnlyDictionary<string, string> Filtered { get; } = new Dictionary<string, string>(WithoutTables) { ["CnnCodegenWinograd"] = "Always" };

    /// <summary>The properties with which all convolutions run in tiles, and directly.</summary>
    public static IReadOnlyDictionary<string, string> Direct { get; } = new Dictionary<string, string>(WithoutTables) { ["CnnCodegenWinograd"] = "Off" };

    /// <summary>The whole corpus with all passes.</summary>
    public static CompiledProject Whole => WholeProject.Value;

    /// <summary><see cref="NetworkCorpus.EachKernel"/> with all passes.</summary>
    public static CompiledProject EachKernel => KernelProject.Value;

    /// <summary><see cref="NetworkCorpus.Some"/> without some passes.</summary>
    /// <param name="disabledPasses">The passes to leave out, separated by semicolons; empty for none.</param>
    public static CompiledProject Some(string disabledPasses = "") =>
        Projects.GetOrAdd(disabledPasses, passes => new Lazy<CompiledProject>(() => Compile(NetworkCorpus.Some, passes))).Value;

    /// <summary>The generated class of a network of the corpus.</summary>
    public static NetworkClass Class(NetworkSource network) => Whole.Networks[network.FullName];

    /// <summary>The weights and texts of a network, with the reference's results.</summary>
    /// <param name="network">A network of the corpus.</param>
    /// <param name="compiled">Its generated class, of whatever compilation.</param>
    public static TestModel Model(NetworkSource network, NetworkClass compiled) =>
        Models.GetOrAdd(network.Name, _ => new TestModel(compiled.Description, network.Seed, network.Lengths));

    /// <inheritdoc cref="Model(NetworkSource, NetworkClass)"/>
    public static TestModel Model(NetworkSource network) => Model(network, Class(network));

    /// <summary>A hash of all generated files, their names included.</summary>
    public static string Fingerprint(CompiledProject project)
    {
        IEnumerable<string> files = project.Run.Files.OrderBy(file => file.Key, StringComparer.Ordinal).Select(file => $"{file.Key}\n{file.Value}");
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', files))));
    }

    /// <summary>
    /// The whole corpus as code for one vector width alone, whether this machine accelerates it or not; without tables, so that all convolutions run
    /// in tiles.
    /// </summary>
    public static CompiledProject OneWidth(int bits) => Projects.GetOrAdd(
        $"{bits} bits",
        _ => new Lazy<CompiledProject>(() => Compile(NetworkCorpus.All, vectorBits: bits.ToString(CultureInfo.InvariantCulture), properties: WithoutTables))).Value;

    /// <summary>Compiles some networks together.</summary>
    public static CompiledProject Compile(
        IEnumerable<NetworkSource> networks, string disabledPasses = "", string? vectorBits = null, IReadOnlyDictionary<string, string>? properties = null) =>
        CompiledProject.Compile(
            GeneratorSettings.Default with
            {
                DisabledPasses = disabledPasses,
                VectorBits = vectorBits,
                Properties = properties ?? GeneratorSettings.Default.Properties,
                // Layers that nobody reads are among what is tried.
                NoWarn = [DiagnosticIds.LayerUnread],
            },
            NetworkSource.File(networks));
}
