using CnnCodegen.Generator.Graph;
using CnnCodegen.Generator.Plan;

namespace CnnCodegen.Generator.Emit;

/// <summary>Writes the file type that computes: its constructor prepares the weights at load time, its <c>Run</c> is the program per text.</summary>
internal sealed class ProgramEmitter
{
    private readonly CSharpWriter _writer;
    private readonly NetworkPlan _plan;
    private readonly NameTable _fields = new();
    private readonly NameTable _locals = new("length", "tokens", "output", "scratch");
    private readonly Dictionary<(int Node, string Suffix), string> _fieldNames = [];
    private readonly Dictionary<int, string> _localNames = [];

    private ProgramEmitter(CSharpWriter writer, NetworkPlan plan)
    {
        _writer = writer;
        _plan = plan;
        foreach (Node node in plan.Graph.Nodes)
        {
            _localNames[node.Id] = node.Operation is InputOperation ? "tokens" : _locals.Local(node.Name);
            foreach (string suffix in Suffixes(node.Operation))
                _fieldNames[(node.Id, suffix)] = _fields.Field(node.Name, suffix);
        }
    }

    public static void Write(CSharpWriter writer, NetworkPlan plan, string typeName) => new ProgramEmitter(writer, plan).Write(typeName);

    private static string[] Suffixes(Operation operation) => operation switch
    {
        LookupOperation => ["Table"],
        ConvolutionOperation => ["Filters", "Bias"],
        LinearOperation => ["Weight", "Bias"],
        _ => [],
    };

    private string Field(Node node, string suffix) => _fieldNames[(node.Id, suffix)];

    private string Local(int node) => _localNames[node];

    private void Write(string typeName)
    {
        _writer.Line($"/// <summary>Computes <c>{_plan.Network.Declaration.FullName}</c>: the constructor once, at load; <see cref=\"Run\"/> for each text.</summary>");
        using (_writer.Block($"file sealed class {typeName} : InferenceProgram"))
        {
            Node[] withWeights = _plan.Graph.Nodes.Where(node => Suffixes(node.Operation).Length > 0).ToArray();
            foreach (Node node in withWeights)
            {
                foreach (string suffix in Suffixes(node.Operation))
                    _writer.Line($"private readonly AlignedFloats {Field(node, suffix)};");
            }

            _writer.Line();
            _writer.Line("/// <summary>Takes the weights into the layout that the loops read.</summary>");
            using (_writer.Block($"public {typeName}(NetworkWeights weights)"))
            {
                foreach (Node node in withWeights)
                    WritePreparation(node);
            }

            _writer.Line();
            _writer.Line($"public override int ScratchLength => {Literals.Grouped(_plan.ScratchLength)};");
            _writer.Line();
            using (_writer.Block("public override void Run(ReadOnlySpan<int> tokens, Span<float> output, Span<float> scratch)"))
            {
                _writer.Line("int length = tokens.Length;");
                foreach (Node node in _plan.Graph.Nodes.Where(node => node.Operation is not InputOperation))
                {
                    _writer.Line();
                    _writer.Line($"// {node.Name}: {StepText.Describe(node, _plan)}");
                    WriteStep(node);
                }
            }
        }
    }

    private void WritePreparation(Node node)
    {
        switch (node.Operation)
        {
            case LookupOperation lookup:
                _writer.Line($"{Field(node, "Table")} = AlignedFloats.CopyOf({Tensor(lookup.Table)});");
                break;
            case LinearOperation linear:
                _writer.Line($"{Field(node, "Weight")} = AlignedFloats.CopyOf({Tensor(linear.Weight)});");
                _writer.Line($"{Field(node, "Bias")} = AlignedFloats.CopyOf({Tensor(linear.Bias)});");
                break;
            case ConvolutionOperation convolution:
                ConvolutionPlan plan = _plan.ConvolutionOf(node.Id);
                _writer.Line($"{Field(node, "Filters")} = FilterPacking.Pack(");
                using (_writer.Indent())
                {
                    _writer.Line($"{Tensor(convolution.Weight)}, filters: {Literals.Number(convolution.Filters)}, channels: {Literals.Number(convolution.Channels)}, width: {Literals.Number(convolution.Width)},");
                    _writer.Line($"pitch: {Literals.Number(plan.Window.Pitch)}, {ConvolutionEmitter.TypeName}.Lanes, {ConvolutionEmitter.TypeName}.{ConvolutionEmitter.PanelsName(convolution)});");
                }

                _writer.Line(convolution.MaxOverTime
                    ? $"{Field(node, "Bias")} = AlignedFloats.CopyOf({Tensor(convolution.Bias)});"
                    : $"{Field(node, "Bias")} = AlignedFloats.CopyOf({Tensor(convolution.Bias)}, {Literals.Number(plan.PaddedFilters)});");
                break;
        }
    }

    private static string Tensor(WeightSpec weight) => $"weights.Tensor({Literals.Text(weight.Name)})";

    private void WriteStep(Node node)
    {
        Placement place = _plan.PlacementOf(node.Id);
        string y = Local(node.Id);
        string x = Local(node.Inputs[0]);
        if (node.Shape.Kind == ShapeKind.Sequence)
            WriteSequence(node, place, y);
        else
            _writer.Line($"Span<float> {y} = {(place.InOutput ? "output" : "scratch")}.Slice({Literals.Grouped(place.Offset)}, {Literals.Grouped(node.Shape.Channels)});");

        switch (node.Operation)
        {
            case LookupOperation lookup:
                _writer.Line($"EmbeddingLookup.Gather({Field(node, "Table")}.Span, {Literals.Number(lookup.Dimensions)}, tokens, {y});");
                break;
            case ConvolutionOperation convolution:
                WriteConvolution(node, convolution, y);
                break;
            case LinearOperation linear:
                _writer.Line($"FullyConnected.Apply({Field(node, "Weight")}.Span, {Field(node, "Bias")}.Span, {x}, {y});");
                WriteActivation(linear.Activation, y, y);
                break;
            case MaxOverTimeOperation:
                _writer.Line($"OverTime.Max({x}, {Literals.Number(Pitch(node.Inputs[0]))}, {y});");
                break;
            case AverageOverTimeOperation:
                _writer.Line($"OverTime.Average({x}, {Literals.Number(Pitch(node.Inputs[0]))}, {y});");
                break;
            case ConcatOperation:
                WriteConcat(node, place, y);
                break;
            case ActivationOperation activation:
                WriteActivation(activation.Activation, x, y);
                break;
            case DropoutOperation:
                _writer.Line($"{x}.CopyTo({y});");
                break;
        }
    }

    private int Pitch(int node) => _plan.PlacementOf(node).Pitch;

    private void WriteSequence(Node node, Placement place, string y)
    {
        int start = place.Offset + (place.ZeroRowsBefore * place.Pitch);
        string rows = Rows(node.Shape.Length, place.Pitch);
        _writer.Line($"Span<float> {y} = scratch.Slice({Literals.Grouped(start)}, {rows});");
        if (place.ZeroRowsBefore > 0)
            _writer.Line($"scratch.Slice({Literals.Grouped(place.Offset)}, {Literals.Grouped(place.ZeroRowsBefore * place.Pitch)}).Clear();");
        if (place.ZeroRowsAfter > 0)
            _writer.Line($"scratch.Slice({Literals.Grouped(start)} + ({rows}), {Literals.Grouped(place.ZeroRowsAfter * place.Pitch)}).Clear();");
    }

    /// <summary><c>(length - 2) * 300</c>.</summary>
    private static string Rows(SequenceLength length, int pitch) =>
        length.Offset == 0 ? $"length * {Literals.Number(pitch)}" : $"({length.ToCode()}) * {Literals.Number(pitch)}";

    private void WriteConvolution(Node node, ConvolutionOperation convolution, string y)
    {
        ConvolutionPlan plan = _plan.ConvolutionOf(node.Id);
        Node input = _plan.Graph[node.Inputs[0]];
        string x = Local(input.Id);
        if (convolution.PadLeft + convolution.PadRight > 0)
        {
            Placement place = _plan.PlacementOf(input.Id);
            int start = place.Offset + ((place.ZeroRowsBefore - convolution.PadLeft) * place.Pitch);
            var padded = new SequenceLength(input.Shape.Length.Offset + convolution.PadLeft + convolution.PadRight);
            x = $"scratch.Slice({Literals.Grouped(start)}, {Rows(padded, place.Pitch)})";
        }

        string positions = ShapeRules.Positions(convolution, input.Shape.Length).ToCode();
        string call = $"{ConvolutionEmitter.TypeName}.{ConvolutionEmitter.MethodName(convolution)}<{plan.Window.TypeName}>";
        if (!convolution.MaxOverTime)
        {
            _writer.Line($"{call}({x}, {Field(node, "Filters")}.Span, {Field(node, "Bias")}.Span, {y}, {positions});");
            if (!TileKind.Of(convolution).IsRelu)
                WriteActivation(convolution.Activation, y, y);
            return;
        }

        string best = _locals.Local(node.Name + "Best");
        _writer.Line($"Span<float> {best} = scratch.Slice({Literals.Grouped(plan.MaximaOffset)}, {Literals.Grouped(plan.PaddedFilters)});");
        _writer.Line($"{call}({x}, {Field(node, "Filters")}.Span, {best}, {positions});");
        _writer.Line($"TensorPrimitives.Add({best}[..{Literals.Number(convolution.Filters)}], {Field(node, "Bias")}.Span, {y});");
        WriteActivation(convolution.Activation, y, y);
    }

    private void WriteActivation(ActivationFunction activation, string x, string y)
    {
        string parameter = activation.Parameter is { } value ? Literals.Real(value) + "f, " : "";
        if (activation != Activation.None)
            _writer.Line($"Activations.{activation.Kind}({x}, {parameter}{y});");
    }

    private void WriteConcat(Node node, Placement place, string y)
    {
        int channel = 0;
        foreach (int id in node.Inputs)
        {
            Node part = _plan.Graph[id];
            string to = channel == 0 ? y : $"{y}[{Literals.Number(channel)}..]";
            if (node.Shape.Kind == ShapeKind.Sequence)
                _writer.Line($"Rows.Copy({Local(id)}, {Literals.Number(Pitch(id))}, {Literals.Number(part.Shape.Channels)}, {to}, {Literals.Number(place.Pitch)});");
            else if (_plan.Graph.OnlyConsumerOf(part) != node)
                _writer.Line($"{Local(id)}.CopyTo({to});");
            channel += part.Shape.Channels;
        }
    }
}
