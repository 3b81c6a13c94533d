using CnnCodegen.Generator.Graph;
using CnnCodegen.Generator.Plan;

namespace CnnCodegen.Generator.Emit.Steps;

/// <summary>One node on its way to code: its place, its inputs, and the C# names of what it works with.</summary>
/// <param name="node">The node.</param>
/// <param name="result">The node's value.</param>
/// <param name="inputs">The values that it reads.</param>
/// <param name="steps">The program that it is part of.</param>
internal sealed class Step(Node node, StepValue result, IReadOnlyList<StepValue> inputs, ProgramSteps steps)
{
    /// <summary>The span over the rows that are remembered between the pieces of a stream; null where there are none, or before it is declared.</summary>
    private string? _before;

    public Node Node => node;

    public NetworkPlan Plan => steps.Plan;

    /// <summary>The value that the step computes.</summary>
    public StepValue Result => result;

    /// <summary>The values that the step reads, in the order of the node's inputs.</summary>
    public IReadOnlyList<StepValue> Inputs => inputs;

    /// <summary>The first of <see cref="Inputs"/>.</summary>
    public StepValue Input => inputs[0];

    /// <summary>The span of the first input: <c>vectors</c>.</summary>
    public string X => Input.Local;

    /// <summary>The span of the result: <c>nGrams_0</c>.</summary>
    public string Y => result.Local;

    /// <summary>The first input's span and pitch, as kernels take them: <c>stem, 64</c>.</summary>
    public string XRows => Input.Rows;

    /// <summary>The result's span and pitch.</summary>
    public string YRows => result.Rows;

    /// <summary>The names of the inputs as the user wrote them: <c>Words, Symbols</c>.</summary>
    public string From => string.Join(", ", inputs.Select(input => input.Name));

    /// <summary>The name of a field: <c>_logitsWeight</c>.</summary>
    public string Field(string suffix) => steps.Field(node, suffix);

    /// <summary>The floats of a field: <c>_logitsWeight.Span</c>.</summary>
    public string Floats(string suffix) => Field(suffix) + ".Span";

    /// <summary>The name of a field of the first input's step.</summary>
    public string InputField(string suffix) => steps.Field(Input.Node, suffix);

    /// <summary>A new name for a local variable: <c>nGrams_0Best</c>.</summary>
    public string Local(string suffix) => steps.Local(node.Name + suffix);

    /// <summary>A length as C#.</summary>
    public string Length(SequenceLength length) => steps.Length(length);

    /// <summary>A stored tensor, while weights are prepared: <c>weights.Tensor("Logits.bias")</c>.</summary>
    public static string Tensor(WeightSpec weight) => $"weights.Tensor({Literals.Text(weight.Name)})";

    /// <summary>Writes a line.</summary>
    public void Line(string text) => steps.Writer.Line(text);

    /// <summary>Indents what follows until the result is disposed.</summary>
    public CSharpWriter.BlockEnd Indent() => steps.Writer.Indent();

    /// <summary>Writes a header and an opening brace; disposing the result writes the closing one.</summary>
    public CSharpWriter.BlockEnd Block(string header) => steps.Writer.Block(header);

    /// <summary>Writes the statement that copies a tensor into a field, filled up with zeros where a length is given.</summary>
    public void Copy(WeightSpec weight, string suffix, int? length = null) => Copy(Tensor(weight), suffix, length);

    /// <inheritdoc cref="Copy(WeightSpec, string, int?)"/>
    public void Copy(string floats, string suffix, int? length = null) =>
        Line($"{Field(suffix)} = AlignedFloats.CopyOf({floats}{(length is { } filled ? ", " + Literals.Number(filled) : "")});");

    /// <summary>Writes the declaration of a batch normalisation, while weights are prepared, and returns its variable; null, and nothing, for none.</summary>
    public string? DeclareNorm(BatchNormSpec? norm)
    {
        if (norm is null)
            return null;
        string local = Local("Norm");
        Line($"var {local} = {Folding(norm)};");
        return local;
    }

    /// <summary>The expression that takes a batch normalisation from the weights.</summary>
    public static string Folding(BatchNormSpec norm)
    {
        string name = norm.Weight.Name.Substring(0, norm.Weight.Name.LastIndexOf('.'));
        return $"new BatchNormFolding(weights, {Literals.Text(name)}, epsilon: {Literals.Real(norm.Epsilon)})";
    }

    /// <summary>Writes the declaration of the result's span, and the zero rows around it.</summary>
    public void DeclareResult()
    {
        if (steps.DeclareLength(node) is { } length)
            Line($"int {length.Name} = {length.Code};");
        Placement place = result.Place;
        int start = place.Offset + (place.ZeroRowsBefore * place.Pitch);
        string floats = result.Floats;
        Line($"Span<float> {Y} = {place.Span}.Slice({Literals.Grouped(start)}, {floats});");
        if (Remembered(RememberedKind.Rows) is { } rows)
        {
            _before = Local("Before");
            string count = place.ZeroRowsBefore == 1 ? "the last row" : $"the last {Literals.Number(place.ZeroRowsBefore)} rows";
            Line($"Span<float> {_before} = {rows}; // {count} of the piece before");
            Line($"{_before}.CopyTo(scratch.Slice({Literals.Grouped(place.Offset)}, {Literals.Grouped(place.ZeroRowsBefore * place.Pitch)}));");
        }
        else if (place.ZeroRowsBefore > 0)
            Line($"{place.Span}.Slice({Literals.Grouped(place.Offset)}, {Literals.Grouped(place.ZeroRowsBefore * place.Pitch)}).Clear();");
        if (place.ZeroRowsAfter > 0)
            Line($"{place.Span}.Slice({Expressions.Plus(start, floats)}, {Literals.Grouped(place.ZeroRowsAfter * place.Pitch)}).Clear();");
    }

    /// <summary>What the node remembers between the pieces of a stream beside rows, as C#; null where that is nothing.</summary>
    public string? RememberedState => Remembered(RememberedKind.State);

    private string? Remembered(RememberedKind kind) =>
        Plan.Stream?.Find(node.Id, kind) is { } remembered ? $"state.Slice({Literals.Grouped(remembered.Offset)}, {Literals.Grouped(remembered.Length)})" : null;

    /// <summary>Writes the statement that remembers the last rows of the node's value for the next piece of a stream; nothing where none are read then.</summary>
    public void RememberRows()
    {
        if (_before is null)
            return;
        Placement place = result.Place;
        Line($"scratch.Slice({Expressions.Plus(place.Offset, result.Floats)}, {Literals.Grouped(place.ZeroRowsBefore * place.Pitch)}).CopyTo({_before}); // for the next piece");
    }

    /// <summary>Writes the declaration of a span over the step's workspace, or over a part of it, and returns its name.</summary>
    /// <param name="suffix">What follows the node's name in the span's.</param>
    /// <param name="start">The first float of the part.</param>
    /// <param name="length">The floats of the part; what is left where it is omitted.</param>
    public string DeclareWorkspace(string suffix, long start = 0, long? length = null)
    {
        Workspace workspace = Plan.WorkspaceOf(node.Id)!;
        string local = Local(suffix);
        Line($"Span<float> {local} = scratch.Slice({Literals.Grouped(workspace.Offset + start)}, {Literals.Grouped(length ?? (workspace.Length - start))});");
        return local;
    }

    /// <summary>The workspace of the first input's step as C#; it lives as long as the step has readers.</summary>
    public string InputWorkspace()
    {
        Workspace workspace = Plan.WorkspaceOf(Input.Node.Id)!;
        return $"scratch.Slice({Literals.Grouped(workspace.Offset)}, {Literals.Grouped(workspace.Length)})";
    }

    /// <summary>Writes the call of an element-wise function; nothing for the identity from a span to itself.</summary>
    public void Apply(ActivationFunction activation, string x, string y)
    {
        string parameter = activation.Parameter is { } value ? Literals.Real(value) + "f, " : "";
        if (activation != Activation.None)
            Line($"Activations.{activation.Kind}({x}, {parameter}{y});");
    }

    /// <summary>", Relu": how descriptions end.</summary>
    public static string Then(ActivationFunction activation) => activation == Activation.None ? "" : $", {activation}";
}
