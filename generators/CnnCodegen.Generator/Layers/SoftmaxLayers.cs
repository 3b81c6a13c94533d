using CnnCodegen.Generator.Building;
using CnnCodegen.Generator.Graph;

namespace CnnCodegen.Generator.Layers;

/// <summary>Probabilities of the channels.</summary>
internal sealed class SoftmaxLayer : LayerDefinition<SoftmaxAttribute>
{
    protected override Node? Lower(SoftmaxAttribute attribute, LayerLowering layer) =>
        layer.ReadsNumbers() ? layer.Modify(layer.Add(new SoftmaxOperation(IsLogarithm: false), "", layer.Input)) : null;
}

/// <summary>The logarithms of the probabilities of the channels.</summary>
internal sealed class LogSoftmaxLayer : LayerDefinition<LogSoftmaxAttribute>
{
    protected override Node? Lower(LogSoftmaxAttribute attribute, LayerLowering layer) =>
        layer.ReadsNumbers() ? layer.Modify(layer.Add(new SoftmaxOperation(IsLogarithm: true), "", layer.Input)) : null;
}
