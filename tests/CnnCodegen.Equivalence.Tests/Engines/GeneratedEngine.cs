using CnnCodegen.Testing;

namespace CnnCodegen.Equivalence.Tests.Engines;

/// <summary>The generated code of a network.</summary>
internal static class GeneratedEngine
{
    /// <summary>The outputs for each text of the model, through the model file; those of a sequence position by position.</summary>
    public static IReadOnlyList<float[]> Outputs(NetworkClass network, TestModel model)
    {
        INetworkInstance instance = network.LoadNetwork(model.ToFile());
        return [.. model.Texts.Select(instance.Compute)];
    }
}
