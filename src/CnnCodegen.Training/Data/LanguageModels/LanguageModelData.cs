using CnnCodegen.Text;
using CnnCodegen.Training.Modules;

namespace CnnCodegen.Training;

/// <summary>What a language model's training run works on, checked and encoded.</summary>
/// <param name="Training">The text to learn from.</param>
/// <param name="Development">The text to choose the best epoch by.</param>
/// <param name="End">The token that ends each sentence.</param>
/// <param name="Inputs">How the inputs read texts, by their layers' names.</param>
/// <param name="Weights">The first weights that are given.</param>
internal sealed record LanguageModelData(
    TokenStreams Training,
    TokenStreams Development,
    string End,
    IReadOnlyDictionary<string, TextInput> Inputs,
    GivenWeights Weights)
{
    /// <summary>Checks network and texts, sets a development text aside where none is given, builds the vocabularies, and encodes.</summary>
    /// <exception cref="ArgumentException">The texts, the settings or a vocabulary do not fit each other or the network.</exception>
    public static LanguageModelData Prepare(NetworkDescription description, TrainingOptions options, LanguageModelText training, LanguageModelText? development)
    {
        StreamedNetwork.Check(description);
        options.CheckHasNoLabels("a language model");
        int length = PieceLength(description, options);
        (training, development) = SetAside(training, development, options);
        Tokenizer tokenizer = TextInputs.TokenizerOf(description, options);
        string end = LanguageModelInputs.UsualEnd(tokenizer);
        Vocabulary vocabulary = VocabularyOf(description, options, training, tokenizer, end);

        // Beside the vocabulary that is there, only characters of tokens are asked for.
        IEnumerable<string> spelled = SpelledTokens.Layers(description).Any() ? training.Sentences : [];
        IReadOnlyDictionary<string, TextInput> inputs = TextInputs.Prepare(
            description, options with { Vocabulary = vocabulary }, [.. spelled.Select(sentence => LanguageModelInputs.Words(sentence, tokenizer, end))]);
        return new LanguageModelData(Streams(training), Streams(development), end, inputs, GivenWeights.Of(description, options, inputs));

        TokenStreams Streams(LanguageModelText text) => new(LanguageModelInputs.Encode(text, description, inputs, end), options.BatchSize, length);
    }

    private static int PieceLength(NetworkDescription description, TrainingOptions options)
    {
        int most = description.Inputs[0].MaxLength;
        int length = options.PieceLength ?? most;
        return length <= most ? length : throw new ArgumentException(
            $"Pieces of {length} tokens ({nameof(TrainingOptions.PieceLength)}) are longer than the {most} that input '{description.Input.Name}' of '{description.Name}' reads at most.", nameof(options));
    }

    /// <summary>The end of the text is set aside: sentences go on from each other.</summary>
    private static (LanguageModelText Training, LanguageModelText Development) SetAside(LanguageModelText training, LanguageModelText? development, TrainingOptions options)
    {
        if (development is not null)
            return (training, development);

        IReadOnlyList<string> sentences = training.Sentences;
        if (sentences.Count == 1)
            throw new ArgumentException("There is one training sentence, of which no share can be set aside to choose the best epoch by. Give a development text, or more for training.", nameof(training));

        int count = sentences.Count - Math.Clamp((int)Math.Round(sentences.Count * options.DevelopmentFraction), 1, sentences.Count - 1);
        return (new LanguageModelText(training.Name, [.. sentences.Take(count)]), new LanguageModelText(training.Name, [.. sentences.Skip(count)]));
    }

    private static Vocabulary VocabularyOf(NetworkDescription description, TrainingOptions options, LanguageModelText training, Tokenizer tokenizer, string end)
    {
        int outputs = description.Output.Output.Channels;
        if ((options.Vocabularies.GetValueOrDefault(description.Input.Name) ?? options.Vocabulary) is not { } vocabulary)
            return LanguageModelInputs.BuildVocabulary(training, tokenizer, end, Math.Min(outputs, TokenBatch.EmbeddingRows(description, description.Inputs[0])), options.MinFrequency);

        if (vocabulary.IdOf(end) == Vocabulary.UnknownId)
            throw new ArgumentException($"The vocabulary has no '{end}', which ends each text.", nameof(options));

        return vocabulary.Count <= outputs ? vocabulary : throw new ArgumentException(
            $"The vocabulary has {vocabulary.Count} ids, but '{description.Name}' has {outputs} outputs (layer '{description.Output.Name}').", nameof(options));
    }
}
