using CnnCodegen.Benchmarks.Networks;
using CnnCodegen.Benchmarks.Peers;
using CnnCodegen.Benchmarks.Peers.Onnx;
using CnnCodegen.Benchmarks.Peers.Torch;
using Networks;
using QuickStart;

namespace CnnCodegen.Benchmarks.Comparison;

/// <summary>What is measured.</summary>
internal static class Workloads
{
    private const int WeightSeed = 1;
    private const int TextSeed = 2;

    /// <summary>
    /// The texts that take turns. Of words there must be enough to come to every row of the embedding and of its tables, which are larger than the caches; of texts that take
    /// milliseconds each, few are no longer known by heart when their turn comes again.
    /// </summary>
    private const int WordTexts = 2048, ManyTexts = 256, FewTexts = 16;

    /// <summary>What the character-aware network reads at once.</summary>
    private const int WordsOfText = 35;

    // What narrow numbers cost in exactness; measured errors are smaller, and docs/performance.md tells them.
    private const float Int16Tolerance = 5e-4f, BFloat16Tolerance = 1e-2f;

    /// <summary>The forms of a bank over embedded words.</summary>
    private static readonly PeerForm[] s_bankForms = [.. Enum.GetValues<ConvolutionForm>().Select(static form => new PeerForm(form))];

    /// <summary>The forms of convolutions over convolutions.</summary>
    private static readonly PeerForm[] s_sequenceForms = [new(ConvolutionForm.Conv1d), new(ConvolutionForm.Image2d), new(ConvolutionForm.Product)];

    /// <summary>All of them, in the order of the report; made when asked for, because of their size.</summary>
    public static IReadOnlyList<(string Name, Func<Workload> Create)> All { get; } =
    [
        Named("LanguageClassifier, 96 characters", Language),
        Named("LanguageClassifier, 96 Zipf characters", LanguageOfZipf),
        ("Kim, 20 uniform words", () => Sentiment(20)),
        ("Kim, 56 uniform words", () => Sentiment(56)),
        Named("Kim, 20 Zipf words", name => Sentiment(name, TextSet.Zipf(WordTexts, 1, 20, Words, TextSeed))),
        Named("Kim, 56 Zipf words", name => Sentiment(name, TextSet.Zipf(WordTexts, 1, 56, Words, TextSeed))),
        Named("Kim, 56 words, batch of 64, 1 thread", name => SentimentBatch(name, threads: 1)),
        Named("Kim, 56 words, batch of 64, 2 threads", name => SentimentBatch(name, threads: 2)),
        Named("VD-CNN 9, 1014 characters", VeryDeep<VdCnn9, VdCnn9Direct, VdCnn9BFloat16>),
        Named("VD-CNN 29, 1014 characters", VeryDeep<VdCnn29, VdCnn29Direct, VdCnn29BFloat16>),
        Named("VD-CNN 9 halved by k-max, 1014 characters", VeryDeepKMax),
        Named("VD-CNN 9, batch of 16, 1 thread", name => VeryDeepBatch(name, threads: 1)),
        Named("VD-CNN 9, batch of 16, 2 threads", name => VeryDeepBatch(name, threads: 2)),
        Named("Q-RNN 4 × 256, 231 words", Qrnn),
        Named("Character-aware encoder, per word of 35", Spelled<CharacterEncoder, CharacterEncoderBFloat16>),
        Named("Character-aware encoder, remembered words, per word of 35", Spelled<RememberingCharacterEncoder, RememberingCharacterEncoderBFloat16>),
        Named("Character-aware encoder, closed vocabulary, per word of 35", ClosedVocabulary),
        Named("Character-aware language model, per word of 35", Spelled<CharacterModel, CharacterModelBFloat16>),
    ];

    private static int Words => Vocabulary(SentimentCnn.Description);

    /// <summary>The small network over characters of samples/QuickStart, at its longest input, over uniformly drawn characters: far more different ones than a text has.</summary>
    public static Workload Language(string name) =>
        Language(name, TextSet.Uniform(ManyTexts, 1, 96, Vocabulary(LanguageClassifier.Description), TextSeed));

    /// <summary>The same over characters that repeat, as those of a text do.</summary>
    private static Workload LanguageOfZipf(string name) =>
        Language(name, TextSet.Zipf(ManyTexts, 1, 96, Vocabulary(LanguageClassifier.Description), TextSeed));

    private static Workload Language(string name, TextSet texts)
    {
        ComparedNetwork network = Network<LanguageClassifier>(texts);
        return new Workload { Name = name, Network = network, Generated = [Default<LanguageClassifier>(network)], Peers = Peers(network, s_bankForms, s_bankForms) };
    }

    /// <summary>Kim's network over uniformly drawn words.</summary>
    public static Workload Sentiment(int length) =>
        Sentiment(FormattableString.Invariant($"Kim, {length} uniform words"), TextSet.Uniform(WordTexts, 1, length, Words, TextSeed));

    /// <summary>Kim's network over words. 20 words are a short review's sentence, 56 the longest one of the paper's first data set.</summary>
    private static Workload Sentiment(string name, TextSet texts)
    {
        ComparedNetwork network = Network<SentimentCnn>(texts);
        return new Workload
        {
            Name = name,
            Network = network,
            Generated =
            [
                Default<SentimentCnn>(network),
                Variant<SentimentCnnDirect>(network, "no Winograd"),
                Variant<SentimentCnnTable>(network, "table"),
                Variant<SentimentCnnInt16>(network, "16-bit table", Int16Tolerance),
                Variant<SentimentCnnHotWords>(network, "10 MB table"),
            ],
            Peers = Peers(network, s_bankForms, s_bankForms),
        };
    }

    /// <summary>Kim's network over many sentences at a time.</summary>
    private static Workload SentimentBatch(string name, int threads)
    {
        const int Batch = 64;
        ComparedNetwork network = Network<SentimentCnn>(TextSet.Uniform(WordTexts / Batch, Batch, 56, Words, TextSeed));
        return new Workload
        {
            Name = name,
            Network = network,
            UnitsPerRun = Batch,
            Threads = threads,
            Generated = [Batched<SentimentCnn>(network, ""), Batched<SentimentCnnTable>(network, "table"), Batched<SentimentCnnInt16>(network, "16-bit table", Int16Tolerance)],
            Peers =
            [
                .. Peers(network, s_bankForms, s_bankForms),
                .. Shared(network, new PeerForm(ConvolutionForm.Windows2d), new PeerForm(ConvolutionForm.Product)),
            ],
        };
    }

    /// <summary>A network of Conneau et al. (2017) over many texts at a time.</summary>
    private static Workload VeryDeepBatch(string name, int threads)
    {
        const int Batch = 16;
        const int Batches = 2;
        ComparedNetwork network = Network<VdCnn9>(TextSet.Uniform(Batches, Batch, 1014, Vocabulary(VdCnn9.Description), TextSeed));
        return new Workload
        {
            Name = name,
            Network = network,
            UnitsPerRun = Batch,
            Threads = threads,
            Generated = [Batched<VdCnn9>(network, ""), Batched<VdCnn9BFloat16>(network, "16-bit weights", BFloat16Tolerance)],
            Peers = [.. Peers(network, [new(ConvolutionForm.Conv1d), new(ConvolutionForm.Image2d)], s_sequenceForms), .. Shared(network, new PeerForm(ConvolutionForm.Image2d))],
        };
    }

    private static Workload VeryDeep<TNetwork, TDirect, TBFloat16>(string name)
        where TNetwork : ITextClassifier<TNetwork>
        where TDirect : ITextClassifier<TDirect>
        where TBFloat16 : ITextClassifier<TBFloat16>
    {
        ComparedNetwork network = VeryDeepTexts<TNetwork>();
        return VeryDeep(
            name,
            network,
            Default<TNetwork>(network),
            Variant<TDirect>(network, "no Winograd"),
            Variant<TBFloat16>(network, "16-bit weights", BFloat16Tolerance));
    }

    private static Workload VeryDeepKMax(string name)
    {
        ComparedNetwork network = VeryDeepTexts<VdCnn9KMax>();
        return VeryDeep(name, network, Default<VdCnn9KMax>(network));
    }

    /// <summary>A network of Conneau et al. (2017), with texts of the length that the paper has.</summary>
    private static Workload VeryDeep(string name, ComparedNetwork network, params Func<int, Candidate>[] generated) => new()
    {
        Name = name,
        Network = network,
        Generated = generated,
        Peers = Peers(network, [new(ConvolutionForm.Conv1d), new(ConvolutionForm.Image2d)], s_sequenceForms),
    };

    private static ComparedNetwork VeryDeepTexts<TNetwork>()
        where TNetwork : INetwork<TNetwork> => Network<TNetwork>(TextSet.Uniform(FewTexts, 1, 1014, Vocabulary(TNetwork.Description), TextSeed));

    /// <summary>Four quasi-recurrent layers over a review of the length that is the mean of the paper's.</summary>
    private static Workload Qrnn(string name)
    {
        ComparedNetwork network = Network<QrnnClassifier>(TextSet.Uniform(FewTexts, 1, 231, Vocabulary(QrnnClassifier.Description), TextSeed));
        return new Workload
        {
            Name = name,
            Network = network,
            Generated = [Default<QrnnClassifier>(network)],
            Peers = Peers(
                network,
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
                ]),
        };
    }

    /// <summary>The character-aware network over an open vocabulary.</summary>
    private static Workload Spelled<TNetwork, TBFloat16>(string name)
        where TNetwork : INetwork<TNetwork>
        where TBFloat16 : INetwork<TBFloat16>
    {
        NetworkDescription speller = TNetwork.Description.Layers.Single(static layer => layer.Block is not null).Block!;
        ComparedNetwork network = Network<TNetwork>(TextSet.Uniform(FewTexts, WordsOfText, RandomModelFile.CharactersOfWord, Vocabulary(speller), TextSeed));
        return new Workload
        {
            Name = name,
            Network = network,
            UnitsPerRun = WordsOfText,
            Generated =
            [
                _ => new GeneratedSpelledCandidate<TNetwork>("", TNetwork.Load(network.File), network),
                _ => new GeneratedSpelledCandidate<TBFloat16>("16-bit weights", TBFloat16.Load(network.File), network) { Tolerance = BFloat16Tolerance },
            ],
            Peers = Peers(network, s_bankForms, s_bankForms),
        };
    }

    /// <summary>
    /// The character-aware network over a closed vocabulary, whose words generated code computes at load. The peers compute them from their characters; a table made by
    /// hand would do the same for them.
    /// </summary>
    private static Workload ClosedVocabulary(string name)
    {
        ModelFile file = RandomModelFile.Create(ClosedCharacterEncoder.Description, WeightSeed);
        LayerDescription words = ClosedCharacterEncoder.Description.Layers.Single(static layer => layer.Block is not null);
        WeightSlot spellings = words.Weights.Single();
        TextSet texts = TextSet.Uniform(FewTexts, 1, WordsOfText, spellings.Shape[0], TextSeed);
        TextSet spelled = TextSet.Spelled(texts, file.Tensor(spellings.Name, spellings.Shape).ToArray(), spellings.Shape[1], RandomModelFile.CharactersOfWord);
        var network = new ComparedNetwork(ClosedCharacterEncoder.Description, file, spelled);
        return new Workload
        {
            Name = name,
            Network = network,
            UnitsPerRun = WordsOfText,
            Generated =
            [
                _ => new GeneratedTaggerCandidate<ClosedCharacterEncoder>("", ClosedCharacterEncoder.Load(file), texts.Ids),
                _ => new GeneratedTaggerCandidate<ClosedCharacterEncoderBFloat16>("16-bit weights", ClosedCharacterEncoderBFloat16.Load(file), texts.Ids) { Tolerance = BFloat16Tolerance },
            ],
            Peers = Peers(network, s_bankForms, s_bankForms),
        };
    }

    private static (string Name, Func<Workload> Create) Named(string name, Func<string, Workload> create) => (name, () => create(name));

    private static Func<int, Candidate> Default<TNetwork>(ComparedNetwork network)
        where TNetwork : ITextClassifier<TNetwork> => Variant<TNetwork>(network, "");

    /// <summary>A class with the layers of the compared network, which loads the same file, under other settings.</summary>
    private static Func<int, Candidate> Variant<TNetwork>(ComparedNetwork network, string settings, float tolerance = Agreement.Tolerance)
        where TNetwork : ITextClassifier<TNetwork> =>
        _ => new GeneratedCandidate<TNetwork>(settings, TNetwork.Load(network.File), network.Texts.Ids) { Tolerance = tolerance };

    /// <summary>The same over batches.</summary>
    private static Func<int, Candidate> Batched<TNetwork>(ComparedNetwork network, string settings, float tolerance = Agreement.Tolerance)
        where TNetwork : ITextClassifier<TNetwork> =>
        threads => new GeneratedBatchCandidate<TNetwork>(settings, TNetwork.Load(network.File), network.Texts, threads) { Tolerance = tolerance };

    private static IReadOnlyList<Func<int, Candidate>> Peers(ComparedNetwork network, PeerForm[] onnxForms, PeerForm[] torchForms) =>
    [
        .. onnxForms.Select(form => (Func<int, Candidate>)(threads => new OnnxRuntimePeer(network, form, threads))),
        .. torchForms.Select(form => (Func<int, Candidate>)(threads => new LibTorchPeer(network, form, threads))),
    ];

    private static IEnumerable<Func<int, Candidate>> Shared(ComparedNetwork network, params PeerForm[] forms) =>
        forms.Select(form => (Func<int, Candidate>)(threads => new OnnxRuntimeSharedPeer(network, form, threads)));

    private static ComparedNetwork Network<TNetwork>(TextSet texts)
        where TNetwork : INetwork<TNetwork> => new(TNetwork.Description, RandomModelFile.Create(TNetwork.Description, WeightSeed), texts);

    private static int Vocabulary(NetworkDescription description) =>
        description.Layers.Select(static layer => layer.Attribute).OfType<EmbeddingAttribute>().Single().Rows;
}
