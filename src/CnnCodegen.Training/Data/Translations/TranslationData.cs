using CnnCodegen.Runtime;
using CnnCodegen.Text;

namespace CnnCodegen.Training;

/// <summary>Pairs of sentences as token ids.</summary>
/// <param name="Texts">
/// The id sequences of each pair, see <see cref="ExampleBatch"/>: of the target's, what the network reads, which is the end and then the target, cut.
/// </param>
/// <param name="Targets">What it is to predict for each of these tokens: the target and then the end. That stays away where the target was cut.</param>
internal sealed record EncodedPairs(IReadOnlyList<int[][]> Texts, IReadOnlyList<int[]> Targets)
{
    /// <summary>The largest part of a length that the length of the source has a say in.</summary>
    private const int Sources = 1 << 12;

    /// <summary>The number of pairs.</summary>
    public int Count => Texts.Count;

    /// <summary>What pairs are sorted by: the length of the target, whose tokens take most of the time, and then that of the source.</summary>
    public IReadOnlyList<int> Lengths => [.. Texts.Zip(Targets, static (text, target) => (target.Length * Sources) + Math.Min(text[0].Length, Sources - 1))];

    /// <summary>The number of pairs with a hash of their ids.</summary>
    public string Fingerprint() => NumberHash.Of(Texts, Targets, "pairs");
}

/// <summary>What a translator's training run works on, checked and encoded.</summary>
/// <param name="Training">The pairs to learn from.</param>
/// <param name="Development">The pairs to choose the best epoch by.</param>
/// <param name="DevelopmentPairs">The same as they are written.</param>
/// <param name="End">The token before a target's first token and behind its last.</param>
/// <param name="Inputs">How the inputs read texts.</param>
/// <param name="Weights">The weights that follow from the data.</param>
internal sealed record TranslationData(
    EncodedPairs Training,
    EncodedPairs Development,
    IReadOnlyList<SentencePair> DevelopmentPairs,
    string End,
    IReadOnlyDictionary<string, TextInput> Inputs,
    GivenWeights Weights)
{
    /// <summary>Checks network and pairs, sets development pairs aside where none are given, builds the vocabularies, and encodes.</summary>
    /// <exception cref="ArgumentException">The pairs, the settings or a vocabulary do not fit each other or the network.</exception>
    public static TranslationData Prepare(
        NetworkDescription description, TrainingOptions options, IReadOnlyList<SentencePair> training, IReadOnlyList<SentencePair>? development)
    {
        CheckNetwork(description);
        Check(training, nameof(training));
        Check(development ?? [], nameof(development));
        options.CheckHasNoLabels("a translator");
        options.CheckHasNoPieces();

        const string End = ModelMetadata.DefaultEndToken;
        (training, development) = SetAside.From(training, development, options);
        IReadOnlyDictionary<string, TextInput> inputs = TextInputs.Prepare(description, options, training, End);
        return new TranslationData(Encode(training), Encode(development), development, End, inputs, GivenWeights.Of(description, options, inputs));

        EncodedPairs Encode(IReadOnlyList<SentencePair> pairs) => PairEncoder.Encode(pairs, description, inputs, End);
    }

    private static void CheckNetwork(NetworkDescription description)
    {
        if (description.Inputs.Count != 2 || description.Output.Output.Kind != ShapeKind.Sequence)
            throw new ArgumentException($"'{description.Name}' is no translator, which reads a source and then a target, and yields a row for each token of the target.", nameof(description));

        int target = description.Inputs[1].Layer;
        LayerDescription input = description.Layers[target];
        if (input.WordDropout > 0)
            throw new ArgumentException($"Input '{input.Name}' of '{description.Name}' drops words in training (WordDropout); of the target, each is predicted from those before it.", nameof(description));

        if (description.Layers.FirstOrDefault(layer => layer.Attribute is PerTokenAttribute { Words: 0 } && layer.Inputs[0] == target) is { } spelled)
            throw new ArgumentException($"Layer '{spelled.Name}' of '{description.Name}' reads the characters of the target's tokens, which are known only for a closed vocabulary (Words).", nameof(description));
    }

    private static void Check(IReadOnlyList<SentencePair> pairs, string parameter)
    {
        foreach ((int index, SentencePair? pair) in pairs.Index())
        {
            if (pair?.Source is null || pair.Target is null)
                throw new ArgumentException($"Expected a source and a target, found null in pair {index}.", parameter);
        }
    }
}

/// <summary>Makes token ids of pairs of sentences.</summary>
internal static class PairEncoder
{
    /// <summary>Encodes pairs, the sources as translators read them.</summary>
    /// <param name="pairs">The pairs.</param>
    /// <param name="description">The network.</param>
    /// <param name="inputs">How its inputs read texts.</param>
    /// <param name="end">The token before a target's first token and behind its last.</param>
    public static EncodedPairs Encode(IReadOnlyList<SentencePair> pairs, NetworkDescription description, IReadOnlyDictionary<string, TextInput> inputs, string end)
    {
        WordSequences sources = TextInputs.SequencesOf(description, inputs, count: 1);
        InputDescription input = description.Inputs[1];
        (Tokenizer tokenizer, Vocabulary vocabulary) = inputs[description.Layers[input.Layer].Name];
        int endId = vocabulary.IdOf(end);
        (int[][] Texts, int[] Targets)[] encoded = [.. pairs.Select(pair =>
        {
            int[][] source = sources.Encode(pair.Source);
            int[] tokens = Ids(pair.Target);
            int length = Math.Min(tokens.Length + 1, input.MaxLength);
            return ((int[][])[source[0], [endId, .. tokens[..(length - 1)]], .. source[1..]], tokens.Append(endId).Take(length).ToArray());
        })];
        return new EncodedPairs([.. encoded.Select(static pair => pair.Texts)], [.. encoded.Select(static pair => pair.Targets)]);

        // As generated code reads the targets that it scores; a text that spells the end out does not end there.
        int[] Ids(string target) => [.. tokenizer.Split(target).Select(token => vocabulary.IdOf(token)).Select(id => id == endId ? Vocabulary.UnknownId : id)];
    }
}
