using System.Numerics.Tensors;
using CnnCodegen.Kernels;
using CnnCodegen.Text;

namespace CnnCodegen.Runtime;

/// <summary>
/// A text classifier with its weights: makes ids of text, runs the network, makes probabilities of its output. Generated classes forward to it.
/// Immutable; serves any number of threads at a time.
/// </summary>
public sealed class TextClassifierModel
{
    private readonly NetworkModel _network;
    private readonly InputLimits[] _inputs;

    /// <summary>How each input reads text; null where the file does not say it, or where tokens have spellings.</summary>
    private readonly TextEncoder[]? _encoders;
    private readonly string[] _labels;
    private readonly string _name;
    private readonly bool _yieldsProbabilities;

    /// <summary>Makes the classifier; called by generated code.</summary>
    /// <param name="file">The model file.</param>
    /// <param name="description">The network.</param>
    /// <param name="prepare">The load-time program: makes the program of the weights, which are checked before.</param>
    /// <param name="options">How it is loaded; as by default where it is null.</param>
    /// <exception cref="ModelFileException">A tensor or a setting is missing, or is not what the network expects.</exception>
    public TextClassifierModel(ModelFile file, NetworkDescription description, Func<NetworkWeights, InferenceProgram> prepare, LoadOptions? options = null)
    {
        // The network first: a file for another architecture should not be told of its labels.
        _network = new NetworkModel(file, description, prepare, options);
        _name = description.Name;
        _inputs = InputLimits.Of(description);
        _yieldsProbabilities = description.Output is { Attribute: SoftmaxAttribute, ActivationModifier: null, Normalization: null };
        _labels = ModelLabels.Read(file, description);
        Labels = Array.AsReadOnly(_labels);
        TextEncoder?[] encoders = TextEncoder.ReadAll(file, description, _inputs);
        _encoders = encoders.Contains(null) || _network.HasSpellings ? null : [.. encoders.OfType<TextEncoder>()];
        if (WarmUp.IsUseful)
            PredictOnce();
    }

    /// <summary>The labels, in the order of the scores; "0", "1", … where the model file names none.</summary>
    public IReadOnlyList<string> Labels { get; }

    /// <summary>The most probable label of a text; of several equally probable ones the first.</summary>
    /// <param name="text">The text; empty is allowed, and what lies beyond the network's longest input is not read.</param>
    /// <exception cref="InvalidOperationException">The model file holds no vocabulary.</exception>
    public Prediction Predict(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        Scratch scratch = _network.Rent();
        Prediction prediction = Predict(text, scratch);
        _network.Return(scratch);
        return prediction;
    }

    /// <summary>The probability of each label for a text. Allocates nothing.</summary>
    /// <param name="text">The text; empty is allowed, and what lies beyond the network's longest input is not read.</param>
    /// <param name="scores">Receives one probability per label; its length must be the number of labels.</param>
    /// <exception cref="ArgumentException"><paramref name="scores"/> has another length than there are labels.</exception>
    /// <exception cref="InvalidOperationException">The model file holds no vocabulary.</exception>
    public void Predict(ReadOnlySpan<char> text, Span<float> scores)
    {
        CheckLength(scores.Length, nameof(scores));
        Scratch scratch = _network.Rent();
        Score(text, scores, scratch);
        _network.Return(scratch);
    }

    /// <summary>The probability of each label for a text in UTF-8. Allocates nothing.</summary>
    /// <param name="utf8Text">The text; bytes that are no UTF-8 are read as U+FFFD, as <see cref="System.Text.Encoding.UTF8"/> does.</param>
    /// <param name="scores">Receives one probability per label; its length must be the number of labels.</param>
    /// <exception cref="ArgumentException"><paramref name="scores"/> has another length than there are labels.</exception>
    /// <exception cref="InvalidOperationException">The model file holds no vocabulary.</exception>
    public void Predict(ReadOnlySpan<byte> utf8Text, Span<float> scores)
    {
        CheckLength(scores.Length, nameof(scores));
        Scratch scratch = _network.Rent();
        Score(utf8Text, scores, scratch);
        _network.Return(scratch);
    }

    /// <summary>The probability of each label for a text given as token ids. Allocates nothing.</summary>
    /// <param name="tokenIds">The ids; none is allowed, and those beyond the network's longest input are not read.</param>
    /// <param name="scores">Receives one probability per label; its length must be the number of labels.</param>
    /// <exception cref="ArgumentException"><paramref name="scores"/> has another length than there are labels.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An id is negative, or beyond the embedding's rows.</exception>
    public void Predict(ReadOnlySpan<int> tokenIds, Span<float> scores)
    {
        PredictLogits(tokenIds, scores, nameof(scores));
        ToProbabilities(scores);
    }

    /// <summary>The network's raw outputs, before the softmax, for a text given as token ids. Allocates nothing.</summary>
    /// <param name="tokenIds">The ids, as for <see cref="Predict(ReadOnlySpan{int}, Span{float})"/>.</param>
    /// <param name="logits">Receives one number per label; its length must be the number of labels.</param>
    /// <exception cref="ArgumentException"><paramref name="logits"/> has another length than there are labels.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An id is negative, or beyond the embedding's rows.</exception>
    public void PredictLogits(ReadOnlySpan<int> tokenIds, Span<float> logits) => PredictLogits(tokenIds, logits, nameof(logits));

    /// <summary>The most probable label of each of some texts, in their order.</summary>
    /// <param name="texts">The texts.</param>
    /// <param name="degreeOfParallelism">The most threads, the caller's included.</param>
    /// <param name="cancellationToken">Looked at before each text.</param>
    /// <exception cref="ArgumentException">One of the texts is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="degreeOfParallelism"/> is less than 1.</exception>
    /// <exception cref="InvalidOperationException">The model file holds no vocabulary.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public Prediction[] Predict(IReadOnlyList<string> texts, int degreeOfParallelism = 1, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(texts);
        CheckReadsText(degreeOfParallelism);
        using var snapshot = new TextSnapshot(texts, degreeOfParallelism);
        var predictions = new Prediction[snapshot.Count];
        BatchRunner.Run(_network, new LabelledTexts(this, snapshot, predictions), degreeOfParallelism, cancellationToken);
        return predictions;
    }

    /// <summary>The probability of each label for each of some texts.</summary>
    /// <param name="texts">The texts.</param>
    /// <param name="scores">Receives the probabilities, text by text; its length must be the number of texts times that of labels.</param>
    /// <param name="degreeOfParallelism">The most threads, the caller's included.</param>
    /// <param name="cancellationToken">Looked at before each text.</param>
    /// <exception cref="ArgumentException">One of the texts is null, or <paramref name="scores"/> has another length.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="degreeOfParallelism"/> is less than 1.</exception>
    /// <exception cref="InvalidOperationException">The model file holds no vocabulary.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled; some texts have their scores, some have not.</exception>
    public void Predict(IReadOnlyList<string> texts, Memory<float> scores, int degreeOfParallelism = 1, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(texts);
        CheckReadsText(degreeOfParallelism);
        using var snapshot = new TextSnapshot(texts, degreeOfParallelism);
        CheckLength(scores.Length, snapshot.Count, nameof(scores));
        BatchRunner.Run(_network, new ScoredTexts(this, snapshot, scores), degreeOfParallelism, cancellationToken);
    }

    /// <summary>The probability of each label for each of some texts given as token ids.</summary>
    /// <param name="tokenIds">The texts' ids.</param>
    /// <param name="scores">Receives the probabilities, text by text; its length must be the number of texts times that of labels.</param>
    /// <param name="degreeOfParallelism">The most threads, the caller's included.</param>
    /// <param name="cancellationToken">Looked at before each text.</param>
    /// <exception cref="ArgumentException"><paramref name="scores"/> has another length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// An id is negative, or beyond the embedding's rows; or <paramref name="degreeOfParallelism"/> is less than 1.
    /// </exception>
    /// <exception cref="OperationCanceledException">It was cancelled; some texts have their scores, some have not.</exception>
    public void Predict(TokenIdBatch tokenIds, Memory<float> scores, int degreeOfParallelism = 1, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(degreeOfParallelism, 1);
        CheckLength(scores.Length, tokenIds.Count, nameof(scores));
        CheckReadsOneInput();
        for (int text = 0; text < tokenIds.Count; text++)
            _network.CheckIds(tokenIds[text], text, nameof(tokenIds));
        BatchRunner.Run(_network, new ScoredIds(this, tokenIds, scores), degreeOfParallelism, cancellationToken);
    }

    /// <summary>The most probable label of each text of a stream, in their order.</summary>
    /// <param name="texts">The texts.</param>
    /// <param name="degreeOfParallelism">The most threads that predict; with more than 1, texts are read ahead.</param>
    /// <param name="cancellationToken">Looked at before each text, and handed to the stream.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="degreeOfParallelism"/> is less than 1.</exception>
    /// <exception cref="InvalidOperationException">The model file holds no vocabulary.</exception>
    public IAsyncEnumerable<Prediction> PredictAsync(IAsyncEnumerable<string> texts, int degreeOfParallelism = 1, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(texts);
        CheckReadsText(degreeOfParallelism);
        return degreeOfParallelism == 1
            ? PredictionStream.InTurn(this, texts, cancellationToken)
            : PredictionStream.Ahead(this, texts, degreeOfParallelism, cancellationToken);
    }

    /// <summary>Takes a working memory, which <see cref="Return"/> gives back.</summary>
    internal Scratch Rent() => _network.Rent();

    /// <summary>Gives a working memory back.</summary>
    internal void Return(Scratch scratch) => _network.Return(scratch);

    /// <summary>The most probable label of a text.</summary>
    internal Prediction Predict(ReadOnlySpan<char> text, Scratch scratch)
    {
        Span<float> scores = scratch.Scores;
        RunText(text, scores, scratch);
        return MostProbable(scores);
    }

    /// <summary>The probability of each label for a text, of UTF-16 or UTF-8.</summary>
    internal void Score<TUnit>(ReadOnlySpan<TUnit> text, Span<float> scores, Scratch scratch)
        where TUnit : unmanaged
    {
        RunText(text, scores, scratch);
        ToProbabilities(scores);
    }

    /// <summary>The probability of each label for a text as ids, which were checked.</summary>
    internal void ScoreIds(ReadOnlySpan<int> tokenIds, Span<float> scores, Scratch scratch)
    {
        _network.Run(new InputIds(tokenIds), scores, scratch);
        ToProbabilities(scores);
    }

    /// <summary>The room for the scores of a text among those of its batch.</summary>
    internal Span<float> RowOf(Memory<float> scores, int text) => scores.Span.Slice(text * _labels.Length, _labels.Length);

    /// <summary>Computes the network's raw output; see <see cref="NetworkModel.Compute"/>.</summary>
    /// <param name="ids">The ids of each input, then the spellings of its tokens.</param>
    /// <param name="output">Receives the output.</param>
    public void Compute(InputIds ids, Span<float> output) => _network.Compute(ids, output);

    /// <summary>The number of floats of the output; see <see cref="NetworkModel.OutputLength"/>.</summary>
    /// <param name="ids">The ids of each input, then the spellings of its tokens.</param>
    public int OutputLength(InputIds ids) => _network.OutputLength(ids);

    /// <summary>Brings what predictions do beside the network's own work to run; see <see cref="WarmUp"/>.</summary>
    private void PredictOnce()
    {
        var scores = new float[_labels.Length];
        if (_encoders is not null)
            Predict(" ");
        if (_inputs.Length == 1 && !_network.HasSpellings)
            Predict([Vocabulary.UnknownId], scores);
        else
            ToProbabilities(scores);
    }

    /// <summary>Computes of a text what the layers read that a batch shares.</summary>
    internal void RunBody<TUnit>(ReadOnlySpan<TUnit> text, Span<float> body, Scratch scratch)
        where TUnit : unmanaged => _network.RunBody(Encode(text, scratch), body, scratch);

    /// <summary>Computes of a text as ids, which were checked, what the layers read that a batch shares.</summary>
    internal void RunBodyOfIds(ReadOnlySpan<int> tokenIds, Span<float> body, Scratch scratch) => _network.RunBody(new InputIds(tokenIds), body, scratch);

    /// <summary>The most probable label.</summary>
    internal Prediction MostProbable(Span<float> logits)
    {
        ToProbabilities(logits);
        int best = TensorPrimitives.IndexOfMax<float>(logits);
        return new Prediction(_labels[best], best, logits[best]);
    }

    private void RunText<TUnit>(ReadOnlySpan<TUnit> text, Span<float> logits, Scratch scratch)
        where TUnit : unmanaged => _network.Run(Encode(text, scratch), logits, scratch);

    private InputIds Encode<TUnit>(ReadOnlySpan<TUnit> text, Scratch scratch)
        where TUnit : unmanaged
    {
        if (_encoders is null)
            throw CannotReadText();
        Span<int> ids = scratch.Ids;
        Span<int> ends = scratch.Ends;
        int end = 0;
        for (int i = 0; i < _inputs.Length; i++)
        {
            int start = end;
            end += _encoders[i].Encode(text, ids.Slice(start, _inputs[i].MaxLength));
            int shortest = start + _inputs[i].MinLength;
            if (end < shortest)
            {
                ids[end..shortest].Fill(Vocabulary.PaddingId);
                end = shortest;
            }

            ends[i] = end;
        }

        return new InputIds(ids[..end], ends[.._inputs.Length]);
    }

    private InvalidOperationException CannotReadText() => new(_network.HasSpellings
        ? $"{_name} reads the characters of each token; {nameof(Compute)} takes the ids of both."
        : $"The model file of {_name} holds no vocabulary and no tokenizer for one of its inputs; only token ids can be predicted.");

    /// <summary>Checks what concerns the whole batch, before anything of it is predicted.</summary>
    private void CheckReadsText(int degreeOfParallelism)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(degreeOfParallelism, 1);
        if (_encoders is null)
            throw CannotReadText();
    }

    private void CheckReadsOneInput()
    {
        if (_inputs.Length > 1 || _network.HasSpellings)
            throw new InvalidOperationException($"{_name} reads more than one sequence of ids; Compute takes them.");
    }

    private void PredictLogits(ReadOnlySpan<int> tokenIds, Span<float> logits, string parameter)
    {
        CheckLength(logits.Length, parameter);
        CheckReadsOneInput();
        var ids = new InputIds(tokenIds);
        _network.CheckIds(ids, nameof(tokenIds));
        Scratch scratch = _network.Rent();
        _network.Run(ids, logits, scratch);
        _network.Return(scratch);
    }

    internal void ToProbabilities(Span<float> logits)
    {
        if (!_yieldsProbabilities)
            Softmax.Rows(logits, logits.Length, logits.Length, logits, logits.Length);
    }

    private void CheckLength(int length, string parameter)
    {
        if (length != _labels.Length)
            throw new ArgumentException(FormattableString.Invariant($"Expected room for the {_labels.Length} labels, found {length}."), parameter);
    }

    private void CheckLength(int length, int texts, string parameter)
    {
        if (length != (long)texts * _labels.Length)
            throw new ArgumentException(FormattableString.Invariant($"Expected room for {texts} texts × {_labels.Length} labels, found {length}."), parameter);
    }
}
