using System.Runtime.CompilerServices;
using CnnCodegen.Training.Modules;
using TorchSharp;
using static TorchSharp.torch;

namespace CnnCodegen.Training;

/// <summary>
/// A network in TorchSharp, built from its description at run time: the class that declares the network need not know of TorchSharp.
/// </summary>
/// <remarks>
/// It is made with random weights (<see cref="Create"/>) or with those of a model file (<see cref="Load"/>), and computes in
/// TorchSharp's eval mode. Its state_dict has exactly the names and shapes of <see cref="NetworkDescription.Weights"/>. One instance
/// serves one thread at a time. Native memory is freed by <see cref="Dispose"/>.
/// </remarks>
/// <example>
/// The generated code against TorchSharp, with random weights:
/// <code>
/// using TorchNetwork torch = TorchNetwork.Create(SentimentCnn.Description, seed: 1);
/// SentimentCnn generated = SentimentCnn.Load(torch.ToModelFile());
/// float[][] expected = torch.Forward([[5, 3, 8], [2]]);
/// </code>
/// </example>
public sealed class TorchNetwork : IDisposable
{
    private readonly NetworkModule _module;

    private TorchNetwork(NetworkDescription description, int seed, TrainingDevice device, Initialization? initialization = null)
    {
        ArgumentNullException.ThrowIfNull(description);
        Description = description;
        Device = Devices.Resolve(device);
        _module = new NetworkModule(description, seed, Device, initialization: initialization);
        _module.eval();
    }

    /// <summary>What the network is.</summary>
    public NetworkDescription Description { get; }

    /// <summary>The TorchSharp module, for work that this class does not offer; disposed of with this object.</summary>
    public nn.Module Module => _module;

    /// <summary>The device on which the weights are.</summary>
    internal Device Device { get; }

    internal NetworkModule Network => _module;

    /// <summary>Makes a network with random weights.</summary>
    /// <remarks>
    /// Convolutions and linear layers start as PyTorch's do (uniform ± 1 / √fan-in); embeddings are uniform in ± 0.25 (Kim 2014), with
    /// zeros in row 0; recurrent layers start uniform in ± 1 / √units, normalisations as the identity. The weights follow from the seed alone, not from the device.
    /// </remarks>
    /// <param name="description">The network, such as <c>SentimentCnn.Description</c>.</param>
    /// <param name="seed">What the weights, and later dropout, follow.</param>
    /// <param name="device">Where to compute.</param>
    /// <exception cref="NotSupportedException">The network has a layer that this package does not know.</exception>
    /// <exception cref="LibTorchException">TorchSharp's native libraries are missing or cannot be loaded.</exception>
    public static TorchNetwork Create(NetworkDescription description, int seed, TrainingDevice device = TrainingDevice.Cpu) =>
        new(description, seed, device);

    /// <summary>Makes the network that a training run starts from.</summary>
    internal static TorchNetwork CreateForTraining(NetworkDescription description, TrainingOptions options) => new(description, options.Seed, options.Device, options.Initialization);

    /// <summary>Makes a network with the weights of a model file.</summary>
    /// <param name="description">The network, such as <c>SentimentCnn.Description</c>.</param>
    /// <param name="file">The file; it must hold every tensor of the description.</param>
    /// <param name="device">Where to compute.</param>
    /// <exception cref="ModelFileException">A tensor is missing, or has another shape.</exception>
    /// <exception cref="NotSupportedException">The network has a layer that this package does not know.</exception>
    /// <exception cref="LibTorchException">TorchSharp's native libraries are missing or cannot be loaded.</exception>
    public static TorchNetwork Load(NetworkDescription description, ModelFile file, TrainingDevice device = TrainingDevice.Cpu)
    {
        ArgumentNullException.ThrowIfNull(file);
        var network = new TorchNetwork(description, seed: 0, device);
        try
        {
            using IDisposable frozen = no_grad();
            using DisposeScope scope = NewDisposeScope();
            Dictionary<string, Tensor> weights = network.Weights();
            foreach (WeightSlot slot in description.Weights)
            {
                long[] shape = [.. slot.Shape.Select(static size => (long)size)];
                weights[slot.Name].copy_(tensor(file.Tensor(slot.Name, slot.Shape).ToArray(), shape));
            }
        }
        catch
        {
            network.Dispose();
            throw;
        }

        return network;
    }

    /// <summary>The result for a batch of texts of a network that reads one id sequence per text and yields a vector, in eval mode: no dropout, no gradients.</summary>
    /// <param name="batch">
    /// The texts as token ids, computed as one batch; each is cut and filled as in inference, so that a text's result does not depend on the others.
    /// </param>
    /// <returns>For each text, one number per output.</returns>
    /// <exception cref="ArgumentException">The network reads several id sequences per text.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An id is negative, or beyond the embedding's rows.</exception>
    /// <exception cref="InvalidOperationException">The network yields a sequence.</exception>
    [OverloadResolutionPriority(1)]
    public float[][] Forward(IReadOnlyList<int[]> batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        return Forward([.. batch.Select(static text => new[] { text })]);
    }

    /// <summary>The result for a batch of texts of a network that yields a vector, in eval mode: no dropout, no gradients.</summary>
    /// <param name="batch">
    /// For each text its id sequences: one for each input layer, in order; then, for each PerToken in order, one for each token, cut and filled, of the
    /// input that it reads: the token's characters, none for a token that was filled up.
    /// </param>
    /// <returns>For each text, one number per output.</returns>
    /// <exception cref="ArgumentException">A text has too few or too many id sequences.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An id is negative, or beyond the embedding's rows.</exception>
    /// <exception cref="InvalidOperationException">The network yields a sequence.</exception>
    public float[][] Forward(IReadOnlyList<int[][]> batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        if (Description.Output.Output.Kind != ShapeKind.Vector)
            throw new InvalidOperationException($"'{Description.Name}' yields a sequence for each text; {nameof(Output)} returns it.");

        return Array.ConvertAll(Output(batch), static rows => rows[0]);
    }

    /// <summary>The result for a batch of texts, in eval mode: no dropout, no gradients.</summary>
    /// <param name="batch">
    /// For each text its id sequences: one for each input layer, in order; then, for each PerToken in order, one for each token, cut and filled, of the
    /// input that it reads: the token's characters, none for a token that was filled up.
    /// </param>
    /// <returns>For each text the rows of its result, <c>length × channels</c>; a single row where the network yields a vector.</returns>
    /// <exception cref="ArgumentException">A text has too few or too many id sequences.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An id is negative, or beyond the embedding's rows.</exception>
    public float[][][] Output(IReadOnlyList<int[][]> batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        if (batch.Count == 0)
            return [];

        using IDisposable frozen = no_grad();
        using DisposeScope scope = NewDisposeScope();
        _module.eval();
        Signal result = _module.Forward(batch);
        int channels = Description.Output.Output.Channels;
        if (result.Lengths is null)
            return [.. Floats(result.Values).Chunk(channels).Select(static row => new[] { row })];

        float[] values = Floats(result.Values.transpose(1, 2));
        return [.. result.Lengths.Each.Select((length, text) => values
            .AsSpan(text * result.Lengths.Longest * channels, length * channels).ToArray().Chunk(channels).ToArray())];
    }

    /// <summary>The weights as a model file in memory, without labels and vocabulary: enough to load generated code from and to predict from token ids.</summary>
    public ModelFile ToModelFile()
    {
        using var stream = new MemoryStream();
        CreateWriter().Save(stream);
        stream.Position = 0;
        return ModelFile.Read(stream);
    }

    /// <inheritdoc/>
    public void Dispose() => _module.Dispose();

    /// <summary>A writer that holds the weights, the network's name and its architecture.</summary>
    internal ModelFileWriter CreateWriter()
    {
        var writer = new ModelFileWriter();
        writer.SetNetwork(Description);
        using IDisposable frozen = no_grad();
        using DisposeScope scope = NewDisposeScope();
        Dictionary<string, Tensor> weights = Weights();
        foreach (WeightSlot slot in Description.Weights)
            writer.Add(slot.Name, slot.Shape, Floats(weights[slot.Name]));

        return writer;
    }

    /// <summary>The tensors of the state_dict by their names: parameters, and the running statistics of batch normalisation.</summary>
    internal Dictionary<string, Tensor> Weights() => _module.state_dict();

    private static float[] Floats(Tensor values) => values.cpu().contiguous().data<float>().ToArray();
}
