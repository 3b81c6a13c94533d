using System.Globalization;
using System.Numerics.Tensors;

namespace CnnCodegen.Runtime;

/// <summary>The weights of a network: all that its description names, each of the right shape, all finite.</summary>
public sealed class NetworkWeights
{
    /// <summary>What PyTorch's BatchNorm stores beside its weights; inference does not need it.</summary>
    private const string BatchCounterSuffix = ".num_batches_tracked";

    private readonly Dictionary<string, float[]> _tensors = new(StringComparer.Ordinal);

    /// <summary>Takes the weights of a network from a model file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="description">The network.</param>
    /// <exception cref="ModelFileException">
    /// The file was written for another architecture; or a tensor is missing, too much, of another shape or type, or has elements that are
    /// no finite numbers.
    /// </exception>
    public NetworkWeights(ModelFile file, NetworkDescription description)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(description);
        CheckArchitecture(file, description);
        foreach (WeightSlot slot in description.Weights)
        {
            float[] values = file.Values(slot.Name, slot.Shape);
            CheckFinite(file, slot, values);
            _tensors.Add(slot.Name, values);
        }

        CheckNothingElse(file, description);
    }

    /// <summary>The elements of a tensor, the last dimension fastest.</summary>
    /// <param name="name">The name of one of the description's weights.</param>
    /// <exception cref="ArgumentException">The network has no such tensor.</exception>
    public ReadOnlySpan<float> Tensor(string name) =>
        _tensors.TryGetValue(name, out float[]? values) ? values : throw new ArgumentException($"The network has no tensor {Excerpt.Quote(name)}.", nameof(name));

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

    private static void CheckFinite(ModelFile file, WeightSlot slot, float[] values)
    {
        if (TensorPrimitives.IsFiniteAll<float>(values))
            return;
        int index = Array.FindIndex(values, static value => !float.IsFinite(value));
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
