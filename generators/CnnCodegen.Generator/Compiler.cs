using CnnCodegen.Generator.Building;
using CnnCodegen.Generator.Collections;
using CnnCodegen.Generator.Declarations;
using CnnCodegen.Generator.Diagnostics;
using CnnCodegen.Generator.Emit;
using CnnCodegen.Generator.Graph;
using CnnCodegen.Generator.Passes;
using CnnCodegen.Generator.Plan;

namespace CnnCodegen.Generator;

/// <summary>The compiler proper: declaration in, files and complaints out. Knows nothing of Roslyn, keeps no state, never throws.</summary>
internal static class Compiler
{
    /// <summary>Compiles one network.</summary>
    /// <param name="declaration">The network as the user wrote it.</param>
    /// <param name="options">What the project sets for all of its networks.</param>
    /// <param name="cancellation">Stops the work when an editor needs it no more.</param>
    public static Compilation Compile(NetworkDeclaration declaration, CompilerOptions options, CancellationToken cancellation)
    {
        var complaints = new List<Complaint>();
        if (declaration.IsBlock)
        {
            BlockChecker.Check(declaration, complaints);
            return Finish(declaration, complaints, DeclarationChecker.CanExtend(declaration) ? BlockEmitter.Emit(declaration) : null);
        }

        DeclarationChecker.Check(declaration, complaints);
        PlanOptions planOptions = options.Plan.With(declaration, complaints);
        // What C# itself complains about needs no second message of ours, and an argument that it rejects has no value to check. A faulty
        // block has messages of its own.
        bool isSound = !declaration.HasErrors && declaration.Blocks.All(block => block.IsBlock ? BlockChecker.IsFlawless(block) : !block.HasErrors);
        Network? network = isSound ? GraphBuilder.Build(declaration, complaints, cancellation) : null;
        NetworkPlan? plan = network is null ? null : Planner.Plan(network, PassPipeline.Run(network.Graph, options), VectorWidth.For(options), planOptions);
        if (plan is { ScratchLength: > LayerChecker.MostElements })
        {
            complaints.Add(new Complaint(DiagnosticIds.TooLarge, ComplaintTarget.Type, EquatableArray.Of(
                declaration.Type.Name, "Network", "the working memory", Literals.Thousands(plan.ScratchLength) + " elements", Literals.Thousands(LayerChecker.MostElements))));
        }

        cancellation.ThrowIfCancellationRequested();
        if (plan is not null && complaints.All(complaint => DiagnosticIds.IsWarning(complaint.Id)))
            return new Compilation(NetworkEmitter.Emit(plan).ToEquatableArray(), complaints.ToEquatableArray());
        return Finish(declaration, complaints, DeclarationChecker.CanExtend(declaration) ? SkeletonEmitter.Emit(declaration) : null);
    }

    private static Compilation Finish(NetworkDeclaration declaration, List<Complaint> complaints, string? text) => new(
        text is null ? EquatableArray<GeneratedFile>.Empty : EquatableArray.Of(new GeneratedFile(FileFrame.HintName(declaration), text)),
        complaints.ToEquatableArray());
}

/// <summary>What the compiler makes of one declaration.</summary>
/// <param name="Files">The files to add; a skeleton where there are complaints.</param>
/// <param name="Complaints">The mistakes, in the order of the layers.</param>
internal sealed record Compilation(EquatableArray<GeneratedFile> Files, EquatableArray<Complaint> Complaints);

/// <summary>A file to add to the user's compilation.</summary>
/// <param name="HintName">Its unique name, ending in <c>.g.cs</c>.</param>
/// <param name="Text">Its text, with <c>\n</c> line ends.</param>
internal sealed record GeneratedFile(string HintName, string Text);

/// <summary>What a project may set for all of its networks.</summary>
/// <param name="DisabledPasses">The names of optimising passes to leave out, sorted ordinally.</param>
/// <param name="VectorBits">The one vector width to write code for, in bits; 0 for all, chosen at run time.</param>
/// <param name="Plan">What its networks may cost, where they do not say so themselves.</param>
internal sealed record CompilerOptions(EquatableArray<string> DisabledPasses, int VectorBits, PlanOptions Plan)
{
    public static CompilerOptions Default { get; } = new(EquatableArray<string>.Empty, VectorBits: 0, PlanOptions.Default);
}
