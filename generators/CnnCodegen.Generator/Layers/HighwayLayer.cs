using CnnCodegen.Generator.Building;
using CnnCodegen.Generator.Graph;

namespace CnnCodegen.Generator.Layers;

/// <summary>A highway layer: a gate between a transformed input and the input itself.</summary>
internal sealed class HighwayLayer : LayerDefinition<HighwayAttribute>
{
    protected override void Check(HighwayAttribute attribute, LayerChecker checker)
    {
        checker.Defined(attribute.Candidate, "Candidate");
        checker.Finite(attribute.CarryBias, "CarryBias");
        if (attribute.Candidate is Activation.LeakyRelu or Activation.Elu)
            checker.OutOfRange("Candidate", attribute.Candidate.ToString(), "an activation without arguments");
    }

    protected override Node? Lower(HighwayAttribute attribute, LayerLowering layer)
    {
        if (!layer.ReadsNumbers())
            return null;
        int channels = layer.InputShape.Channels;
        if (layer.Connect(layer.Input, channels, hasBias: true, "transform", "") is not { } transform
            || layer.Connect(layer.Input, channels, hasBias: true, "gate", "") is not { } gate)
            return null;
        Node candidate = layer.Activate(transform, attribute.Candidate, "transform");
        Node open = layer.Activate(gate, Activation.Sigmoid, "gate");
        return layer.Modify(layer.Add(new GateOperation(), "", open, candidate, layer.Input));
    }
}
