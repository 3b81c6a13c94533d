using CnnCodegen.Training;

namespace CnnCodegen.Equivalence.Tests.Engines;

/// <summary>A network's module in TorchSharp.</summary>
internal static class TorchEngine
{
    /// <summary>The outputs for each text of the model, all texts in one batch, through the model file.</summary>
    public static IReadOnlyList<float[]> Logits(TestModel model)
    {
        using TorchNetwork network = TorchNetwork.Load(model.Description, model.ToFile());
        return network.Forward(model.Texts);
    }
}
