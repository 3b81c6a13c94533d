using CnnCodegen.Text;

namespace CnnCodegen.Training;

/// <summary>What a training run yields: the best weights with everything that a model file holds.</summary>
/// <remarks>One instance serves one thread at a time. Native memory is freed by <see cref="Dispose"/>.</remarks>
public sealed class TrainedNetwork : IDisposable
{
    // Enough texts for the matrix products to be large, few enough that long texts fit into memory.
    private const int BatchSize = 64;

    private readonly ModelContent _content;

    internal TrainedNetwork(
        TorchNetwork network,
        ModelContent content,
        TrainingOptions options,
        TrainingMetrics metrics,
        IReadOnlyList<EpochResult> epochs,
        TimeSpan duration)
    {
        Network = network;
        _content = content;
        Options = options;
        Metrics = metrics;
        Epochs = epochs;
        Duration = duration;
    }

    /// <summary>The network in TorchSharp; disposed of with this object.</summary>
    public TorchNetwork Network { get; }

    /// <summary>The labels, in the order of the network's outputs; a tagger's tags. None where the outputs are the tokens of a vocabulary.</summary>
    public IReadOnlyList<string> Labels => _content.Labels;

    /// <summary>How the inputs read texts, by their layers' names; where a layer spells the words of a closed vocabulary, how its input reads words.</summary>
    public IReadOnlyDictionary<string, TextInput> Inputs => _content.Inputs;

    /// <summary>Splits texts into tokens; of several inputs, for the first.</summary>
    public Tokenizer Tokenizer => Inputs[Network.Description.Input.Name].Tokenizer;

    /// <summary>Numbers the tokens; of several inputs, those of the first.</summary>
    public Vocabulary Vocabulary => Inputs[Network.Description.Input.Name].Vocabulary;

    /// <summary>The settings of the run.</summary>
    public TrainingOptions Options { get; }

    /// <summary>What the run reached.</summary>
    public TrainingMetrics Metrics { get; }

    /// <summary>What it reached after each evaluation, those before a checkpoint that it went on from among them; the last may be of a part of an epoch.</summary>
    public IReadOnlyList<EpochResult> Epochs { get; }

    /// <summary>How long the run took, its time before a checkpoint that it went on from included.</summary>
    public TimeSpan Duration { get; }

    /// <summary>The logits of texts, computed by TorchSharp in eval mode.</summary>
    /// <param name="texts">The texts; any number.</param>
    /// <returns>For each text, one number per label.</returns>
    /// <exception cref="InvalidOperationException">The network yields a sequence for each text, as taggers, language models and translators do.</exception>
    public float[][] Logits(IReadOnlyList<string> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var encoder = new TextEncoder(Network.Description, Inputs);
        return [.. texts.Select(encoder.Encode).Chunk(BatchSize).SelectMany(Network.Forward)];
    }

    /// <summary>The logits of texts given as token ids, computed by TorchSharp in eval mode; for networks with one input.</summary>
    /// <param name="texts">The texts' token ids; any number of texts.</param>
    /// <returns>For each text, one number per label.</returns>
    /// <exception cref="ArgumentException">The network has several inputs.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An id is negative, or beyond the embedding's rows.</exception>
    /// <exception cref="InvalidOperationException">The network yields a sequence for each text.</exception>
    public float[][] Logits(IReadOnlyList<int[]> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        return [.. texts.Chunk(BatchSize).SelectMany(Network.Forward)];
    }

    /// <summary>Writes the model file; what stood at the path is replaced when the new file is complete.</summary>
    /// <param name="path">The file, usually with the extension <c>.safetensors</c>.</param>
    public void Save(string path) => CreateWriter().Save(path);

    /// <summary>Writes the model file to a stream.</summary>
    /// <param name="stream">The stream; it stays open.</param>
    public void Save(Stream stream) => CreateWriter().Save(stream);

    /// <summary>The model file in memory, as <c>Load</c> of the generated class takes it.</summary>
    public ModelFile ToModelFile()
    {
        using var stream = new MemoryStream();
        Save(stream);
        stream.Position = 0;
        return ModelFile.Read(stream);
    }

    /// <inheritdoc/>
    public void Dispose() => Network.Dispose();

    private ModelFileWriter CreateWriter()
    {
        ModelFileWriter writer = _content.CreateWriter(Network);
        writer.Metadata[ModelMetadata.Training] = TrainingJson.Options(Options);
        writer.Metadata[ModelMetadata.Metrics] = TrainingJson.Metrics(Metrics);
        return writer;
    }
}
