using System.Collections.ObjectModel;
using System.Text.Json;

namespace CnnCodegen.Training;

/// <summary>
/// How much each label's examples count in the training loss, which is divided by the sum of the batch's weights. A label counts 1 where nothing
/// else is said. Evaluations are not weighted.
/// </summary>
public sealed record ClassWeights
{
    private ClassWeights(IReadOnlyDictionary<string, double>? given) => Given = given;

    /// <summary>
    /// Each label counts in inverse proportion to its training examples: <c>examples / (labels · examples of the label)</c>, so that all labels count
    /// alike together. King and Zeng (2001).
    /// </summary>
    public static ClassWeights Balanced { get; } = new(given: null);

    /// <summary>The weights by label, where they were given.</summary>
    internal IReadOnlyDictionary<string, double>? Given { get; }

    /// <summary>The weights as given.</summary>
    /// <param name="weights">Positive numbers by label; a label that is not named counts 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A weight is not positive or not finite.</exception>
    public static ClassWeights Of(IReadOnlyDictionary<string, double> weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        foreach ((string label, double weight) in weights)
            Setting.Check(weight > 0 && double.IsFinite(weight), $"The weight of '{label}'", weight, "positive");

        return new ClassWeights(new ReadOnlyDictionary<string, double>(new SortedDictionary<string, double>(weights.ToDictionary(), StringComparer.Ordinal)));
    }

    /// <summary>The weights in the order of the network's outputs.</summary>
    /// <param name="labels">The labels in that order.</param>
    /// <param name="examples">The number of each training example's label.</param>
    /// <exception cref="ArgumentException">A weight is given for a label that there is not.</exception>
    internal float[] For(IReadOnlyList<string> labels, IReadOnlyList<int> examples)
    {
        if (Given is null)
        {
            // A label without examples is never right in training: any number will do, but not infinity.
            ILookup<int, int> byLabel = examples.ToLookup(static label => label);
            return [.. labels.Select((_, label) => (float)((double)examples.Count / (labels.Count * Math.Max(1, byLabel[label].Count()))))];
        }

        if (Given.Keys.FirstOrDefault(label => !labels.Contains(label)) is { } unknown)
            throw new ArgumentException($"{nameof(TrainingOptions.ClassWeights)} names the label '{unknown}', which is none of {string.Join(", ", labels.Select(static label => $"'{label}'"))}.", "options");

        return [.. labels.Select(label => (float)Given.GetValueOrDefault(label, 1))];
    }

    internal void WriteTo(Utf8JsonWriter json)
    {
        json.WriteBoolean("balanced", Given is null);
        foreach ((string label, double weight) in Given ?? ReadOnlyDictionary<string, double>.Empty)
            json.WriteNumber($"label {label}", weight);
    }
}
