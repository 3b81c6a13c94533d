using System.Buffers;
using System.Globalization;
using System.Numerics.Tensors;
using CnnCodegen.Kernels;
using CnnCodegen.LanguageModels;
using CnnCodegen.Text;

namespace CnnCodegen.Runtime;

/// <summary>
/// A language model with its weights: reads streams token by token, scores texts and continues them. Generated classes forward to it. Immutable; serves any number of
/// threads at a time.
/// </summary>
public sealed class LanguageModelModel
{
    /// <summary>The most rows for which the output layer's weights are read once.</summary>
    private const int MostRows = SharedHead.MostTexts;

    private readonly NetworkModel _network;
    private readonly StreamProgram _program;
    private readonly StreamPieces _pieces;
    private readonly TextEncoder? _encoder;
    private readonly StreamTexts? _texts;
    private readonly string _name;
    private readonly string _inputName;
    private readonly int _tokenLimit;
    private readonly int _bodyOffset;
    private readonly int _outputOffset;
    private readonly ScratchPool _pool;

    /// <summary>Makes the model; called by generated code.</summary>
    /// <param name="file">The model file.</param>
    /// <param name="description">The network.</param>
    /// <param name="prepare">The load-time program: makes the program of the weights, which are checked before.</param>
    /// <param name="options">How it is loaded; as by default where it is null.</param>
    /// <exception cref="ModelFileException">A tensor or a setting is missing, or is not what the network expects.</exception>
    public LanguageModelModel(ModelFile file, NetworkDescription description, Func<NetworkWeights, StreamProgram> prepare, LoadOptions? options = null)
    {
        StreamProgram? program = null;
        _network = new NetworkModel(file, description, weights => program = prepare(weights), options);
        _program = program!;
        _name = description.Name;
        _inputName = description.Input.Name;
        VocabularySize = _program.OutputRowLength;
        InputLimits input = InputLimits.Of(description)[0];
        // A network that reads tokens by their characters knows no rows.
        _tokenLimit = input.Rows == int.MaxValue ? VocabularySize : input.Rows;
        _encoder = TextEncoder.Read(file, description.Input, Math.Min(_tokenLimit, VocabularySize));
        EndToken = _encoder is null ? null : Runtime.EndToken.Read(file, _encoder.Vocabulary);
        _texts = _encoder is null ? null : new StreamTexts(_encoder, EndToken);
        _pieces = StreamPieces.Read(file, description, _encoder?.Vocabulary, _program);
        _bodyOffset = RoundUp(_program.ScratchLength);
        _outputOffset = RoundUp(_bodyOffset + (Math.Max(MostRows, _program.LongestPiece) * _program.BodyRowLength));
        _pool = new ScratchPool(_outputOffset + (MostRows * _program.OutputScratchLength), VocabularySize, _pieces.MostIds, _pieces.MostSequences);
        if (WarmUp.IsUseful)
            LogProbability(Start(), Vocabulary.UnknownId % _tokenLimit, 0);
    }

    /// <summary>The vocabulary; see <see cref="ILanguageModel{TSelf}.Vocabulary"/>.</summary>
    /// <exception cref="InvalidOperationException">The model file holds none.</exception>
    public Vocabulary Vocabulary => _encoder?.Vocabulary ?? throw NoVocabulary();

    /// <summary>The number of logits of a token.</summary>
    public int VocabularySize { get; }

    /// <summary>The id of the token that ends a line; null where there is none.</summary>
    public int? EndToken { get; }

    private StreamTexts Texts => _texts ?? throw NoVocabulary();

    /// <summary>The state of a stream of which nothing was read.</summary>
    public LanguageModelState Start()
    {
        var state = new LanguageModelState(this, _program.StateLength);
        Scratch scratch = _pool.Rent();
        _program.Start(new InputIds([]), [], state.Floats, scratch.Floats);
        _pool.Return(scratch);
        return state;
    }

    /// <summary>Reads tokens; see <see cref="ILanguageModel{TSelf}.Read"/>.</summary>
    /// <param name="state">What was read before; what was read after it.</param>
    /// <param name="tokens">The ids.</param>
    public void Read(LanguageModelState state, ReadOnlySpan<int> tokens)
    {
        Check(state, nameof(state));
        Check(tokens, nameof(tokens));
        Scratch scratch = _pool.Rent();
        Read(state, tokens, [], scratch);
        _pool.Return(scratch);
    }

    /// <summary>Reads a token, and predicts the next one; see <see cref="ILanguageModel{TSelf}.Next(LanguageModelState, int, Span{float})"/>.</summary>
    /// <param name="state">What was read before; what was read after it.</param>
    /// <param name="token">The id.</param>
    /// <param name="logits">Receives the logits.</param>
    public void Next(LanguageModelState state, int token, Span<float> logits)
    {
        Check(state, nameof(state));
        Check(new ReadOnlySpan<int>(in token), nameof(token));
        CheckRoom(logits.Length, VocabularySize);
        Scratch scratch = _pool.Rent();
        Next(state, token, [], logits, scratch);
        _pool.Return(scratch);
    }

    /// <summary>
    /// Reads a token of each of some streams, and predicts the next ones; see
    /// <see cref="ILanguageModel{TSelf}.Next(ReadOnlySpan{LanguageModelState}, ReadOnlySpan{int}, Span{float})"/>.
    /// </summary>
    /// <param name="states">What was read of each stream before; what was read after it.</param>
    /// <param name="tokens">An id for each stream.</param>
    /// <param name="logits">Receives the logits, stream by stream.</param>
    public void Next(ReadOnlySpan<LanguageModelState> states, ReadOnlySpan<int> tokens, Span<float> logits)
    {
        if (tokens.Length != states.Length)
            throw new ArgumentException(FormattableString.Invariant($"Expected a token for each of the {states.Length} streams, found {tokens.Length}."), nameof(tokens));
        foreach (LanguageModelState state in states)
            Check(state, nameof(states));
        Check(tokens, nameof(tokens));
        CheckRoom(logits.Length, (long)VocabularySize * states.Length);
        Scratch scratch = _pool.Rent();
        for (int first = 0; first < states.Length; first += MostRows)
        {
            int rows = Math.Min(MostRows, states.Length - first);
            for (int row = 0; row < rows; row++)
                AdvanceBody(states[first + row], tokens.Slice(first + row, 1), [], Bodies(scratch, row, 1), scratch);
            RunOutputs(Bodies(scratch, 0, rows), rows, logits.Slice(first * VocabularySize, rows * VocabularySize), scratch);
        }

        _pool.Return(scratch);
    }

    /// <summary>Reads a token, and answers the most probable next one; see <see cref="ILanguageModel{TSelf}.NextBest"/>.</summary>
    /// <param name="state">What was read before; what was read after it.</param>
    /// <param name="token">The id.</param>
    public int NextBest(LanguageModelState state, int token)
    {
        Check(state, nameof(state));
        Check(new ReadOnlySpan<int>(in token), nameof(token));
        Scratch scratch = _pool.Rent();
        Next(state, token, [], scratch.Scores, scratch);
        int best = TensorPrimitives.IndexOfMax(scratch.Scores);
        _pool.Return(scratch);
        return best;
    }

    /// <summary>Reads a token, and answers how probable another one is to follow; see <see cref="ILanguageModel{TSelf}.LogProbability"/>.</summary>
    /// <param name="state">What was read before; what was read after it.</param>
    /// <param name="token">The id.</param>
    /// <param name="next">The id of the token that may follow.</param>
    public float LogProbability(LanguageModelState state, int token, int next)
    {
        Check(state, nameof(state));
        Check(new ReadOnlySpan<int>(in token), nameof(token));
        if ((uint)next >= (uint)VocabularySize)
            throw new ArgumentOutOfRangeException(nameof(next), next, FormattableString.Invariant($"{_name} predicts the ids 0 to {VocabularySize - 1}."));
        Scratch scratch = _pool.Rent();
        Next(state, token, [], scratch.Scores, scratch);
        float logarithm = LogProbability(scratch.Scores, next);
        _pool.Return(scratch);
        return logarithm;
    }

    /// <summary>How probable a text is; see <see cref="ILanguageModel{TSelf}.Score"/>.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="InvalidOperationException">The model file holds no vocabulary.</exception>
    public TextScore Score(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        (int[] ids, string[] words) = Texts.Whole(text, out int characters);
        var scores = new ScoredToken[Math.Max(0, ids.Length - 1)];
        LanguageModelState state = Start();
        Scratch scratch = _pool.Rent();
        int most = Math.Min(MostRows, _program.LongestPiece);
        float[] logits = ArrayPool<float>.Shared.Rent(most * VocabularySize);
        for (int first = 0; first < scores.Length; first += most)
        {
            int rows = Math.Min(most, scores.Length - first);
            AdvanceBody(state, ids.AsSpan(first, rows), words.AsSpan(first, rows), Bodies(scratch, 0, rows), scratch);
            RunOutputs(Bodies(scratch, 0, rows), rows, logits.AsSpan(0, rows * VocabularySize), scratch);
            for (int row = 0; row < rows; row++)
            {
                int next = first + row + 1;
                scores[next - 1] = new ScoredToken(words[next], ids[next], LogProbability(logits.AsSpan(row * VocabularySize, VocabularySize), ids[next]));
            }
        }

        ArrayPool<float>.Shared.Return(logits);
        _pool.Return(scratch);
        return new TextScore(scores, characters);
    }

    /// <summary>Reads a text, and predicts the token that follows it; see <see cref="ILanguageModel{TSelf}.Next(string, Span{float})"/>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="logits">Receives the logits.</param>
    /// <exception cref="ArgumentException">The text has no token, and the model no end token; or there is no room for the logits.</exception>
    /// <exception cref="InvalidOperationException">The model file holds no vocabulary.</exception>
    public void Next(string text, Span<float> logits)
    {
        ArgumentNullException.ThrowIfNull(text);
        CheckRoom(logits.Length, VocabularySize);
        (int[] ids, string[] words) = Beginning(text, nameof(text));
        LanguageModelState state = Start();
        Scratch scratch = _pool.Rent();
        Read(state, ids.AsSpan(..^1), words.AsSpan(..^1), scratch);
        Next(state, ids[^1], words.AsSpan(^1..), logits, scratch);
        _pool.Return(scratch);
    }

    /// <summary>Continues a text; see <see cref="ILanguageModel{TSelf}.Generate"/>.</summary>
    /// <param name="prompt">What stands before.</param>
    /// <param name="options">How tokens are drawn; as by default where it is null.</param>
    /// <exception cref="ArgumentException">The prompt has no token, and the model no end token.</exception>
    /// <exception cref="InvalidOperationException">The model file holds no vocabulary.</exception>
    public string Generate(string prompt, GenerationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(prompt);
        options ??= new GenerationOptions();
        (int[] ids, string[] words) = Beginning(prompt, nameof(prompt));
        StreamTexts.Continuation continuation = Texts.Continue(prompt);
        var sampler = new TokenSampler(options, unchecked((ulong)(options.Seed ?? Random.Shared.NextInt64())));
        LanguageModelState state = Start();
        Scratch scratch = _pool.Rent();
        Read(state, ids.AsSpan(..^1), words.AsSpan(..^1), scratch);
        int token = ids[^1];
        ReadOnlySpan<string> spelled = words.AsSpan(^1..);
        for (int i = 0; i < options.MaxTokens; i++)
        {
            Next(state, token, spelled, scratch.Scores, scratch);
            ForbidWhatIsNoToken(scratch.Scores);
            token = sampler.Draw(scratch.Scores);
            if (token == EndToken && options.StopAtEnd)
                break;
            continuation.Add(token);
            spelled = [];
        }

        _pool.Return(scratch);
        return continuation.End();
    }

    /// <summary>Computes the network's raw output; see <see cref="NetworkModel.Compute"/>.</summary>
    /// <param name="ids">The ids of the input, then the spellings of its tokens.</param>
    /// <param name="output">Receives the output.</param>
    public void Compute(InputIds ids, Span<float> output) => _network.Compute(ids, output);

    /// <summary>The number of floats of the output; see <see cref="NetworkModel.OutputLength"/>.</summary>
    /// <param name="ids">The ids of the input, then the spellings of its tokens.</param>
    public int OutputLength(InputIds ids) => _network.OutputLength(ids);

    private InvalidOperationException NoVocabulary() => new($"The model file of {_name} holds no vocabulary and no tokenizer for {_inputName}; only token ids can be read.");

    /// <summary>The tokens of a text that goes on, one at least.</summary>
    private (int[] Ids, string[] Words) Beginning(string text, string parameter)
    {
        (int[] Ids, string[] Words) tokens = Texts.Of(text);
        return tokens.Ids.Length > 0 ? tokens : throw new ArgumentException($"Expected a text with a token, because {_name} has no end token behind which a text could begin.", parameter);
    }

    /// <summary>Padding, unknown tokens, and ids beyond the vocabulary cannot be written down.</summary>
    private void ForbidWhatIsNoToken(Span<float> logits)
    {
        logits[..Vocabulary.FirstId].Fill(float.NegativeInfinity);
        logits[Vocabulary.Count..].Fill(float.NegativeInfinity);
    }

    private void Read(LanguageModelState state, ReadOnlySpan<int> tokens, ReadOnlySpan<string> words, Scratch scratch)
    {
        for (int most = _program.LongestPiece; !tokens.IsEmpty; tokens = tokens[most..], words = words.IsEmpty ? words : words[most..])
        {
            most = Math.Min(most, tokens.Length);
            AdvanceBody(state, tokens[..most], words.IsEmpty ? words : words[..most], Bodies(scratch, 0, most), scratch);
        }
    }

    private void Next(LanguageModelState state, int token, ReadOnlySpan<string> word, Span<float> logits, Scratch scratch)
    {
        Span<float> body = Bodies(scratch, 0, 1);
        AdvanceBody(state, new ReadOnlySpan<int>(in token), word, body, scratch);
        RunOutputs(body, 1, logits, scratch);
    }

    private void AdvanceBody(LanguageModelState state, ReadOnlySpan<int> tokens, ReadOnlySpan<string> words, Span<float> body, Scratch scratch) =>
        _program.AdvanceBody(_pieces.Of(tokens, words, scratch.Ids, scratch.Ends), [], state.Floats, body, scratch.Floats);

    private void RunOutputs(ReadOnlySpan<float> body, int rows, Span<float> logits, Scratch scratch)
    {
        _program.RunOutputs(body, rows, logits, scratch.Floats[_outputOffset..]);

        // The program's tables may lie in a file that is mapped for as long as somebody refers to them; the program itself may not while it runs.
        GC.KeepAlive(_program);
    }

    private Span<float> Bodies(Scratch scratch, int first, int rows) =>
        scratch.Floats.Slice(_bodyOffset + (first * _program.BodyRowLength), rows * _program.BodyRowLength);

    /// <summary><c>ln softmax(logits)[next]</c>; spends the logits.</summary>
    private static float LogProbability(Span<float> logits, int next)
    {
        TensorPrimitives.Subtract(logits, TensorPrimitives.Max<float>(logits), logits);
        return logits[next] - MathF.Log(Exponentials.Sum(logits));
    }

    private void Check(LanguageModelState state, string parameter)
    {
        ArgumentNullException.ThrowIfNull(state, parameter);
        if (!ReferenceEquals(state.Model, this))
            throw new ArgumentException($"Expected a state of this {_name}, found one of another model.", parameter);
    }

    private void Check(ReadOnlySpan<int> tokens, string parameter)
    {
        int outside = tokens.IndexOfAnyExceptInRange(0, _tokenLimit - 1);
        if (outside >= 0)
        {
            throw new ArgumentOutOfRangeException(
                parameter, tokens[outside], string.Create(CultureInfo.InvariantCulture, $"The id of token {outside} is {tokens[outside]}; {_name} reads the ids 0 to {_tokenLimit - 1}."));
        }
    }

    private static void CheckRoom(int room, long expected)
    {
        if (room != expected)
            throw new ArgumentException(FormattableString.Invariant($"Expected room for {expected} logits, found {room}."), "logits");
    }

    /// <summary>Rows begin on a cache line.</summary>
    private static int RoundUp(int floats) => checked(floats + 15) / 16 * 16;
}
