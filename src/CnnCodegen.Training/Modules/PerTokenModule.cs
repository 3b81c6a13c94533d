using TorchSharp;
using static TorchSharp.torch;

namespace CnnCodegen.Training.Modules;

/// <summary>A network once for each token, over the token's characters: those of the example, or of a closed vocabulary.</summary>
internal sealed class PerTokenModule : LayerModule
{
    private readonly LayerGraph _network;
    private readonly InputDescription _input;
    private readonly int _index;

    /// <summary>How the words of a closed vocabulary are spelled, <c>[words, characters]</c>; null for an open one.</summary>
    private readonly Tensor? _spellings;

    /// <param name="layer">The layer.</param>
    /// <param name="words">The words of a closed vocabulary; 0 for an open one.</param>
    /// <param name="index">The number of the layer among those whose tokens examples spell.</param>
    /// <param name="initializer">Makes the first weights.</param>
    public PerTokenModule(LayerDescription layer, int words, int index, Initializer initializer)
        : base(layer)
    {
        NetworkDescription block = layer.Block ?? throw new ArgumentException($"Layer '{layer.Name}' has no network to run per token.", nameof(layer));
        _index = index;
        _input = block.Inputs[0];
        if (words > 0)
            _spellings = Register("spellings", initializer.Buffer(0, words, _input.MaxLength));
        _network = new LayerGraph(block, initializer);
        Register(_network.Weights);
    }

    /// <inheritdoc/>
    public override IEnumerable<VectorTable> Tables => _network.Tables;

    /// <inheritdoc/>
    public override void Constrain() => _network.Constrain();

    /// <inheritdoc/>
    public override void Dispose() => _network.Dispose();

    /// <inheritdoc/>
    protected override Signal Compute(IReadOnlyList<Signal> inputs, Pass pass)
    {
        (Signal words, Tensor places) = _spellings is null ? pass.Spellings[_index] : Spell(inputs[0], _spellings, pass.Training);
        Tensor vectors = _network.Forward(pass with { Tokens = [words], Spellings = [], Memory = null }).Values;
        Tensor values = vectors.index_select(0, places.flatten()).unflatten(0, places.shape);
        return Signal.Of(values.transpose(1, 2), inputs[0].Sequence);
    }

    /// <summary>The words that a batch has, each once where equal words may be shared, and which of them stands at each position.</summary>
    private (Signal Words, Tensor Places) Spell(Signal tokens, Tensor spellings, bool training)
    {
        using IDisposable frozen = no_grad();
        Tensor words = tokens.Sequence.ToRows(tokens.Values.unsqueeze(1)).squeeze(1);
        using Scalar count = words.shape[0].ToScalar();
        Tensor places = arange(Scalars.Zero, count, Scalars.One, device: words.device);
        if (ExampleBatch.SharesWords(Layer.Block!, training))
        {
            (words, Tensor? inverse, _) = words.unique(return_inverse: true);
            places = inverse!;
        }

        Tensor ids = spellings.index_select(0, words).to(ScalarType.Int64);

        // The length of a word is the place behind its last character that is not what fills up.
        using Scalar behind = (ids.shape[1] + 1).ToScalar();
        Tensor ends = (ids != Scalars.Zero).to(ScalarType.Int64) * arange(Scalars.One, behind, Scalars.One, device: ids.device);
        int[] lengths = [.. ends.max(1).values.cpu().data<long>().ToArray().Select(end => Math.Max(_input.MinLength, (int)end))];
        return (
            new Signal(ids.narrow(1, 0, lengths.Max()), new SequenceLengths(lengths, ids.device)),
            tokens.Sequence.FromRows(places.unsqueeze(1)).squeeze(1));
    }
}
