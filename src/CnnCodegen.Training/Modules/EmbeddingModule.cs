using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CnnCodegen.Training.Modules;

/// <summary>Looks up a vector for each token id; row 0 starts as zeros and has no gradient.</summary>
internal sealed class EmbeddingModule : LayerModule
{
    // Kim (2014) draws from ± 0.25, chosen to have the variance of word2vec's vectors.
    private const double Bound = 0.25;

    private readonly Embedding _embedding;

    public EmbeddingModule(LayerDescription layer, Initializer initializer)
        : base(layer)
    {
        var attribute = (EmbeddingAttribute)layer.Attribute;
        _embedding = nn.Embedding_from_pretrained(initializer.UniformButRowZero(Bound, attribute.Rows, attribute.Dimensions), freeze: false, padding_idx: 0);
        register_parameter("weight", _embedding.weight!);
    }

    /// <inheritdoc/>
    protected override Signal Compute(IReadOnlyList<Signal> inputs) =>
        new(_embedding.forward(inputs[0].Values).transpose(1, 2), inputs[0].Sequence);
}
