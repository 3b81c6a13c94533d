using System.Collections.ObjectModel;

namespace CnnCodegen.Training;

/// <summary>What a model file holds beside weights, settings and what was reached.</summary>
/// <param name="Labels">The names of the network's outputs, in their order; none where outputs have no names of their own.</param>
/// <param name="Inputs">How the inputs read texts, by their layers' names; those inside layers that spell words among them.</param>
internal sealed record ModelContent(IReadOnlyList<string> Labels, IReadOnlyDictionary<string, TextInput> Inputs)
{
    /// <summary>More entries of the file's string map, by their keys in <see cref="ModelMetadata"/>.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>A writer of the model file, with a network's weights as they are.</summary>
    public ModelFileWriter CreateWriter(TorchNetwork network)
    {
        ModelFileWriter writer = network.CreateWriter();
        if (Labels.Count > 0)
            writer.SetLabels(Labels);

        foreach ((string name, TextInput input) in Inputs)
            writer.SetInput(name, input.Tokenizer, input.Vocabulary);

        foreach ((string key, string value) in Metadata)
            writer.Metadata[key] = value;

        return writer;
    }
}
