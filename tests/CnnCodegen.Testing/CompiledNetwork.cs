using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis.Emit;

namespace CnnCodegen.Testing;

/// <summary>A network given as source text: generated, compiled and loaded. Its code is unloaded after disposal.</summary>
public sealed class CompiledNetwork : IDisposable
{
    private readonly AssemblyLoadContext _context;
    private readonly INetworkType _type;

    private CompiledNetwork(GeneratorRun run, AssemblyLoadContext context, Type type)
    {
        Run = run;
        _context = context;
        Type = type;
        _type = (INetworkType)Activator.CreateInstance(typeof(NetworkType<>).MakeGenericType(type))!;
    }

    /// <summary>The generator's run that gave the code.</summary>
    public GeneratorRun Run { get; }

    /// <summary>The network's class.</summary>
    public Type Type { get; }

    /// <inheritdoc cref="INetwork{TSelf}.Description"/>
    public NetworkDescription Description => _type.Description;

    /// <inheritdoc cref="INetwork{TSelf}.Load(ModelFile)"/>
    public INetworkInstance Load(ModelFile file) => _type.Load(file);

    /// <summary>Compiles a project that holds one network.</summary>
    /// <exception cref="InvalidOperationException">The generator or the compiler reported anything, a warning included.</exception>
    public static CompiledNetwork Compile(GeneratorSettings settings, params SourceFile[] files)
    {
        GeneratorRun run = GeneratorHost.Run(settings, files);
        string[] complaints = [.. run.Diagnostics.Concat(run.CompilerDiagnostics).Select(static d => d.ToString())];
        if (run.Exception is not null || complaints.Length > 0)
        {
            throw new InvalidOperationException(
                string.Join('\n', complaints.Prepend("The network does not compile cleanly:")), run.Exception);
        }

        using var image = new MemoryStream();
        EmitResult emitted = run.Compilation.Emit(image);
        if (!emitted.Success)
            throw new InvalidOperationException(string.Join('\n', emitted.Diagnostics));

        image.Position = 0;
        var context = new AssemblyLoadContext(settings.AssemblyName, isCollectible: true);
        Assembly assembly = context.LoadFromStream(image);
        Type type = assembly.GetTypes().Single(static t => t.GetCustomAttribute<NetworkAttribute>() is not null);
        return new CompiledNetwork(run, context, type);
    }

    /// <summary>Compiles a project of one file that holds one network.</summary>
    /// <param name="source">The file's text; the namespace of the attributes need not be imported.</param>
    /// <param name="disabledPasses">The passes to leave out, separated by semicolons; null for none.</param>
    public static CompiledNetwork Compile(string source, string? disabledPasses = null) => Compile(
        GeneratorSettings.Default with { DisabledPasses = disabledPasses },
        source,
        new SourceFile("Usings.cs", "global using CnnCodegen;\n"));

    public void Dispose() => _context.Unload();
}
