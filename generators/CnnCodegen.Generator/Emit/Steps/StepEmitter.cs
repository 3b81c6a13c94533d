using CnnCodegen.Generator.Graph;

namespace CnnCodegen.Generator.Emit.Steps;

/// <summary>
/// How the nodes of one operation run: what they need from the plan, and the code that they become. Stateless; one object per operation in
/// <see cref="StepCatalog"/>. Derive from <see cref="StepEmitter{TOperation}"/>.
/// </summary>
internal abstract class StepEmitter
{
    /// <summary>The type of operation that this one is for.</summary>
    public abstract Type OperationType { get; }

    /// <summary>How the rows of a sequence that it yields follow each other.</summary>
    public abstract RowLayout Layout(Operation operation);

    /// <summary>The floats of working memory that it needs while it runs, besides its inputs and its result.</summary>
    /// <param name="node">The node.</param>
    /// <param name="graph">The graph that the node is in.</param>
    public abstract long Workspace(Node node, NetworkGraph graph);

    /// <summary>The fields that hold what is prepared at load.</summary>
    public abstract IReadOnlyList<StepField> Fields(Operation operation);

    /// <summary>What it computes and how, in English, to follow the node's name and a colon.</summary>
    public abstract string Describe(Step step);

    /// <summary>Writes the statements that give each field its value; <c>weights</c> is in scope.</summary>
    public abstract void WritePreparation(Step step);

    /// <summary>Writes the statements that compute the result, whose span is declared already.</summary>
    public abstract void WriteRun(Step step);
}

/// <inheritdoc/>
/// <typeparam name="TOperation">The operation.</typeparam>
internal abstract class StepEmitter<TOperation> : StepEmitter
    where TOperation : Operation
{
    public sealed override Type OperationType => typeof(TOperation);

    public sealed override RowLayout Layout(Operation operation) => Layout((TOperation)operation);

    public sealed override long Workspace(Node node, NetworkGraph graph) => Workspace((TOperation)node.Operation, node, graph);

    public sealed override IReadOnlyList<StepField> Fields(Operation operation) => Fields((TOperation)operation);

    public sealed override string Describe(Step step) => Describe((TOperation)step.Node.Operation, step);

    public sealed override void WritePreparation(Step step) => WritePreparation((TOperation)step.Node.Operation, step);

    public sealed override void WriteRun(Step step) => WriteRun((TOperation)step.Node.Operation, step);

    /// <inheritdoc cref="StepEmitter.Layout(Operation)"/>
    protected virtual RowLayout Layout(TOperation operation) => RowLayout.Dense;

    /// <inheritdoc cref="StepEmitter.Workspace(Node, NetworkGraph)"/>
    protected virtual long Workspace(TOperation operation, Node node, NetworkGraph graph) => 0;

    /// <inheritdoc cref="StepEmitter.Fields(Operation)"/>
    protected virtual IReadOnlyList<StepField> Fields(TOperation operation) => [];

    /// <inheritdoc cref="StepEmitter.Describe(Step)"/>
    protected abstract string Describe(TOperation operation, Step step);

    /// <inheritdoc cref="StepEmitter.WritePreparation(Step)"/>
    protected virtual void WritePreparation(TOperation operation, Step step)
    {
    }

    /// <inheritdoc cref="StepEmitter.WriteRun(Step)"/>
    protected abstract void WriteRun(TOperation operation, Step step);
}

/// <summary>A field of the program: <c>_logitsWeight</c> for the suffix <c>Weight</c>.</summary>
/// <param name="Suffix">What follows the node's name.</param>
/// <param name="Type">The field's type.</param>
internal readonly record struct StepField(string Suffix, string Type = "AlignedFloats")
{
    /// <summary>Most fields hold floats.</summary>
    public static implicit operator StepField(string suffix) => new(suffix);
}

/// <summary>How the rows of a sequence follow each other.</summary>
internal enum RowLayout
{
    /// <summary>Each row behind the one before.</summary>
    Dense,

    /// <summary>As far apart as the first input's rows: an element-wise function is then one call over the whole span.</summary>
    LikeInput,

    /// <summary>Filled up to whole vectors of the widest kind, so that code that stores whole vectors never spills into the next row.</summary>
    WholeVectors,
}
