using CnnCodegen.Training;

namespace CnnCodegen.CommandLine;

/// <summary>A network that the commands know, whatever its class and its task.</summary>
internal abstract class NetworkEntry(string name, NetworkDescription description, TrainingOptions recipe)
{
    /// <summary>The name on the command line.</summary>
    public string Name => name;

    /// <summary>What the network is.</summary>
    public NetworkDescription Description => description;

    /// <summary>How it is trained where the command line says nothing else.</summary>
    public TrainingOptions Recipe => recipe;

    /// <summary>The number of labels, tags or words that it tells apart.</summary>
    public int Outputs => description.Output.Output.Channels;

    /// <summary>The names of the layers that start from word vectors.</summary>
    public IReadOnlyList<string> PretrainedLayers { get; } =
        [.. description.Layers.Where(static layer => layer.Attribute is EmbeddingAttribute { Pretrained: true }).Select(static layer => layer.Name)];
}
