using CnnCodegen.Equivalence.Tests.Corpus;
using CnnCodegen.Testing;

namespace CnnCodegen.Equivalence.Tests.Engines;

/// <summary>Names the layer in which a fault begins: the last one of the shortest beginning of a network that is wrong by itself.</summary>
internal static class FaultFinder
{
    /// <summary>A sentence for the message of a failed test.</summary>
    public static string Locate(NetworkSource network, NetworkDescription description, string disabledPasses = "")
    {
        (NetworkSource Source, string Layer)[] beginnings =
        [
            .. network.LayerNames.Index()
                .Select(layer => (layer.Index, layer.Item, Result: Result(description, layer.Item)))
                // An input is no network; the last layer's beginning is the whole.
                .Where(layer => layer.Result.Kind != ShapeKind.Tokens && layer.Index < network.Layers.Count - 1)
                .Select(layer => (network.Prefix(layer.Index + 1, pooled: layer.Result.Kind == ShapeKind.Sequence), layer.Item)),
        ];
        using CompiledProject project = CompiledCorpus.Compile(beginnings.Select(static beginning => beginning.Source), disabledPasses);
        foreach ((NetworkSource source, string layer) in beginnings)
        {
            NetworkClass beginning = project.Networks[source.FullName];
            var model = new TestModel(beginning.Description, network.Seed, network.Lengths);
            if (Agreement.Complaint("", model, GeneratedEngine.Outputs(beginning, model)) is not null)
                return $"The fault shows from layer '{layer}' on.\n";
        }

        return $"The fault shows in the whole network alone, with layer '{network.LayerNames[^1]}'.\n";
    }

    /// <summary>What a layer of the source yields; a composition's result has its name, or is that of its last block's last layer.</summary>
    private static LayerShape Result(NetworkDescription description, string layer) =>
        description.Layers.Last(described => described.Name == layer || described.Name.StartsWith($"{layer}.", StringComparison.Ordinal)).Output;
}
