using CnnCodegen.Training;

namespace CnnCodegen.Equivalence.Tests.Engines;

/// <summary>A network's module in TorchSharp.</summary>
internal static class TorchEngine
{
    /// <summary>The outputs for each text of the model, all texts in one batch, through the model file; those of a sequence position by position.</summary>
    public static IReadOnlyList<float[]> Outputs(TestModel model)
    {
        using TorchNetwork network = TorchNetwork.Load(model.Description, model.ToFile());
        return [.. network.Output(model.Texts).Select(static rows => rows.SelectMany(static row => row).ToArray())];
    }
}
