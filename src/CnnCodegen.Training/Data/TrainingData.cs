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
    GivenWeights Weights)
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

        options.CheckHasNoPieces();
        LabelNumbers labels = LabelNumbers.Of(description, options.Labels, training.Select(static example => example.Label), "training examples", "labels");
        int[] trainingLabels = NumbersOf(training, labels, nameof(training));
        if (trainingLabels.Distinct().Count() < 2)
            throw new ArgumentException($"All {training.Count} training examples have the label '{training[0].Label}'; a classifier needs examples of at least two.", nameof(training));

        (training, development) = SetAside.From(training, development, options);
        IReadOnlyDictionary<string, TextInput> inputs = TextInputs.Prepare(description, options, training.Select(static example => example.Text));
        GivenWeights weights = GivenWeights.Of(description, options, inputs);
        var encoder = new TextEncoder(description, inputs);
        return new TrainingData(Encode(training, nameof(training)), Encode(development, nameof(development)), labels.Labels, inputs, weights);

        EncodedExamples Encode(IReadOnlyList<TextExample> examples, string parameter) =>
            new([.. examples.Select(example => encoder.Encode(example.Text))], NumbersOf(examples, labels, parameter));
    }

    private static int[] NumbersOf(IReadOnlyList<TextExample> examples, LabelNumbers labels, string parameter)
    {
        int[] result = new int[examples.Count];
        for (int index = 0; index < result.Length; index++)
        {
            (string? text, string? label) = examples[index];
            if (text is null || label is null)
                throw new ArgumentException($"Example {index} has no {(text is null ? "text" : "label")}.", parameter);

            result[index] = labels.Of(label) ?? throw new ArgumentException($"Example {index} has the label '{label}', which is none of {labels}.", parameter);
        }

        return result;
    }
}
