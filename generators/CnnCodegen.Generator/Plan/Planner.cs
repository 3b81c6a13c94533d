using CnnCodegen.Generator.Collections;
using CnnCodegen.Generator.Emit.Steps;
using CnnCodegen.Generator.Graph;

namespace CnnCodegen.Generator.Plan;

/// <summary>Decides where values lie and which tiles run.</summary>
internal sealed class Planner
{
    /// <summary>
    /// Rows that tiles write are filled up to whole vectors of the widest kind, on every width, so that no row spills into the next; the
    /// consumers' weights are zero there.
    /// </summary>
    internal const int WidestLanes = 16;

    private readonly NetworkGraph _graph;
    private readonly EquatableArray<VectorWidth> _widths;
    private readonly Arena _arena = new(WidestLanes);
    private readonly Dictionary<int, Placement> _placements = [];
    private readonly List<ConvolutionPlan> _convolutions = [];
    private readonly List<QrnnPlan> _qrnns = [];
    private readonly List<Workspace> _workspaces = [];
    private readonly List<BlockPlan> _blocks = [];
    private readonly List<Remembered> _remembered = [];
    private readonly Node? _outputLayer;
    private long _stateLength;
    private long _contextLength;
    private readonly Network _network;
    private readonly PlanOptions _options;

    private Planner(Network network, NetworkGraph graph, EquatableArray<VectorWidth> widths, PlanOptions options)
    {
        _options = options;
        _network = network;
        _graph = graph;
        _widths = widths;
        if (graph.Stream is null)
            return;
        _outputLayer = StreamPlan.OutputLayerOf(graph);
        // It begins with the number of rows of each value, which pieces must know.
        _contextLength = RoundUp(graph.Nodes.Count(node => StreamPlan.IsContext(graph, node)), WidestLanes);
    }

    /// <summary>The node whose rows leave the body of a streamed network.</summary>
    private Node Body => _outputLayer is null ? _graph.Result : _graph[_outputLayer.Inputs[0]];

    /// <param name="network">The network as declared.</param>
    /// <param name="optimized">Its computations after the passes.</param>
    /// <param name="widths">The vector widths to plan for, the widest first.</param>
    /// <param name="options">What speed may cost.</param>
    public static NetworkPlan Plan(Network network, NetworkGraph optimized, EquatableArray<VectorWidth> widths, PlanOptions options)
    {
        NetworkGraph graph = WeightPolicy.Store(AlgorithmPolicy.Choose(optimized, options), options);
        IReadOnlyList<Node> head = HeadPolicy.LayersOf(graph);
        NetworkPlan body = PlanGraph(network, HeadPolicy.Body(graph, head), widths, options);
        if (head.Count == 0)
            return body;
        long lengthOfHead = head.Take(head.Count - 1).Sum(layer => layer.Shape.Elements);
        long offset = RoundUp(Math.Max(body.ScratchLength, lengthOfHead), WidestLanes);
        return body with
        {
            Head = new HeadPlan(head.ToEquatableArray(), unchecked((int)offset), (int)lengthOfHead),
            ScratchLength = offset + body.Graph.Result.Shape.Elements,
        };
    }

    /// <summary>Plans a graph in which tables and formats are chosen already: networks per token share the budget of the whole.</summary>
    private static NetworkPlan PlanGraph(Network network, NetworkGraph graph, EquatableArray<VectorWidth> widths, PlanOptions options)
    {
        var planner = new Planner(network, graph, widths, options);
        for (int i = 0; i < graph.Nodes.Count; i++)
            planner.Place(graph.Nodes[i], i);
        return new NetworkPlan(
            network,
            graph,
            widths,
            graph.Nodes.Where(node => planner._placements.ContainsKey(node.Id)).Select(node => planner._placements[node.Id]).ToEquatableArray(),
            planner._convolutions.ToEquatableArray(),
            planner._workspaces.ToEquatableArray(),
            planner._arena.Length)
        {
            Blocks = planner._blocks.ToEquatableArray(),
            Qrnns = planner._qrnns.ToEquatableArray(),
            Stream = planner.PlanStream(),
        };
    }

    private StreamPlan? PlanStream() => _graph.Stream is null ? null : new StreamPlan(
        _outputLayer,
        Body,
        _remembered.ToEquatableArray(),
        _stateLength,
        _graph.Nodes.Where(node => StreamPlan.IsContext(_graph, node)).ToEquatableArray(),
        _contextLength)
    {
        Attention = _graph.Nodes.LastOrDefault(node => node.Operation is AttentionOperation && _graph.IsStreamed(node)),
    };

    private void Remember(Node node, RememberedKind kind, long length)
    {
        if (length == 0 || !_graph.IsStreamed(node))
            return;
        _remembered.Add(new Remembered(node.Id, kind, unchecked((int)_stateLength), unchecked((int)length)));
        _stateLength += length;
    }

    /// <summary>A number of channels with those that fill up the last vector of the widest kind.</summary>
    public static int WholeVectors(int channels) => RoundUp(channels, WidestLanes);

    private void Place(Node node, int step)
    {
        if (node.Operation is InputOperation)
            return;
        if (!_placements.ContainsKey(node.Id))
            _placements[node.Id] = Reserve(node, step);
        Remember(node, RememberedKind.State, StreamPlan.StateOf(node.Operation));
        Remember(node, RememberedKind.Rows, (long)_placements[node.Id].ZeroRowsBefore * _placements[node.Id].Pitch);
        if (node.Operation is QrnnOperation qrnn)
            _qrnns.Add(QrnnPlan.Of(node, qrnn, _placements[node.Inputs[0]], Shortest(node.Shape.Length), (int)node.Shape.LongestLength));
        long workspace = StepCatalog.For(node.Operation).Workspace(node, _graph);
        if (node.Operation is ConvolutionOperation convolution)
        {
            ConvolutionPlan plan = PlanConvolution(node, convolution);
            _convolutions.Add(plan);
            workspace += plan.Winograd?.Workspace ?? 0;
        }

        if (Block(node.Operation) is { } block)
        {
            NetworkPlan plan = PlanGraph(_network, WeightPolicy.Store(block, _options), _widths, _options);
            _blocks.Add(new BlockPlan(node.Id, plan));
            // A table is computed at load, in memory of its own.
            workspace = node.Operation is PerTokenOperation ? plan.ScratchLength : 0;
        }

        // The rows that a table has not are read by all steps that read the table.
        if (workspace > 0)
            _workspaces.Add(new Workspace(node.Id, _arena.Reserve(workspace, step, node.Operation is TokenTableOperation ? LastUse(node, step) : step), workspace));
    }

    private static NetworkGraph? Block(Operation operation) => operation switch
    {
        PerTokenOperation perToken => perToken.Block,
        WordTableOperation table => table.Block,
        _ => null,
    };

    private Placement Reserve(Node node, int step)
    {
        // The caller's rows are dense. What cannot be written like this is copied at the end.
        bool isDense = PitchOf(node) == node.Shape.Channels;
        if (node.Id == _outputLayer?.Id)
            return new Placement(node.Id, isDense ? Memory.Output : Memory.Scratch, 0, PitchOf(node), (int)node.Shape.LongestLength, 0, 0);
        if (_outputLayer is not null && node.Id == Body.Id)
            return new Placement(node.Id, Memory.Body, 0, PitchOf(node), (int)node.Shape.LongestLength, 0, 0);
        if (node.Id == _graph.Output && isDense)
            return new Placement(node.Id, _graph.Stream is null ? Memory.Output : Memory.Body, 0, node.Shape.Channels, (int)node.Shape.LongestLength, 0, 0);
        if (node.Shape.IsVector && _graph.OnlyConsumerOf(node) is { Operation: ConcatOperation, Shape.IsVector: true } concat)
            return InsideConcat(node, concat, step);

        Node[] consumers = _graph.ConsumersOf(node).ToArray();
        ConvolutionOperation[] readers = consumers.Select(consumer => Convolution(consumer.Operation)).OfType<ConvolutionOperation>().ToArray();
        bool isSequence = node.Shape.Kind == ShapeKind.Sequence;
        var placement = new Placement(
            node.Id,
            Memory.Scratch,
            Offset: 0,
            PitchOf(node),
            (int)node.Shape.LongestLength,
            isSequence ? readers.Select(reader => reader.PadLeft).DefaultIfEmpty().Max() : 0,
            isSequence ? readers.Select(reader => reader.PadRight).DefaultIfEmpty().Max() : 0);
        if (StreamPlan.IsContext(_graph, node))
        {
            long offset = _contextLength;
            _contextLength += RoundUp(placement.Length, WidestLanes);
            return placement with { Memory = Memory.Context, Offset = unchecked((int)offset) };
        }

        return placement with { Offset = _arena.Reserve(placement.Length, step, LastUse(node, step)) };
    }

    /// <summary>The convolution that a node computes, in whatever way.</summary>
    private static ConvolutionOperation? Convolution(Operation operation) => operation switch
    {
        TableConvolutionOperation table => table.Convolution,
        QrnnOperation qrnn => qrnn.Gates,
        _ => operation as ConvolutionOperation,
    };

    /// <summary>A vector that is only joined with others is written where the joined vector wants it, so that nothing is copied.</summary>
    private Placement InsideConcat(Node node, Node concat, int step)
    {
        if (!_placements.TryGetValue(concat.Id, out Placement? whole))
        {
            whole = Reserve(concat, step);
            _placements[concat.Id] = whole;
        }

        int before = concat.Inputs.TakeWhile(id => id != node.Id).Sum(id => _graph[id].Shape.Channels);
        return new Placement(node.Id, whole.Memory, whole.Offset + before, node.Shape.Channels, 1, 0, 0);
    }

    private ConvolutionPlan PlanConvolution(Node node, ConvolutionOperation convolution)
    {
        Placement input = _placements[node.Inputs[0]];
        int outputPitch = convolution.MaxOverTime ? 0 : _placements[node.Id].Pitch;
        int filters = convolution.Filters / convolution.Groups;
        SequenceLength positions = convolution.Positions(_graph[node.Inputs[0]].Shape.Length);
        int mostPositions = (int)positions.Longest;
        PlanOptions options = _options.For(_graph, node);
        ConvolutionAlgorithm algorithm = AlgorithmPolicy.For(convolution, mostPositions, options);
        bool filtering = algorithm == ConvolutionAlgorithm.Winograd;
        // What is stored must fill its row on every width, because others may read all of it; maxima need only the vectors that hold filters.
        EquatableArray<PanelRun>[] panels = _widths
            .Select(width => (Width: width, Vectors: RoundUp(filters, convolution.MaxOverTime ? width.Lanes : WidestLanes) / width.Lanes))
            .Select(of => filtering ? TilePolicy.PointPanels(of.Width, of.Vectors) : TilePolicy.Panels(of.Vectors))
            .ToArray();
        return new ConvolutionPlan(
            node.Id,
            convolution.IsDepthwise
                ? WindowPlan.OfDepthwise(convolution, input.Pitch, outputPitch)
                : WindowPlan.Of(convolution, input.Pitch, outputPitch),
            StoredFilters(convolution),
            algorithm,
            new EquatableArray<EquatableArray<PanelRun>>(panels),
            Shortest(positions),
            mostPositions)
        {
            NoTable = TablePolicy.Refusal(_graph, node, options),
            WhyDirect = algorithm == ConvolutionAlgorithm.Direct ? AlgorithmPolicy.WhyDirect(convolution, mostPositions, options) : null,
            Winograd = filtering ? WinogradPolicy.Plan(convolution, mostPositions) : null,
        };
    }

    /// <summary>A length for the shortest text.</summary>
    private int Shortest(SequenceLength length) => (int)length.At(_graph.Inputs.FirstOrDefault(text => text.Axis == length.Axis)?.MinLength ?? 1);

    /// <summary>The floats of a row that are written: the whole vectors of the last group reach beyond its filters.</summary>
    private static int StoredFilters(ConvolutionOperation convolution)
    {
        int filters = convolution.Filters / convolution.Groups;
        return convolution.IsDepthwise ? convolution.Filters : convolution.Filters - filters + WholeVectors(filters);
    }

    private int PitchOf(Node node) => node.Shape.Kind == ShapeKind.Vector ? node.Shape.Channels : StepCatalog.For(node.Operation).Layout(node.Operation) switch
    {
        RowLayout.WholeVectors => node.Operation is ConvolutionOperation convolution ? StoredFilters(convolution) : WholeVectors(node.Shape.Channels),
        RowLayout.LikeInput => _placements[node.Inputs[0]].Pitch,
        _ => node.Shape.Channels,
    };

    /// <summary>
    /// The last step that reads or writes a node's value. A joined vector is reserved from its first part on and written to until its own step,
    /// even where nothing reads it.
    /// </summary>
    private int LastUse(Node node, int step)
    {
        int last = step;
        for (int i = 0; i < _graph.Nodes.Count; i++)
        {
            if (_graph.Nodes[i].Id == node.Id || _graph.Nodes[i].Inputs.Contains(node.Id))
                last = Math.Max(last, i);
        }

        return last;
    }

    private static long RoundUp(long value, int multiple) => (value + multiple - 1) / multiple * multiple;

    private static int RoundUp(int value, int multiple) => (value + multiple - 1) / multiple * multiple;
}
