using CnnCodegen.Generator.Graph;
using CnnCodegen.Generator.Plan;

namespace CnnCodegen.Generator.Emit.Steps;

/// <summary>The steps of a program in their order, and the names that they share.</summary>
internal sealed class ProgramSteps
{
    private readonly NameTable _locals;
    private readonly Dictionary<(int Node, string Suffix), string> _fields = [];
    /// <summary>The lengths whose variables are declared where the writer stands: a step before that computes the length for itself.</summary>
    private readonly LengthNames _lengths = new();

    /// <summary>All lengths that get a variable.</summary>
    private readonly LengthNames _allLengths = new();
    private readonly Dictionary<int, (string Name, string Code)> _newLengths = [];

    /// <param name="plan">How the network runs.</param>
    /// <param name="writer">Where the steps are written.</param>
    public ProgramSteps(NetworkPlan plan, CSharpWriter writer)
        : this(plan, writer, new NameTable())
    {
    }

    private ProgramSteps(NetworkPlan plan, CSharpWriter writer, NameTable fields)
    {
        Plan = plan;
        string[] parameters = plan.Stream is null ? ["ids", "output", "scratch", "texts"] : ["ids", "context", "state", "body", "rows", "attention", "output", "scratch"];
        _locals = new NameTable([.. plan.Graph.Inputs.Select(input => input.Axis.Variable), .. parameters]);
        Writer = writer;
        var values = new Dictionary<int, StepValue>();
        var steps = new List<Step>();
        foreach (Node node in plan.Graph.Nodes)
        {
            bool isInput = node.Operation is InputOperation;
            values[node.Id] = isInput
                ? new StepValue(node, _locals.Local(node.Name), Placement: null, _lengths)
                : new StepValue(node, _locals.Local(node.Name), plan.PlacementOf(node.Id), _lengths);
            if (isInput)
                continue;
            NameLength(node);
            steps.Add(new Step(node, values[node.Id], node.Inputs.Select(id => values[id]).ToArray(), this));
            foreach (StepField field in StepCatalog.For(node.Operation).Fields(node.Operation))
                _fields[(node.Id, field.Suffix)] = fields.Field(node.Name, field.Suffix);
        }

        All = steps;
        Head = [.. HeadSteps(plan, values, fields)];
        Blocks = [.. plan.Blocks.Select(block => (plan.Graph[block.Node], new ProgramSteps(block.Plan, writer, fields)))];
        Inputs = [.. plan.Graph.Inputs.Select(input => values[input.Node])];
    }

    public NetworkPlan Plan { get; }

    /// <summary>The steps of the networks that run per token, with the nodes that run them.</summary>
    public IReadOnlyList<(Node Node, ProgramSteps Steps)> Blocks { get; }

    public CSharpWriter Writer { get; }

    /// <summary>The inputs, in the order of the declaration.</summary>
    public IReadOnlyList<StepValue> Inputs { get; }

    /// <summary>One step per layer of the head.</summary>
    public IReadOnlyList<Step> Head { get; }

    /// <summary>One step per node but the inputs and those of the head.</summary>
    public IReadOnlyList<Step> All { get; }

    /// <summary>
    /// The variable for a node's length, with its value, where the node is the first of that length; null otherwise. From here on it is in scope.
    /// </summary>
    public (string Name, string Code)? DeclareLength(Node node)
    {
        if (!_newLengths.TryGetValue(node.Id, out (string Name, string Code) length))
            return null;
        _lengths.Add(node.Shape.Length, length.Name);
        return length;
    }

    /// <summary>A length as C#.</summary>
    public string Length(SequenceLength length) => _lengths.ToCode(length);

    /// <summary>The name of a node's field.</summary>
    public string Field(Node node, string suffix) => _fields[(node.Id, suffix)];

    /// <summary>A new name for a local variable.</summary>
    public string Local(string name) => _locals.Local(name);

    /// <summary>The steps of the head, which finds the vectors of all texts one after another.</summary>
    private IEnumerable<Step> HeadSteps(NetworkPlan plan, Dictionary<int, StepValue> values, NameTable fields)
    {
        if (plan.Head is null)
            yield break;
        StepValue body = values[plan.Graph.Output];
        StepValue input = body with { Placement = Dense(body.Node) };
        foreach (Node layer in plan.Head.Layers)
        {
            var result = new StepValue(layer, _locals.Local(layer.Name), Dense(layer), _lengths);
            yield return new Step(layer, result, [input], this);
            foreach (StepField field in StepCatalog.For(layer.Operation).Fields(layer.Operation))
                _fields[(layer.Id, field.Suffix)] = fields.Field(layer.Name, field.Suffix);
            input = result;
        }
    }

    private static Placement Dense(Node node) => new(node.Id, Memory.Scratch, 0, node.Shape.Channels, (int)node.Shape.LongestLength, 0, 0);

    private void NameLength(Node node)
    {
        if (!node.Shape.IsSequence || !_allLengths.WantsName(node.Shape.Length))
            return;
        string code = _allLengths.ToCode(node.Shape.Length);
        string name = _locals.Local(node.Name + "Length");
        _allLengths.Add(node.Shape.Length, name);
        _newLengths.Add(node.Id, (name, code));
    }
}
