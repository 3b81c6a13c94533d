using System.Globalization;
using CnnCodegen.LanguageModels;
using CnnCodegen.Text;
using CnnCodegen.Translators;

namespace CnnCodegen.Runtime;

/// <summary>
/// A translator with its weights: makes ids of the source, searches for the target, makes text of it. Generated classes forward to it. Immutable; serves any
/// number of threads at a time.
/// </summary>
public sealed class TranslatorModel
{
    /// <summary>The end where the file holds no vocabulary: the first token of any.</summary>
    private const int EndWithoutVocabulary = 2;

    private readonly NetworkModel _network;
    private readonly StreamProgram _program;
    private readonly SequenceLimits _sources;
    private readonly InputLimits _target;
    private readonly TextEncoder? _encoder;
    private readonly string[] _tokens;
    private readonly BeamSearch _search;
    private readonly TargetReader _reader;
    private readonly Pool<SearchMemory> _pool;
    private readonly int _end;
    private readonly string _name;

    /// <summary>How the source is read; null where the file does not say it for <see cref="_missing"/>.</summary>
    private readonly WordSequences? _sequences;
    private readonly string? _missing;

    /// <summary>Makes the translator; called by generated code.</summary>
    /// <param name="file">The model file.</param>
    /// <param name="description">The network.</param>
    /// <param name="prepare">The load-time program: makes the program of the weights, which are checked before.</param>
    /// <param name="options">How it is loaded; as by default where it is null.</param>
    /// <exception cref="ModelFileException">A tensor or a setting is missing, or is not what the network expects.</exception>
    public TranslatorModel(ModelFile file, NetworkDescription description, Func<NetworkWeights, StreamProgram> prepare, LoadOptions? options = null)
    {
        // The network first: a file for another architecture should not be told of its vocabulary.
        StreamProgram? program = null;
        _network = new NetworkModel(file, description, weights => program = prepare(weights), options);
        _program = program!;
        _name = description.Name;
        _sources = new SequenceLimits(description, _program.Stream);
        InputLimits limits = InputLimits.Of(description)[_program.Stream];

        // A token is read by the embedding, and is one of the outputs.
        _target = limits with { Rows = Math.Min(limits.Rows, _program.OutputRowLength) };
        LayerDescription target = description.Layers[description.Inputs[_program.Stream].Layer];
        _encoder = TextEncoder.Read(file, target, _target.Rows);
        _end = _encoder is null ? Math.Min(EndWithoutVocabulary, _target.Rows - 1) : EndToken.Read(file, _encoder.Vocabulary) ?? throw file.Fault(
            ModelMetadata.Vocabulary(target.Name), $"a token for the end of a target: {ModelMetadata.EndToken}, or {ModelMetadata.DefaultEndToken} where there is none", "a vocabulary without it");
        _tokens = _encoder is null ? [] : ["", UnknownToken, .. _encoder.Vocabulary.Tokens];
        _sequences = WordSequences.Read(file, description, out _missing, _program.Stream);
        _missing ??= _encoder is null ? target.Name : null;
        StreamPieces pieces = StreamPieces.Read(file, description, _encoder?.Vocabulary, _program);
        var scores = new TokenScores(description.Output);
        _search = new BeamSearch(_program, scores, _end, _encoder?.Vocabulary.Count ?? _target.Rows);
        _reader = new TargetReader(_program, scores);
        _pool = new Pool<SearchMemory>(() => new SearchMemory(_program, _sources, pieces));
        if (WarmUp.IsUseful)
            Translate(InputIds.Of(_sources.WarmUpTexts().First()), new int[2], new SearchOptions { BeamWidth = 2 }, out _);
    }

    /// <summary>How an unknown token is written.</summary>
    internal const string UnknownToken = "<unk>";

    /// <summary>The translation of a text, found greedily; see <see cref="ITranslator{TSelf}.Translate(string)"/>.</summary>
    /// <param name="text">The text; empty is allowed.</param>
    /// <exception cref="InvalidOperationException">The model file holds no vocabulary for one of the inputs.</exception>
    public Translation Translate(string text) => Translate(text, SearchOptions.Greedy);

    /// <summary>The translation of a text; see <see cref="ITranslator{TSelf}.Translate(string, SearchOptions)"/>.</summary>
    /// <param name="text">The text; empty is allowed.</param>
    /// <param name="options">How it is searched for.</param>
    /// <exception cref="InvalidOperationException">The model file holds no vocabulary for one of the inputs.</exception>
    public Translation Translate(string text, SearchOptions options) => TranslateBest(text, 1, options)[0];

    /// <summary>The best translations of a text; see <see cref="ITranslator{TSelf}.TranslateBest"/>.</summary>
    /// <param name="text">The text; empty is allowed.</param>
    /// <param name="count">The most translations.</param>
    /// <param name="options">How they are searched for.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is less than 1, or more than the beam is wide.</exception>
    /// <exception cref="InvalidOperationException">The model file holds no vocabulary for one of the inputs.</exception>
    public Translation[] TranslateBest(string text, int count, SearchOptions options)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, options.BeamWidth);
        string[] words = Sequences.Split(text);
        SearchMemory memory = _pool.Rent();
        Scratch scratch = _network.Rent();
        InputIds source = memory.Adjust(Encode(words, text));
        Search(source, options, options.MaxLength ?? LongestTarget, count, memory, scratch);

        var translations = new Translation[Math.Min(count, memory.Endings.Length)];
        var tokens = new int[translations.Length][];
        for (int i = 0; i < translations.Length; i++)
        {
            Ending ending = memory.Endings[i];
            memory.CopyTokens(ending, tokens[i] = new int[ending.Length]);
            string[] names = [.. tokens[i].Select(token => _tokens[token])];
            translations[i] = new Translation(_encoder!.Join(names), Array.AsReadOnly(names), ending.LogProbability, ending.Score);
        }

        if (options.WithAttention)
        {
            for (int i = 0; i < translations.Length; i++)
                translations[i] = translations[i] with { Attention = Attend(source, words, tokens[i], translations[i].Tokens, memory, scratch) };
        }

        _network.Return(scratch);
        _pool.Return(memory);
        return translations;
    }

    /// <summary>The translation of a text given as token ids. Allocates nothing but for a wider or longer search than any before.</summary>
    /// <param name="source">The ids of the source.</param>
    /// <param name="target">Receives the ids of the translation, without the end; a translation is at most as long.</param>
    /// <param name="options">How it is searched for.</param>
    /// <param name="logProbability">The log-probability of the translation and its end.</param>
    /// <returns>The number of ids.</returns>
    /// <exception cref="ArgumentException">The number of sequences is not that of the source's inputs, or there is no room for a translation.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An id is negative, or beyond the rows of an embedding.</exception>
    public int Translate(InputIds source, Span<int> target, SearchOptions options, out double logProbability)
    {
        ArgumentNullException.ThrowIfNull(options);
        CheckSource(source);
        if (target.IsEmpty)
            throw new ArgumentException("Expected room for one token at least, found none.", nameof(target));

        SearchMemory memory = _pool.Rent();
        Scratch scratch = _network.Rent();
        Search(memory.Adjust(source), options, Math.Min(target.Length, options.MaxLength ?? LongestTarget), 1, memory, scratch);
        _network.Return(scratch);
        Ending best = memory.Endings[0];
        memory.CopyTokens(best, target);
        logProbability = best.LogProbability;
        _pool.Return(memory);
        return best.Length;
    }

    /// <summary>The log-probability of each token of a given translation, and of its end. Allocates nothing.</summary>
    /// <param name="source">The ids of the source.</param>
    /// <param name="target">The ids of the target.</param>
    /// <param name="logProbabilities">Receives the log-probabilities, one more than there are tokens.</param>
    /// <exception cref="ArgumentException">The number of sequences is not that of the source's inputs, or the log-probabilities are more or fewer.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An id is negative, or beyond the rows of an embedding.</exception>
    public void Score(InputIds source, ReadOnlySpan<int> target, Span<float> logProbabilities)
    {
        CheckSource(source);
        _target.CheckAll(target, nameof(target), _name);
        if (logProbabilities.Length != target.Length + 1)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"Expected room for {target.Length + 1} numbers, one for each token and one for the end, found {logProbabilities.Length}."), nameof(logProbabilities));
        }

        Score(source, target, [], logProbabilities);
    }

    /// <summary>How probable a given translation is; see <see cref="ITranslator{TSelf}.Score(string, string)"/>.</summary>
    /// <param name="source">The source.</param>
    /// <param name="target">The target.</param>
    /// <exception cref="InvalidOperationException">The model file holds no vocabulary for one of the inputs.</exception>
    public TextScore Score(string source, string target)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(target);
        InputIds ids = Encode(Sequences.Split(source), source);
        string end = _tokens[_end];
        string[] words = [end, .. _encoder!.Split(target), end];

        // A text that spells the end out does not end there.
        int[] tokens = [.. words[1..^1].Select(_encoder.IdOf).Select(id => id == _end ? Vocabulary.UnknownId : id)];
        float[] logProbabilities = new float[words.Length - 1];
        Score(ids, tokens, words, logProbabilities);
        return new TextScore(
            [.. words.Skip(1).Zip(tokens.Append(_end), logProbabilities).Select(static token => new ScoredToken(token.First, token.Second, token.Third))],
            Characters: target.EnumerateRunes().Count() + 1);
    }

    /// <summary>Computes the network's raw output; see <see cref="NetworkModel.Compute"/>.</summary>
    /// <param name="ids">The ids of each input, then the spellings of its tokens.</param>
    /// <param name="output">Receives the output.</param>
    public void Compute(InputIds ids, Span<float> output) => _network.Compute(ids, output);

    /// <summary>The number of floats of the output; see <see cref="NetworkModel.OutputLength"/>.</summary>
    /// <param name="ids">The ids of each input, then the spellings of its tokens.</param>
    public int OutputLength(InputIds ids) => _network.OutputLength(ids);

    /// <summary>The longest target without the token that stands before it.</summary>
    private int LongestTarget => Math.Max(1, _target.MaxLength - 1);

    private WordSequences Sequences => _missing is null ? _sequences! : throw new InvalidOperationException(
        $"The model file of {_name} holds no vocabulary and no tokenizer for {_missing}; only token ids can be translated.");

    /// <summary>The ids of a source that was cut into words; for the time of a call.</summary>
    private InputIds Encode(string[] words, string text) => Sequences.Encode(words, text, new int[_sources.MostIds], new int[_sources.MostSequences]);

    private void Search(InputIds ids, SearchOptions options, int mostTokens, int wanted, SearchMemory memory, Scratch scratch)
    {
        _search.Run(ids, options, mostTokens, wanted, memory, scratch.Floats);

        // The program's tables may lie in a file that is mapped for as long as somebody refers to them; the program itself may not while it runs.
        GC.KeepAlive(_program);
    }

    private void Score(InputIds source, ReadOnlySpan<int> target, ReadOnlySpan<string> words, Span<float> logProbabilities)
    {
        SearchMemory memory = _pool.Rent();
        Scratch scratch = _network.Rent();
        _reader.Score(memory.Adjust(source), memory.Between(_end, target), words, logProbabilities, memory, scratch.Floats);
        GC.KeepAlive(_program);
        _network.Return(scratch);
        _pool.Return(memory);
    }

    private AttentionWeights? Attend(InputIds source, string[] words, int[] target, IReadOnlyList<string> names, SearchMemory memory, Scratch scratch)
    {
        float[] weights = _reader.Attend(source, memory.Between(_end, target), out int positions, memory, scratch.Floats);
        GC.KeepAlive(_program);
        if (positions == 0)
            return null;

        // Where layers before the memory changed the source's length, positions are no words; what a source was filled up with has none.
        bool areWords = positions == source[0].Length;
        string[] sources = [.. Enumerable.Range(0, positions).Select(position =>
            !areWords ? (position + 1).ToString(CultureInfo.InvariantCulture) : position < words.Length ? words[position] : "")];
        return new AttentionWeights(sources, [.. names, _tokens[_end]], weights);
    }

    private void CheckSource(InputIds source)
    {
        _sources.CheckCount(source, nameof(source));
        _sources.CheckIds(source, nameof(source));
    }
}
