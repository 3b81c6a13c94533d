using TorchSharp.Modules;

namespace CnnCodegen.Training.Modules;

/// <summary>Its input unchanged, with the scores of neighbouring tags, which start as zeros.</summary>
internal sealed class TransitionsModule : LayerModule
{
    public TransitionsModule(LayerDescription layer, Initializer initializer)
        : base(layer)
    {
        int tags = layer.Output.Channels;
        Weight = Register("weight", initializer.Constant(0, tags, tags));
        Start = Register("start", initializer.Constant(0, tags));
    }

    /// <summary>The scores of neighbouring tags: [tags, tags], the tag before in the rows.</summary>
    public Parameter Weight { get; }

    /// <summary>The scores of the first token's tags: [tags].</summary>
    public Parameter Start { get; }

    /// <inheritdoc/>
    protected override Signal Compute(IReadOnlyList<Signal> inputs, Pass pass) => inputs[0];
}
