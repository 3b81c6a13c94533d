using System.Globalization;
using System.Numerics.Tensors;
using CnnCodegen.Preparation;

namespace CnnCodegen.Runtime;

/// <summary>The weights of a network: all that its description names, each of the right shape, all finite.</summary>
public sealed class NetworkWeights
{
    /// <summary>What PyTorch's BatchNorm stores beside its weights; inference does not need it.</summary>
    private const string BatchCounterSuffix = ".num_batches_tracked";

    private readonly Dictionary<string, (TensorData Data, int RowLength)> _tensors = new(StringComparer.Ordinal);

    /// <summary>Takes the weights of a network from a model file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="description">The network.</param>
    /// <exception cref="ModelFileException">
    /// The file is a checkpoint, or was written for another architecture; or a tensor is missing, too much, of another shape or type, or has elements that are
    /// no finite numbers.
    /// </exception>
    public NetworkWeights(ModelFile file, NetworkDescription description)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(description);
        CheckIsModel(file);
        CheckArchitecture(file, description);
        foreach (WeightSlot slot in description.Weights)
        {
            TensorData values = file.Values(slot.Name, slot.Shape);
            CheckFinite(file, slot, values.Span);
            _tensors.Add(slot.Name, (values, slot.Shape.Count == 0 ? 1 : slot.Shape[^1]));
        }

        CheckNothingElse(file, description);
    }

    /// <summary>
    /// The elements of a tensor, the last dimension fastest, where they lie in the file: good for as long as this object is referred to, which
    /// <see cref="NetworkModel"/> sees to while the load-time program runs.
    /// </summary>
    /// <param name="name">The name of one of the description's weights.</param>
    /// <exception cref="ArgumentException">The network has no such tensor.</exception>
    public ReadOnlySpan<float> Tensor(string name) => Find(name).Data.Span;

    /// <summary>
    /// A tensor whose rows are looked up, to be kept: where it lies in the file, if the file is mapped and the rows lie well there; a copy otherwise. All its pages were
    /// read when it was checked, so that the first look-ups find them in memory.
    /// </summary>
    /// <param name="name">The name of one of the description's weights.</param>
    /// <exception cref="ArgumentException">The network has no such tensor.</exception>
    public AlignedFloats Table(string name)
    {
        (TensorData data, int rowLength) = Find(name);
        return AlignedFloats.Over(data, rowLength);
    }

    private (TensorData Data, int RowLength) Find(string name) =>
        _tensors.TryGetValue(name, out (TensorData, int) tensor) ? tensor : throw new ArgumentException($"The network has no tensor {Excerpt.Quote(name)}.", nameof(name));

    private static void CheckIsModel(ModelFile file)
    {
        if (file.Metadata.ContainsKey(ModelMetadata.Checkpoint))
            throw file.Fault(ModelMetadata.Checkpoint, "a model file, which has no such key", "a checkpoint of a training run", "training goes on from it, and writes the model at its end");
    }

    private static void CheckArchitecture(ModelFile file, NetworkDescription description)
    {
        if (!file.Metadata.TryGetValue(ModelMetadata.Architecture, out string? found) || found == description.Architecture)
            return;
        string writer = file.Metadata.TryGetValue(ModelMetadata.Network, out string? name) ? $"network {Excerpt.Of(name)}" : "a network";
        throw file.Fault(
            ModelMetadata.Architecture,
            $"{description.Architecture} of network {description.Name}",
            Excerpt.Of(found),
            $"the file was written for {writer} with another architecture");
    }

    private static void CheckFinite(ModelFile file, WeightSlot slot, ReadOnlySpan<float> values)
    {
        if (TensorPrimitives.IsFiniteAll(values))
            return;
        int index = 0;
        while (float.IsFinite(values[index]))
            index++;
        throw file.Fault(slot.Name, "finite numbers", $"{values[index].ToString(CultureInfo.InvariantCulture)} at {Position(slot.Shape, index)}");
    }

    private static string Position(IReadOnlyList<int> shape, int index)
    {
        var position = new int[shape.Count];
        for (int i = shape.Count - 1; i >= 0; i--)
            (index, position[i]) = Math.DivRem(index, shape[i]);
        return Excerpt.Of(position);
    }

    private static void CheckNothingElse(ModelFile file, NetworkDescription description)
    {
        HashSet<string> known = description.Weights.Select(static slot => slot.Name).ToHashSet(StringComparer.Ordinal);
        TensorInfo? other = file.Tensors.FirstOrDefault(tensor => !known.Contains(tensor.Name) && !tensor.Name.EndsWith(BatchCounterSuffix, StringComparison.Ordinal));
        if (other is not null)
            throw file.Fault(other.Name, $"no tensor beside the {known.Count.ToString(CultureInfo.InvariantCulture)} of network {description.Name}", $"{other.DType} {Excerpt.Of(other.Shape)}");
    }
}
