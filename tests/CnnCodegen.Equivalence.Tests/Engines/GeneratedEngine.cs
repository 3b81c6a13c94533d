using CnnCodegen.Testing;

namespace CnnCodegen.Equivalence.Tests.Engines;

/// <summary>The generated code of a network.</summary>
internal static class GeneratedEngine
{
    /// <summary>The outputs for each text of the model, through the model file.</summary>
    public static IReadOnlyList<float[]> Logits(NetworkClass network, TestModel model)
    {
        INetworkInstance instance = network.Load(model.ToFile());
        int outputs = model.Description.Output.Output.Channels;
        return [.. model.Texts.Select(text =>
        {
            var logits = new float[outputs];
            instance.PredictLogits(text, logits);
            return logits;
        })];
    }
}
