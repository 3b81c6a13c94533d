using CnnCodegen.Benchmarks.Networks;
using CnnCodegen.Benchmarks.Peers;
using Networks;
using QuickStart;

namespace CnnCodegen.Benchmarks.Comparison;

/// <summary>What is measured.</summary>
internal static class Workloads
{
    private const int WeightSeed = 1;
    private const int TextSeed = 2;

    /// <summary>The texts that take turns, and fewer of them where one takes milliseconds and is no longer known by heart after.</summary>
    private const int ManyTexts = 256, FewTexts = 16;

    private static readonly PeerForm[] s_bankForms = [.. Enum.GetValues<ConvolutionForm>().Select(static form => new PeerForm(form))];

    /// <summary>All of them, in the order of the report; made when asked for, because of their size.</summary>
    public static IReadOnlyList<(string Name, Func<Workload> Create)> All { get; } =
    [
        ("LanguageClassifier, 96 characters", Language),
        ("Kim, 20 words", () => Sentiment(20)),
        ("Kim, 56 words", () => Sentiment(56)),
        ("VD-CNN 9, 1014 characters", () => VeryDeep<VdCnn9>("VD-CNN 9")),
        ("VD-CNN 29, 1014 characters", () => VeryDeep<VdCnn29>("VD-CNN 29")),
        ("VD-CNN 9 halved by k-max, 1014 characters", () => VeryDeep<VdCnn9KMax>("VD-CNN 9 halved by k-max")),
        ("Q-RNN 4 × 256, 231 words", Qrnn),
        ("Character-aware encoder, 35 words", () => Spelled<CharacterEncoder>("Character-aware encoder")),
        ("Character-aware language model, 35 words", () => Spelled<CharacterLanguageModel>("Character-aware language model")),
    ];

    /// <summary>The small network over characters of samples/QuickStart, at its longest input.</summary>
    public static Workload Language() => Classifier<LanguageClassifier>("LanguageClassifier, 96 characters", 96, ManyTexts, s_bankForms, s_bankForms);

    /// <summary>Kim's network over words. 20 words are a short review's sentence, 56 the longest one of the paper's first data set.</summary>
    public static Workload Sentiment(int length) =>
        Classifier<SentimentCnn>(FormattableString.Invariant($"Kim, {length} words"), length, ManyTexts, s_bankForms, s_bankForms);

    /// <summary>A network of Conneau et al. (2017), with texts of the length that the paper has.</summary>
    public static Workload VeryDeep<TNetwork>(string name)
        where TNetwork : ITextClassifier<TNetwork> => Classifier<TNetwork>(
            name + ", 1014 characters",
            length: 1014,
            FewTexts,
            [new(ConvolutionForm.Conv1d), new(ConvolutionForm.Image2d)],
            [new(ConvolutionForm.Conv1d), new(ConvolutionForm.Image2d), new(ConvolutionForm.Product)]);

    /// <summary>Four quasi-recurrent layers over a review of the length that is the mean of the paper's.</summary>
    public static Workload Qrnn() => Classifier<QrnnClassifier>(
        "Q-RNN 4 × 256, 231 words",
        length: 231,
        FewTexts,
        [
            new(ConvolutionForm.Conv1d, RecurrenceForm.Loop),
            new(ConvolutionForm.Image2d, RecurrenceForm.Loop),
            new(ConvolutionForm.Product, RecurrenceForm.Loop),
            new(ConvolutionForm.Product, RecurrenceForm.Unrolled),
            new(ConvolutionForm.Product, RecurrenceForm.Blocks),
            new(ConvolutionForm.Image2d, RecurrenceForm.Blocks),
        ],
        [
            new(ConvolutionForm.Conv1d, RecurrenceForm.Loop),
            new(ConvolutionForm.Product, RecurrenceForm.Loop),
            new(ConvolutionForm.Product, RecurrenceForm.Blocks),
        ]);

    /// <summary>The character-aware network: 35 words, which is what it reads at once, of eight characters each with their marks.</summary>
    public static Workload Spelled<TNetwork>(string name)
        where TNetwork : INetwork<TNetwork>
    {
        const int Words = 35;
        const int Characters = 8;
        int characters = TNetwork.Description.Layers.Single(static layer => layer.Block is not null).Block!.Weights.First().Shape[0];
        ComparedNetwork network = Network<TNetwork>(TextSet.Uniform(FewTexts, Words, Characters, characters, TextSeed));
        return new Workload
        {
            Name = FormattableString.Invariant($"{name}, {Words} words"),
            Network = network,
            UnitsPerRun = Words,
            Generated = [() => new GeneratedSpelledCandidate<TNetwork>("", TNetwork.Load(network.File), network)],
            OnnxForms = [new(ConvolutionForm.Conv1d), new(ConvolutionForm.Windows2d), new(ConvolutionForm.Image2d), new(ConvolutionForm.Product)],
            TorchForms = [new(ConvolutionForm.Conv1d), new(ConvolutionForm.Product)],
        };
    }

    private static Workload Classifier<TNetwork>(string name, int length, int texts, PeerForm[] onnxForms, PeerForm[] torchForms)
        where TNetwork : ITextClassifier<TNetwork>
    {
        int vocabulary = TNetwork.Description.Layers.Select(static layer => layer.Attribute).OfType<EmbeddingAttribute>().Single().Rows;
        ComparedNetwork network = Network<TNetwork>(TextSet.Uniform(texts, rows: 1, length, vocabulary, TextSeed));
        return new Workload
        {
            Name = name,
            Network = network,
            Generated = [() => new GeneratedCandidate<TNetwork>("", TNetwork.Load(network.File), network.Texts.Ids)],
            OnnxForms = onnxForms,
            TorchForms = torchForms,
        };
    }

    private static ComparedNetwork Network<TNetwork>(TextSet texts)
        where TNetwork : INetwork<TNetwork> => new(TNetwork.Description, RandomModelFile.Create(TNetwork.Description, WeightSeed), texts);
}
