using System.Collections.Immutable;
using System.Text;
using CnnCodegen.Generator.Collections;
using CnnCodegen.Generator.Declarations;
using CnnCodegen.Generator.Diagnostics;
using CnnCodegen.Generator.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace CnnCodegen.Generator;

/// <summary>The incremental pipeline: copies declarations out of C#, compiles those that changed, hands back files and mistakes.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class NetworkGenerator : IIncrementalGenerator
{
    private readonly Func<NetworkDeclaration, CompilerOptions, CancellationToken, Compilation> _compile;

    /// <summary>Called by the C# compiler.</summary>
    public NetworkGenerator()
        : this(Compiler.Compile)
    {
    }

    /// <summary>Takes another compiler, so that tests can see what becomes of a fault in it.</summary>
    internal NetworkGenerator(Func<NetworkDeclaration, CompilerOptions, CancellationToken, Compilation> compile) => _compile = compile;

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        foreach (string marker in NetworkParser.MarkerNames)
            Register(context, marker);
    }

    private void Register(IncrementalGeneratorInitializationContext context, string marker)
    {
        // Runs again on every edit: copies facts, decides nothing.
        var parsed = context.SyntaxProvider
            .ForAttributeWithMetadataName(marker, NetworkParser.IsClass, NetworkParser.Parse)
            .Where(static network => network is not null)
            .Select(static (network, _) => network!)
            .WithTrackingName(TrackingNames.Parse);

        // The equality gate. Below it, code runs only if a declaration or an option really changed.
        var compiled = parsed
            .Select(static (network, _) => network.Declaration)
            .WithTrackingName(TrackingNames.Declaration)
            .Combine(context.AnalyzerConfigOptionsProvider.Select(OptionsParser.Parse).WithTrackingName(TrackingNames.Options))
            .Select((x, cancellation) => (Network: x.Left.MetadataName, Result: Compile(x.Left, x.Right, cancellation)))
            .WithTrackingName(TrackingNames.Compile);

        context.RegisterSourceOutput(
            compiled.Select(static (c, _) => c.Result.Files).WithTrackingName(TrackingNames.Files),
            static (output, files) => AddFiles(output, files));

        // Complaints name a layer and an argument by number. Positions are joined only here, by the network's name, so that a moved
        // squiggle never recompiles a network.
        var positions = parsed
            .Select(static (network, _) => (Network: network.Declaration.MetadataName, network.Positions))
            .Collect()
            .WithTrackingName(TrackingNames.Positions);

        context.RegisterSourceOutput(
            compiled
                .Select(static (c, _) => (c.Network, c.Result.Complaints))
                .WithTrackingName(TrackingNames.Complaints)
                .Where(static c => c.Complaints.Count > 0)
                .Combine(positions),
            static (output, x) => Report(output, x.Left.Network, x.Left.Complaints, x.Right));
    }

    /// <summary>An exception from a generator would be a warning and the loss of all output of all networks: it becomes an error of one.</summary>
    private Compilation Compile(NetworkDeclaration declaration, CompilerOptions options, CancellationToken cancellation)
    {
        try
        {
            return _compile(declaration, options, cancellation);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            var complaint = new Complaint(DiagnosticIds.InternalError, ComplaintTarget.Type,
                EquatableArray.Of(declaration.Type.Name, fault.GetType().Name, fault.Message));
            return new Compilation(EquatableArray<GeneratedFile>.Empty, EquatableArray.Of(complaint));
        }
    }

    private static void AddFiles(SourceProductionContext output, EquatableArray<GeneratedFile> files)
    {
        foreach (GeneratedFile file in files)
            output.AddSource(file.HintName, SourceText.From(file.Text, Encoding.UTF8));
    }

    private static void Report(
        SourceProductionContext output, string network, EquatableArray<Complaint> complaints, ImmutableArray<(string Network, DeclarationPositions Positions)> positions)
    {
        foreach (Complaint complaint in complaints)
            output.ReportDiagnostic(complaint.ToDiagnostic(positions.First(p => p.Network == network).Positions));
    }
}
