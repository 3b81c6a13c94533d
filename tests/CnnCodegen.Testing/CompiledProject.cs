using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Emit;

namespace CnnCodegen.Testing;

/// <summary>A project with any number of networks, given as source text: generated, compiled and loaded. Its code is unloaded after disposal.</summary>
public sealed class CompiledProject : IDisposable
{
    private readonly AssemblyLoadContext _context;

    private CompiledProject(GeneratorRun run, AssemblyLoadContext context, IReadOnlyDictionary<string, NetworkClass> networks)
    {
        Run = run;
        _context = context;
        Networks = networks;
    }

    /// <summary>The generator's run that gave the code.</summary>
    public GeneratorRun Run { get; }

    /// <summary>The networks by the full names of their classes.</summary>
    public IReadOnlyDictionary<string, NetworkClass> Networks { get; }

    /// <summary>Compiles a project.</summary>
    /// <exception cref="InvalidOperationException">The generator or the compiler reported anything, a warning included.</exception>
    public static CompiledProject Compile(GeneratorSettings settings, params SourceFile[] files)
    {
        GeneratorRun run = GeneratorHost.Run(settings, files);
        using var image = new MemoryStream();
        EmitResult emitted = run.Compilation.Emit(image);
        // Without a network's generated half the compiler has much to say, none of it to the point.
        bool hasGeneratorErrors = run.Diagnostics.Any(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        IEnumerable<Diagnostic> compilerDiagnostics = hasGeneratorErrors ? [] : run.WithoutMissingDocumentation(emitted.Diagnostics);
        string[] complaints = [.. run.Diagnostics.Concat(compilerDiagnostics).Select(static diagnostic => diagnostic.ToString())];
        if (run.Exception is not null || complaints.Length > 0)
        {
            throw new InvalidOperationException(
                string.Join('\n', complaints.Prepend("The project does not compile cleanly:")), run.Exception);
        }

        image.Position = 0;
        var context = new AssemblyLoadContext(settings.AssemblyName, isCollectible: true);
        Assembly assembly = context.LoadFromStream(image);
        return new CompiledProject(run, context, assembly.GetTypes()
            .Where(static type => type.GetCustomAttribute<NetworkAttribute>() is not null)
            .ToDictionary(static type => type.FullName!, static type => new NetworkClass(type), StringComparer.Ordinal));
    }

    public void Dispose() => _context.Unload();
}

/// <summary>A generated class that is known at run time only.</summary>
public sealed class NetworkClass
{
    private readonly INetworkType _members;

    internal NetworkClass(Type type)
    {
        Type = type;
        _members = INetworkType.Of(type);
    }

    /// <summary>The class.</summary>
    public Type Type { get; }

    /// <inheritdoc cref="INetwork{TSelf}.Description"/>
    public NetworkDescription Description => _members.Description;

    /// <inheritdoc cref="INetwork{TSelf}.Load(ModelFile)"/>
    public INetworkInstance LoadNetwork(ModelFile file) => _members.Load(file);

    /// <summary>Makes the text classifier from a model file that has been read.</summary>
    /// <exception cref="InvalidCastException">The class is no text classifier.</exception>
    public IClassifierInstance Load(ModelFile file) => (IClassifierInstance)_members.Load(file);
}
