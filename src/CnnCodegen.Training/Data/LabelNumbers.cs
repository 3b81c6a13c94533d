namespace CnnCodegen.Training;

/// <summary>The labels of a network's outputs, which a tagger has as tags, and their numbers.</summary>
internal sealed class LabelNumbers
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

    private LabelNumbers(string[] labels)
    {
        Labels = labels;
        for (int label = 0; label < labels.Length; label++)
        {
            if (!_numbers.TryAdd(labels[label], label))
                throw new ArgumentException($"The label '{labels[label]}' is listed twice.", "options");
        }
    }

    /// <summary>The labels, in the order of the outputs.</summary>
    public IReadOnlyList<string> Labels { get; }

    /// <summary>Numbers the labels: those that are given, otherwise those that occur, in ordinal order.</summary>
    /// <param name="description">The network.</param>
    /// <param name="given">The labels where they are given.</param>
    /// <param name="occurring">The labels of the training examples.</param>
    /// <param name="whose">Whose they are, for messages: <c>training examples</c>.</param>
    /// <param name="what">What they are called there: <c>labels</c>.</param>
    /// <exception cref="ArgumentException">There are more or fewer than the network has outputs, or one is listed twice.</exception>
    public static LabelNumbers Of(NetworkDescription description, IReadOnlyList<string>? given, IEnumerable<string?> occurring, string whose, string what)
    {
        string[] labels = given is null
            ? [.. occurring.Select(static label => label ?? "").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]
            : [.. given];
        int outputs = description.Output.Output.Channels;
        return labels.Length == outputs ? new LabelNumbers(labels) : throw new ArgumentException(
            $"'{description.Name}' has {outputs} outputs (layer '{description.Output.Name}'), but {(given is null ? $"the {whose} have" : "there are")} {labels.Length} {what}: {Listed(labels)}.",
            given is null ? "training" : "options");
    }

    /// <summary>The number of a label, null where there is no such label.</summary>
    public int? Of(string label) => _numbers.TryGetValue(label, out int number) ? number : null;

    /// <summary>The first labels, for messages.</summary>
    public override string ToString() => Listed(Labels);

    private static string Listed(IReadOnlyList<string> labels) =>
        string.Join(", ", labels.Take(10).Select(static label => $"'{label}'")) + (labels.Count > 10 ? ", …" : "");
}
