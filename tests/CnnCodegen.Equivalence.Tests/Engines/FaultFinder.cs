using CnnCodegen.Equivalence.Tests.Corpus;
using CnnCodegen.Testing;

namespace CnnCodegen.Equivalence.Tests.Engines;

/// <summary>Names the layer in which a fault begins: the last one of the shortest beginning of a network that is wrong by itself.</summary>
internal static class FaultFinder
{
    /// <summary>A sentence for the message of a failed test.</summary>
    public static string Locate(NetworkSource network, NetworkDescription description, string disabledPasses = "")
    {
        // The input alone is no network.
        NetworkSource[] beginnings =
        [
            .. Enumerable.Range(2, description.Layers.Count - 2)
                .Select(count => network.Prefix(count, pooled: description.Layers[count - 1].Output.Kind == ShapeKind.Sequence)),
        ];
        using CompiledProject project = CompiledCorpus.Compile(beginnings, disabledPasses);
        for (int i = 0; i < beginnings.Length; i++)
        {
            NetworkClass beginning = project.Networks[beginnings[i].FullName];
            var model = new TestModel(beginning.Description, network.Seed, network.Lengths);
            if (Agreement.Complaint("", model, GeneratedEngine.Outputs(beginning, model)) is not null)
                return $"The fault shows from layer '{description.Layers[i + 1].Name}' on.\n";
        }

        return $"The fault shows in the whole network alone, with layer '{description.Output.Name}'.\n";
    }
}
