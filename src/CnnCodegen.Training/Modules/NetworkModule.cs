using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CnnCodegen.Training.Modules;

/// <summary>A whole network in TorchSharp, built from its description. Its state_dict has the description's names and shapes.</summary>
internal sealed class NetworkModule : nn.Module
{
    private readonly NetworkDescription _description;
    private readonly Device _device;
    private readonly LayerGraph _layers;

    public NetworkModule(NetworkDescription description, int seed, Device device, ScalarType type = ScalarType.Float32, Initialization? initialization = null)
        : base(description.Name)
    {
        _description = description;
        _device = device;

        using DisposeScope scope = NewDisposeScope();
        using var initial = new Generator(unchecked((ulong)(uint)seed));
        Chance = new Chance(seed, device);
        _layers = new LayerGraph(description, new Initializer(initial, device, type, initialization));

        // All under the network itself: names of layers have dots, which TorchSharp does not allow in names of modules.
        foreach ((string name, Tensor values) in _layers.Weights)
        {
            if (values is Parameter parameter)
                register_parameter(name, parameter);
            else
                register_buffer(name, values);

            // The weights live as long as the module, in whatever scope it was made.
            values.DetachFromDisposeScope();
        }
    }

    /// <summary>What training draws from.</summary>
    public Chance Chance { get; }

    /// <summary>The scores of neighbouring tags that the network ends in; null where it ends in something else.</summary>
    public TransitionsModule? Transitions => _layers.Transitions;

    /// <summary>Computes the network's result: a vector or a sequence for each example.</summary>
    /// <param name="examples">The examples' id sequences, see <see cref="ExampleBatch"/>.</param>
    public Signal Forward(IReadOnlyList<int[][]> examples) => _layers.Forward(NewPass(examples));

    /// <summary>Computes the logarithms of the probabilities of the network's outputs, whether its last layer yields logits, probabilities or their logarithms.</summary>
    /// <param name="examples">The examples' id sequences, see <see cref="ExampleBatch"/>.</param>
    public Signal LogProbabilities(IReadOnlyList<int[][]> examples) => _layers.LogProbabilities(NewPass(examples));

    /// <summary>Computes that of which a softmax makes probabilities of the network's outputs.</summary>
    /// <param name="examples">The examples' id sequences, see <see cref="ExampleBatch"/>.</param>
    public Signal Scores(IReadOnlyList<int[][]> examples) => _layers.Scores(NewPass(examples));

    /// <summary>Computes, for the next piece of each of some streams, that of which a softmax makes probabilities of the tokens that follow.</summary>
    /// <param name="piece">The pieces.</param>
    /// <param name="memory">What is remembered of the pieces before; afterwards, of these too.</param>
    /// <returns><c>[streams, length, outputs]</c>.</returns>
    public Tensor Scores(StreamPiece piece, StreamMemory memory) =>
        _layers.Scores(NewPass(piece.ToBatch(_description, training)) with { Memory = memory }).Values.transpose(1, 2);

    /// <summary>Gives tables of vectors that are trained gradients of the rows that were looked up, and returns the names of those tables' weights.</summary>
    public IReadOnlyCollection<string> UseRowGradients()
    {
        VectorTable[] tables = [.. _layers.Tables.Where(static table => table.Weight.requires_grad)];
        foreach (VectorTable table in tables)
            table.UseRowGradients();

        return [.. _layers.Weights.Where(weight => tables.Any(table => ReferenceEquals(table.Weight, weight.Values))).Select(static weight => weight.Name)];
    }

    /// <summary>Restores what must hold for the weights after every step.</summary>
    public void Constrain()
    {
        using IDisposable _ = no_grad();
        using DisposeScope scope = NewDisposeScope();
        _layers.Constrain();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _layers.Dispose();
            Chance.Dispose();
        }

        base.Dispose(disposing);
    }

    private Pass NewPass(IReadOnlyList<int[][]> examples) => NewPass(ExampleBatch.Create(examples, _description, training ? Chance.NextWords() : null));

    private Pass NewPass(ExampleBatch batch) => new(
        [.. batch.Inputs.Select(tokens => ToSignal(tokens))],
        [.. batch.Spellings.Select(spelling => (ToSignal(spelling.Words), tensor(spelling.Places, [spelling.Places.Length / spelling.Longest, spelling.Longest], device: _device)))],
        training,
        Chance);

    private Signal ToSignal(TokenBatch tokens) =>
        new(tensor(tokens.Ids, [tokens.Lengths.Length, tokens.Longest], device: _device), new SequenceLengths(tokens.Lengths, _device));
}
