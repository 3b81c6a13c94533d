namespace CnnCodegen.Testing;

/// <summary>A network given as source text: generated, compiled and loaded. Its code is unloaded after disposal.</summary>
public sealed class CompiledNetwork : IDisposable
{
    private readonly CompiledProject _project;
    private readonly NetworkClass _network;

    private CompiledNetwork(CompiledProject project)
    {
        _project = project;
        _network = project.Networks.Values.Single();
    }

    /// <inheritdoc cref="CompiledProject.Run"/>
    public GeneratorRun Run => _project.Run;

    /// <inheritdoc cref="NetworkClass.Type"/>
    public Type Type => _network.Type;

    /// <inheritdoc cref="INetwork{TSelf}.Description"/>
    public NetworkDescription Description => _network.Description;

    /// <inheritdoc cref="NetworkClass.Load"/>
    public IClassifierInstance Load(ModelFile file) => _network.Load(file);

    /// <summary>Compiles a project that holds one network.</summary>
    /// <exception cref="InvalidOperationException">The generator or the compiler reported anything, a warning included.</exception>
    public static CompiledNetwork Compile(GeneratorSettings settings, params SourceFile[] files) =>
        new(CompiledProject.Compile(settings, files));

    /// <summary>Compiles a project of one file that holds one network.</summary>
    /// <param name="source">The file's text; the namespace of the attributes need not be imported.</param>
    /// <param name="disabledPasses">The passes to leave out, separated by semicolons; null for none.</param>
    public static CompiledNetwork Compile(string source, string? disabledPasses = null) => Compile(
        GeneratorSettings.Default with { DisabledPasses = disabledPasses },
        source,
        new SourceFile("Usings.cs", "global using CnnCodegen;\n"));

    public void Dispose() => _project.Dispose();
}
