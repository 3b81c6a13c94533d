using static TorchSharp.torch;

namespace CnnCodegen.Training;

/// <summary>Examples as token ids and label numbers.</summary>
/// <param name="Texts">The token ids of each text for each input, cut to the longest that it reads.</param>
/// <param name="Labels">The number of each text's label.</param>
internal sealed record EncodedExamples(IReadOnlyList<int[][]> Texts, IReadOnlyList<int> Labels)
{
    /// <summary>The number of examples.</summary>
    public int Count => Texts.Count;

    /// <summary>The length of each text; of several inputs, of the first.</summary>
    public IReadOnlyList<int> Lengths => [.. Texts.Select(static text => text[0].Length)];

    /// <summary>What a network makes of some examples.</summary>
    /// <param name="network">The network, in training or in eval mode.</param>
    /// <param name="batch">The numbers of the examples.</param>
    /// <returns>The logarithms of the probabilities <c>[texts, labels]</c>, and the right labels <c>[texts]</c>.</returns>
    public (Tensor LogProbabilities, Tensor Labels) Score(TorchNetwork network, int[] batch) => (
        network.Network.LogProbabilities(Array.ConvertAll(batch, index => Texts[index])).Values,
        tensor(Array.ConvertAll(batch, index => (long)Labels[index]), device: network.Device));

    /// <summary>The number of examples with a hash of texts and labels.</summary>
    public string Fingerprint()
    {
        using var hash = new NumberHash();
        foreach ((int[][] text, int label) in Texts.Zip(Labels))
        {
            hash.Add(label);
            foreach (int[] ids in text)
                hash.Add(ids);
        }

        return hash.End(Count);
    }
}

/// <summary>What a training run works on, checked and encoded.</summary>
internal sealed record TrainingData(
    EncodedExamples Training,
    EncodedExamples Development,
    IReadOnlyList<string> Labels,
    IReadOnlyDictionary<string, TextInput> Inputs,
    IReadOnlyList<PretrainedVectors> Pretrained,
    IReadOnlyList<ClosedSpellings> Spellings)
{
    /// <summary>Checks the examples, splits off the development set where none is given, builds the vocabularies, and encodes.</summary>
    /// <exception cref="ArgumentException">The examples, the labels or the vocabulary do not fit each other or the network.</exception>
    public static TrainingData Prepare(
        NetworkDescription description,
        TrainingOptions options,
        IReadOnlyList<TextExample> training,
        IReadOnlyList<TextExample>? development)
    {
        if (training.Count == 0)
            throw new ArgumentException("There are no training examples.", nameof(training));

        if (development is { Count: 0 })
            throw new ArgumentException("There are no development examples. Give at least one, or none at all (null) to set a share of the training examples aside.", nameof(development));

        string[] labels = options.Labels is { } given
            ? [.. given]
            : [.. training.Select(static example => example.Label ?? "").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        Dictionary<string, int> numbers = NumberLabels(description, labels, areGiven: options.Labels is not null);
        int[] trainingLabels = LabelNumbers(training, numbers, nameof(training));
        if (trainingLabels.Distinct().Count() < 2)
            throw new ArgumentException($"All {training.Count} training examples have the label '{training[0].Label}'; a classifier needs examples of at least two.", nameof(training));

        if (development is null)
            (training, development) = Split(training, options);

        IReadOnlyDictionary<string, TextInput> inputs = TextInputs.Prepare(description, options, training.Select(static example => example.Text));
        IReadOnlyList<PretrainedVectors> pretrained = PretrainedVectors.Prepare(description, options.WordVectors, inputs);
        var encoder = new TextEncoder(description, inputs);
        return new TrainingData(Encode(training, nameof(training)), Encode(development, nameof(development)), labels, inputs, pretrained, TextInputs.Spell(description, inputs));

        EncodedExamples Encode(IReadOnlyList<TextExample> examples, string parameter) =>
            new([.. examples.Select(example => encoder.Encode(example.Text))], LabelNumbers(examples, numbers, parameter));
    }

    private static Dictionary<string, int> NumberLabels(NetworkDescription description, string[] labels, bool areGiven)
    {
        int outputs = description.Output.Output.Channels;
        if (labels.Length != outputs)
        {
            throw new ArgumentException(
                $"'{description.Name}' has {outputs} outputs (layer '{description.Output.Name}'), but {(areGiven ? "there are" : "the training examples have")} {labels.Length} labels: {Listed(labels)}.",
                areGiven ? "options" : "training");
        }

        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int label = 0; label < labels.Length; label++)
        {
            if (!numbers.TryAdd(labels[label], label))
                throw new ArgumentException($"The label '{labels[label]}' is listed twice.", "options");
        }

        return numbers;
    }

    private static int[] LabelNumbers(IReadOnlyList<TextExample> examples, Dictionary<string, int> numbers, string parameter)
    {
        int[] result = new int[examples.Count];
        for (int index = 0; index < result.Length; index++)
        {
            (string? text, string? label) = examples[index];
            if (text is null || label is null)
                throw new ArgumentException($"Example {index} has no {(text is null ? "text" : "label")}.", parameter);

            if (!numbers.TryGetValue(label, out result[index]))
                throw new ArgumentException($"Example {index} has the label '{label}', which is none of {Listed([.. numbers.Keys])}.", parameter);
        }

        return result;
    }

    /// <summary>Sets a share of the examples aside, at least one, and leaves at least one.</summary>
    private static (IReadOnlyList<TextExample> Training, IReadOnlyList<TextExample> Development) Split(IReadOnlyList<TextExample> examples, TrainingOptions options)
    {
        TextExample[] shuffled = [.. examples];
        new Random(options.Seed).Shuffle(shuffled);
        int development = Math.Clamp((int)Math.Round(shuffled.Length * options.DevelopmentFraction), 1, shuffled.Length - 1);
        return (shuffled[development..], shuffled[..development]);
    }

    private static string Listed(IReadOnlyList<string> labels) =>
        string.Join(", ", labels.Take(10).Select(static label => $"'{label}'")) + (labels.Count > 10 ? ", …" : "");
}
