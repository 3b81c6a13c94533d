using CnnCodegen.Runtime;

namespace CnnCodegen.Training;

/// <summary>Sentences as token ids and numbers of tags.</summary>
/// <param name="Texts">The id sequences of each sentence, see <see cref="ExampleBatch"/>.</param>
/// <param name="Tags">The number of the tag of each token, cut as the first input is.</param>
internal sealed record EncodedSentences(IReadOnlyList<int[][]> Texts, IReadOnlyList<int[]> Tags)
{
    /// <summary>The number of sentences.</summary>
    public int Count => Texts.Count;

    /// <summary>The number of tokens of each sentence.</summary>
    public IReadOnlyList<int> Lengths => [.. Tags.Select(static tags => tags.Length)];

    /// <summary>The number of sentences with a hash of ids and tags.</summary>
    public string Fingerprint() => NumberHash.Of(Texts, Tags, "sentences");
}

/// <summary>What a tagger's training run works on, checked and encoded.</summary>
internal sealed record TaggingData(
    EncodedSentences Training,
    EncodedSentences Development,
    IReadOnlyList<string> Tags,
    IReadOnlyDictionary<string, TextInput> Inputs,
    GivenWeights Weights)
{
    /// <summary>Checks the sentences, sets development sentences aside where none are given, builds the vocabularies, and encodes.</summary>
    /// <exception cref="ArgumentException">The sentences, the tags or a vocabulary do not fit each other or the network.</exception>
    public static TaggingData Prepare(
        NetworkDescription description, TrainingOptions options, IReadOnlyList<TaggedSentence> training, IReadOnlyList<TaggedSentence>? development)
    {
        CheckNetwork(description);
        options.CheckHasNoPieces();
        Check(training, nameof(training));
        Check(development ?? [], nameof(development));
        IEnumerable<string> occurring = training.SelectMany(static sentence => sentence.Tags);
        (training, development) = SetAside.From(training, development, options);
        LabelNumbers tags = LabelNumbers.Of(description, options.Labels, occurring, "training sentences", "tags");
        IReadOnlyDictionary<string, TextInput> inputs = TextInputs.Prepare(description, options, [.. training.Select(static sentence => sentence.Words)]);
        GivenWeights weights = GivenWeights.Of(description, options, inputs);
        WordSequences sequences = TextInputs.SequencesOf(description, inputs);
        int longest = description.Inputs[0].MaxLength;
        return new TaggingData(Encode(training, nameof(training)), Encode(development, nameof(development)), tags.Labels, inputs, weights);

        EncodedSentences Encode(IReadOnlyList<TaggedSentence> sentences, string parameter) => new(
            [.. sentences.Select(sentence => sequences.Encode(sentence.Words))],
            [.. sentences.Select((sentence, index) => sentence.Tags.Select((tag, token) => NumberOf(tag, index, token, parameter)).Take(longest).ToArray())]);

        int NumberOf(string tag, int sentence, int token, string parameter) => tags.Of(tag) ?? throw new ArgumentException(
            $"Token {token} of sentence {sentence} has the tag '{tag}', which is none of {tags}.", parameter);
    }

    private static void CheckNetwork(NetworkDescription description)
    {
        if (description.Output.Output.Kind != ShapeKind.Sequence)
            throw new ArgumentException($"'{description.Name}' yields one row for a text; a tagger has one for each token.", nameof(description));

        if (description.Inputs.Select(input => description.Layers[input.Layer]).FirstOrDefault(static layer => layer.WordDropout > 0) is { } dropping)
            throw new ArgumentException($"Input '{dropping.Name}' of '{description.Name}' drops words in training (WordDropout), and their tags would stay behind. Drop channels of their vectors instead (Dropout).", nameof(description));
    }

    private static void Check(IReadOnlyList<TaggedSentence> sentences, string parameter)
    {
        for (int index = 0; index < sentences.Count; index++)
        {
            if (sentences[index] is not { } sentence)
                throw new ArgumentException($"Expected sentences, found null as sentence {index}.", parameter);

            if (sentence.Words.Contains(null!))
                throw new ArgumentException($"Expected words, found null in sentence {index}.", parameter);

            if (sentence.Tags.Contains(null!))
                throw new ArgumentException($"Expected tags, found null in sentence {index}.", parameter);
        }
    }
}
