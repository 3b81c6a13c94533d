namespace CnnCodegen.Equivalence.Tests.Corpus;

/// <summary>Inputs of all kinds, several of them, spelled tokens, tables of vectors; and the tasks.</summary>
public static class InputNetworks
{
    public static IEnumerable<NetworkSource> All => [Tables, TwoInputs, OneOfThemFilled, FixedLength, ShapesOfTwoInputs, Spelled, SpelledTwice, RememberedWords, ClosedVocabulary, .. Tasks];

    /// <summary>Means and sums of vectors; embeddings added to each other, which one table can stand for, and those that none can.</summary>
    public static NetworkSource Tables => new(
        "Tables",
        "[Tokens(MaxLength = 8), WordDropout(0.1)] partial Layer Text { get; }",
        "[BagOfVectors(13, 7)] partial Layer Mean { get; }",
        "[BagOfVectors(9, 18, Pooling = Pooling.Sum, From = nameof(Text)), Tanh] partial Layer Sum { get; }",
        "[Embedding(15, 6, Pretrained = true, Frozen = true, From = nameof(Text))] partial Layer Fixed { get; }",
        "[Embedding(15, 6, Pretrained = true, From = nameof(Text))] partial Layer Tuned { get; }",
        "[Add(nameof(Fixed), nameof(Tuned))] partial Layer Added { get; }",
        "[ConvBank([9, 5], [2, 3]), Relu] partial Layer NGrams { get; }",
        "[Embedding(11, 5, From = nameof(Text))] partial Layer Few { get; }",
        "[Embedding(12, 5, From = nameof(Text))] partial Layer More { get; }",
        "[Add(nameof(Few), nameof(More))] partial Layer OfDifferentRows { get; }",
        "[LastStep] partial Layer Last { get; }",
        "[Embedding(12, 5, From = nameof(Text)), Sigmoid, Dropout(0.2)] partial Layer Activated { get; }",
        "[Embedding(12, 5, From = nameof(Text)), Dropout(0.2)] partial Layer Dropped { get; }",
        "[Add(nameof(Activated), nameof(Dropped)), Relu] partial Layer OfActivated { get; }",
        "[SumOverTime] partial Layer OfActivatedSum { get; }",
        "[Embedding(12, 9, From = nameof(Text)), Dropout(0.2)] partial Layer First { get; }",
        "[Embedding(12, 9, From = nameof(Text))] partial Layer Second { get; }",
        "[Embedding(12, 9, From = nameof(Text))] partial Layer Third { get; }",
        "[Add(nameof(First), nameof(Second))] partial Layer FirstTwo { get; }",
        "[Add(nameof(FirstTwo), nameof(Third))] partial Layer AllThree { get; }",
        "[MaxOverTime] partial Layer AllThreeLargest { get; }",
        "[Embedding(12, 8, From = nameof(Text))] partial Layer Same { get; }",
        "[Add(nameof(Same), nameof(Same))] partial Layer Doubled { get; }",
        "[AverageOverTime] partial Layer DoubledMean { get; }",
        "[Concat(nameof(Mean), nameof(Sum), nameof(NGrams), nameof(Last), nameof(OfActivatedSum), nameof(AllThreeLargest), nameof(DoubledMean))] partial Layer All { get; }");

    /// <summary>Two texts of lengths that have nothing to do with each other.</summary>
    private static NetworkSource TwoInputs => new(
        "TwoInputs",
        "[Words(MaxLength = 9)] partial Layer Subject { get; }",
        "[Embedding(11, 6)] partial Layer SubjectVectors { get; }",
        "[Conv1d(9, 3), Relu] partial Layer SubjectMap { get; }",
        "[MaxOverTime] partial Layer SubjectLargest { get; }",
        "[Characters(MaxLength = 14)] partial Layer Body { get; }",
        "[Embedding(7, 5)] partial Layer BodyVectors { get; }",
        "[Conv1d(10, 2, Stride = 2), Tanh] partial Layer BodyMap { get; }",
        "[DynamicKMaxPool(1, 2, 2)] partial Layer BodyPooled { get; }",
        "[AverageOverTime] partial Layer BodyMean { get; }",
        "[Add(nameof(SubjectMap), nameof(SubjectLargest))] partial Layer SubjectAdded { get; }",
        "[Concat(nameof(SubjectAdded), nameof(BodyMean))] partial Layer SubjectWithBody { get; }",
        "[Lstm(7, FinalState = true)] partial Layer Read { get; }",
        "[Gru(7, State = nameof(Read), From = nameof(BodyMap))] partial Layer ReadBody { get; }",
        "[LastStep] partial Layer ReadBodyLast { get; }",
        "[Concat(nameof(SubjectLargest), nameof(BodyMean), nameof(Read), nameof(ReadBodyLast))] partial Layer All { get; }",
        "[Linear(5)] partial Layer Logits { get; }");

    private static NetworkSource OneOfThemFilled => new(
        "ThreeInputs",
        "[Tokens(MaxLength = 6, FixedLength = true)] partial Layer First { get; }",
        "[Words(MaxLength = 8)] partial Layer Second { get; }",
        "[Characters(MaxLength = 10)] partial Layer Third { get; }",
        "[Embedding(9, 5, From = nameof(First))] partial Layer FirstVectors { get; }",
        "[Linear(7)] partial Layer OfFirst { get; }",
        "[BagOfVectors(9, 7, From = nameof(Second))] partial Layer OfSecond { get; }",
        "[Embedding(9, 7, From = nameof(Third))] partial Layer ThirdVectors { get; }",
        "[MaxPool1d(2)] partial Layer ThirdHalf { get; }",
        "[SumOverTime] partial Layer OfThird { get; }",
        "[Add(nameof(OfFirst), nameof(OfSecond), nameof(OfThird)), Sigmoid] partial Layer All { get; }");

    /// <summary>Shapes of words whose length is free, and of some whose length is fixed; the words themselves are not read.</summary>
    private static NetworkSource ShapesOfTwoInputs => new(
        "ShapesOfTwoInputs",
        "[Words(MaxLength = 6, FixedLength = true)] partial Layer Title { get; }",
        "[Words(MaxLength = 11), WordDropout(0.1)] partial Layer Body { get; }",
        "[WordShapes(nameof(Body))] partial Layer BodyShapes { get; }",
        "[WordShapes(nameof(Title))] partial Layer TitleShapes { get; }",
        "[Embedding(6, 4)] partial Layer TitleVectors { get; }",
        "[Linear(7)] partial Layer OfTitle { get; }",
        "[Embedding(12, 5, From = nameof(Body))] partial Layer WordVectors { get; }",
        "[Embedding(6, 3, From = nameof(BodyShapes))] partial Layer ShapeVectors { get; }",
        "[Concat(nameof(WordVectors), nameof(ShapeVectors))] partial Layer Features { get; }",
        "[ConvBank([5, 4], [2, 3]), Relu] partial Layer NGrams { get; }",
        "[Concat(nameof(OfTitle), nameof(NGrams))] partial Layer All { get; }",
        "[Linear(5)] partial Layer Logits { get; }");

    /// <summary>Every layer that a constant length changes.</summary>
    private static NetworkSource FixedLength => new(
        "FixedLength",
        "[Words(MaxLength = 9, FixedLength = true)] partial Layer Text { get; }",
        "[Embedding(11, 6)] partial Layer Vectors { get; }",
        "[Conv1d(9, 3), Relu] partial Layer Map { get; }",
        "[MaxOverTime] partial Layer Largest { get; }",
        "[ConvBank([7, 5], [2, 4], From = nameof(Vectors), Pooling = Pooling.KMax, K = 3), Tanh] partial Layer NGrams { get; }",
        "[Linear(6), Relu] partial Layer OfNGrams { get; }",
        "[MaxPool1d(4, Stride = 2, Ceil = true, From = nameof(Map))] partial Layer Local { get; }",
        "[Flatten] partial Layer LocalFlat { get; }",
        "[DynamicKMaxPool(1, 3, 2, From = nameof(Map))] partial Layer Dynamic { get; }",
        "[Linear(7)] partial Layer OfDynamic { get; }",
        "[ProportionalKMaxPool(3, From = nameof(Map))] partial Layer Third { get; }",
        "[Flatten] partial Layer ThirdFlat { get; }",
        "[Gru(5, Bidirectional = true, From = nameof(Vectors))] partial Layer Recurrent { get; }",
        "[Linear(4)] partial Layer OfRecurrent { get; }",
        "[SentenceModel(From = nameof(Vectors))] partial Layer Model { get; }",
        "[Window(3, LearnedPadding = true, From = nameof(Vectors))] partial Layer Windows { get; }",
        "[Linear(8)] partial Layer OfWindows { get; }",
        "[Concat(nameof(Largest), nameof(OfNGrams), nameof(LocalFlat), nameof(OfDynamic), nameof(ThirdFlat), nameof(OfRecurrent), nameof(Model), nameof(OfWindows))] partial Layer All { get; }");

    private static readonly BlockSource Spelling = new(
        "Spelling",
        "[Characters(MaxLength = 7)] partial Layer Letters { get; }",
        "[Embedding(12, 5)] partial Layer LetterVectors { get; }",
        "[ConvBank([6, 9], [2, 3]), Tanh] partial Layer Shape { get; }",
        "[Highway] partial Layer Gated { get; }");

    /// <summary>Tokens by their characters, beside their vectors.</summary>
    public static NetworkSource Spelled => new(
        "SpelledTokens",
        "[Words(MaxLength = 8)] partial Layer Text { get; }",
        "[Embedding(11, 6)] partial Layer Vectors { get; }",
        "[PerToken<Spelling>(From = nameof(Text)), Relu, Dropout(0.1)] partial Layer Spelled { get; }",
        "[Concat(nameof(Vectors), nameof(Spelled))] partial Layer Joined { get; }",
        "[Conv1d(9, 3, Padding = Padding.Same), Relu] partial Layer Map { get; }",
        "[Lstm(5, Bidirectional = true)] partial Layer Context { get; }",
        "[Linear(4)] partial Layer Scores { get; }")
    {
        Task = "SequenceTagger",
        Blocks = [Spelling],
    };

    /// <summary>Two spellings of one input and one of another, with recurrence, blocks and normalisation inside.</summary>
    private static NetworkSource SpelledTwice => new(
        "SpelledTokensOfTwoInputs",
        "[Words(MaxLength = 5)] partial Layer First { get; }",
        "[PerToken<Spelling>] partial Layer Spelled { get; }",
        "[MaxOverTime] partial Layer SpelledLargest { get; }",
        "[Words(MaxLength = 4, FixedLength = true)] partial Layer Second { get; }",
        "[PerToken<Pronunciation>] partial Layer Pronounced { get; }",
        "[Linear(6)] partial Layer OfPronounced { get; }",
        "[PerToken<Pronunciation>(From = nameof(First)), BatchNorm] partial Layer PronouncedFirst { get; }",
        "[Conv1d(9, 2), Tanh] partial Layer Map { get; }",
        "[LastStep] partial Layer Last { get; }",
        "[Concat(nameof(SpelledLargest), nameof(OfPronounced), nameof(Last))] partial Layer All { get; }")
    {
        Blocks =
        [
            Spelling,
            new BlockSource(
                "Pronunciation",
                "[Characters(MaxLength = 5)] partial Layer Letters { get; }",
                "[Embedding(9, 6)] partial Layer LetterVectors { get; }",
                "[Residual<Sound>, Relu] partial Layer Sounds { get; }",
                "[Gru(7, Bidirectional = true, FinalState = true)] partial Layer Read { get; }"),
            new BlockSource(
                "Sound",
                "[Conv1d(Channels.Same, 3, Padding = Padding.Same), BatchNorm, Tanh] partial Layer First { get; }",
                "[Conv1d(Channels.Same, 2, Padding = Padding.Causal)] partial Layer Second { get; }"),
        ],
    };

    /// <summary>Two caches, one of which is too small for the words.</summary>
    public static NetworkSource RememberedWords => new(
        "RememberedWords",
        "[Words(MaxLength = 8)] partial Layer Text { get; }",
        "[PerToken<Spelling>(CachedWords = 4), Relu] partial Layer Spelled { get; }",
        "[PerToken<SpelledAgain>(CachedWords = 100, From = nameof(Text))] partial Layer Second { get; }",
        "[Concat(nameof(Spelled), nameof(Second))] partial Layer Joined { get; }",
        "[Linear(4)] partial Layer Scores { get; }")
    {
        Task = "SequenceTagger",
        Blocks =
        [
            Spelling,
            new BlockSource(
                "SpelledAgain",
                "[Characters(MaxLength = 4)] partial Layer Letters { get; }",
                "[Embedding(7, 5)] partial Layer LetterVectors { get; }",
                "[MaxOverTime] partial Layer Largest { get; }",
                "[Highway] partial Layer Gated { get; }"),
        ],
    };

    /// <summary>Words whose spellings the model knows: the block runs at load, and its results are a table like others.</summary>
    private static NetworkSource ClosedVocabulary => new(
        "ClosedVocabulary",
        "[Words(MaxLength = 7)] partial Layer Text { get; }",
        "[PerToken<Spelling>(Words = 10), Tanh] partial Layer Spelled { get; }",
        "[PerToken<Letters>(Words = 9, From = nameof(Text)), BatchNorm] partial Layer Lettered { get; }",
        "[Conv1d(9, 3, Padding = Padding.Wide, InitialBias = 1)] partial Layer Map { get; }",
        "[LastStep] partial Layer Last { get; }",
        "[ConvBank([6, 5], [1, 3], From = nameof(Spelled)), Relu] partial Layer NGrams { get; }",
        "[Concat(nameof(Last), nameof(NGrams))] partial Layer Both { get; }")
    {
        Blocks =
        [
            Spelling,
            new BlockSource(
                "Letters",
                "[Characters(MaxLength = 4, FixedLength = true)] partial Layer Signs { get; }",
                "[Embedding(9, 3)] partial Layer SignVectors { get; }",
                "[Linear(7)] partial Layer Whole { get; }"),
        ],
    };

    private static IEnumerable<NetworkSource> Tasks =>
    [
        new NetworkSource(
            "Tagger",
            "[Words(MaxLength = 11)] partial Layer Text { get; }",
            "[Embedding(11, 6), Dropout(0.1)] partial Layer Vectors { get; }",
            "[Window(5, LearnedPadding = true)] partial Layer Windows { get; }",
            "[Linear(16), HardTanh] partial Layer Hidden { get; }",
            "[Linear(5)] partial Layer Scores { get; }")
        {
            Task = "SequenceTagger",
        },
        new NetworkSource(
            "TaggerOfWholeSentences",
            "[Words(MaxLength = 9)] partial Layer Text { get; }",
            "[Embedding(11, 6)] partial Layer Vectors { get; }",
            "[Conv1d(5, 3, Padding = Padding.Same)] partial Layer Scores { get; }",
            "[Transitions] partial Layer Pairs { get; }")
        {
            Task = "SequenceTagger",
        },
        new NetworkSource(
            "TaggerByCapitals",
            "[Words(MaxLength = 9)] partial Layer Text { get; }",
            "[Embedding(11, 6)] partial Layer Vectors { get; }",
            "[WordShapes(nameof(Text))] partial Layer Shapes { get; }",
            "[Embedding(6, 3)] partial Layer ShapeVectors { get; }",
            "[Concat(nameof(Vectors), nameof(ShapeVectors))] partial Layer Features { get; }",
            "[Window(3, LearnedPadding = true)] partial Layer Windows { get; }",
            "[Linear(5)] partial Layer Scores { get; }",
            "[Transitions] partial Layer Pairs { get; }")
        {
            Task = "SequenceTagger",
        },
        new NetworkSource(
            "TaggerOfFilledTexts",
            "[Words(MaxLength = 6, FixedLength = true)] partial Layer Text { get; }",
            "[Embedding(11, 6)] partial Layer Vectors { get; }",
            "[Conv1d(5, 3, Padding = Padding.Same), Sigmoid] partial Layer Scores { get; }")
        {
            Task = "SequenceTagger",
        },
        new NetworkSource(
            "NextToken",
            "[Tokens(MaxLength = 12)] partial Layer Text { get; }",
            "[Embedding(17, 8)] partial Layer Vectors { get; }",
            "[Conv1d(9, 3, Padding = Padding.Causal), Relu] partial Layer Map { get; }",
            "[Lstm(10, Layers = 2, LayerDropout = 0.1)] partial Layer Context { get; }",
            "[Linear(17)] partial Layer Logits { get; }")
        {
            Task = "LanguageModel",
        },
        new NetworkSource(
            "Translation",
            "[Words(MaxLength = 7)] partial Layer Source { get; }",
            "[Embedding(11, 6)] partial Layer SourceVectors { get; }",
            "[Gru(8, FinalState = true)] partial Layer Sentence { get; }",
            "[Words(MaxLength = 9)] partial Layer Target { get; }",
            "[Embedding(13, 5)] partial Layer TargetVectors { get; }",
            "[Concat(nameof(TargetVectors), nameof(Sentence))] partial Layer Conditioned { get; }",
            "[Gru(8, State = nameof(Sentence))] partial Layer Context { get; }",
            "[Linear(13)] partial Layer Next { get; }")
        {
            Task = "Translator",
        },
    ];
}
