using System.Runtime.CompilerServices;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CnnCodegen.Training.Modules;

/// <summary>Looks up a vector for each token id; row 0 starts as zeros and has no gradient.</summary>
internal sealed class EmbeddingModule : LayerModule
{
    // Kim (2014) draws from ± 0.25, chosen to have the variance of word2vec's vectors.
    private const double Bound = 0.25;

    // In a box, because TorchSharp would register a module that a field holds, under the field's name.
    private readonly StrongBox<Embedding> _lookUp;

    public EmbeddingModule(LayerDescription layer, Initializer initializer)
        : base(layer)
    {
        var attribute = (EmbeddingAttribute)layer.Attribute;
        Parameter weight = initializer.UniformButRowZero(Bound, attribute.Rows, attribute.Dimensions);
        register_parameter("weight", weight);
        _lookUp = new StrongBox<Embedding>(LookUp(weight));
    }

    /// <inheritdoc/>
    protected override Signal Compute(IReadOnlyList<Signal> inputs) =>
        new(_lookUp.Value!.forward(inputs[0].Values).transpose(1, 2), inputs[0].Sequence);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _lookUp.Value!.Dispose();

        base.Dispose(disposing);
    }

    /// <summary>TorchSharp's own embedding around the weight: it has no function that gives row 0 no gradient.</summary>
    private static Embedding LookUp(Parameter weight)
    {
        // Its constructor fills a weight of its own, here of one number, from the process's generator, which is left as it was.
        using Tensor state = Generator.Default.get_state();
        Embedding embedding = nn.Embedding(1, 1, padding_idx: 0);
        embedding.weight = weight;
        Generator.Default.set_state(state);
        return embedding;
    }
}
