using System.Globalization;
using System.Numerics.Tensors;
using CnnCodegen.Text;

namespace CnnCodegen.Runtime;

/// <summary>
/// A text classifier with its weights: checks what it is given, makes ids of text, runs the network's program, makes probabilities of its
/// output. Generated classes forward to it. Immutable; serves any number of threads at a time.
/// </summary>
public sealed class TextClassifierModel
{
    private readonly InferenceProgram _program;
    private readonly TextEncoder? _encoder;
    private readonly ScratchPool _pool;
    private readonly string[] _labels;
    private readonly string _name;
    private readonly int _rows;
    private readonly int _minLength;
    private readonly int _maxLength;

    /// <summary>Makes the classifier; called by generated code.</summary>
    /// <param name="file">The model file.</param>
    /// <param name="description">The network.</param>
    /// <param name="prepare">The load-time program: makes the program of the weights, which are checked before.</param>
    /// <exception cref="ModelFileException">A tensor or a setting is missing, or is not what the network expects.</exception>
    public TextClassifierModel(ModelFile file, NetworkDescription description, Func<NetworkWeights, InferenceProgram> prepare)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(description);
        ArgumentNullException.ThrowIfNull(prepare);

        _name = description.Name;
        _minLength = description.MinLength;
        _maxLength = description.MaxLength;
        _rows = EmbeddingRows(description);

        // The weights first: a file for another architecture should not be told of its labels.
        var weights = new NetworkWeights(file, description);
        _labels = ReadLabels(file, description);
        Labels = Array.AsReadOnly(_labels);
        _encoder = TextEncoder.Read(file, description.Input, _rows);
        _program = prepare(weights);
        _pool = new ScratchPool(_program.ScratchLength, _labels.Length, Math.Max(_minLength, _maxLength));
    }

    /// <summary>The labels, in the order of the scores; "0", "1", … where the model file names none.</summary>
    public IReadOnlyList<string> Labels { get; }

    /// <summary>The most probable label of a text; of several equally probable ones the first.</summary>
    /// <param name="text">The text; empty is allowed, and what lies beyond the network's longest input is not read.</param>
    /// <exception cref="InvalidOperationException">The model file holds no vocabulary.</exception>
    public Prediction Predict(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        Scratch scratch = _pool.Rent();
        Span<float> scores = scratch.Scores;
        RunText(text, scores, scratch);
        ToProbabilities(scores);
        int best = TensorPrimitives.IndexOfMax<float>(scores);
        float probability = scores[best];
        _pool.Return(scratch);
        return new Prediction(_labels[best], best, probability);
    }

    /// <summary>The probability of each label for a text. Allocates nothing.</summary>
    /// <param name="text">The text; empty is allowed, and what lies beyond the network's longest input is not read.</param>
    /// <param name="scores">Receives one probability per label; its length must be the number of labels.</param>
    /// <exception cref="ArgumentException"><paramref name="scores"/> has another length than there are labels.</exception>
    /// <exception cref="InvalidOperationException">The model file holds no vocabulary.</exception>
    public void Predict(ReadOnlySpan<char> text, Span<float> scores)
    {
        CheckLength(scores, nameof(scores));
        Scratch scratch = _pool.Rent();
        RunText(text, scores, scratch);
        _pool.Return(scratch);
        ToProbabilities(scores);
    }

    /// <summary>The probability of each label for a text given as token ids. Allocates nothing.</summary>
    /// <param name="tokenIds">The ids; none is allowed, and those beyond the network's longest input are not read.</param>
    /// <param name="scores">Receives one probability per label; its length must be the number of labels.</param>
    /// <exception cref="ArgumentException"><paramref name="scores"/> has another length than there are labels.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An id is negative, or beyond the embedding's rows.</exception>
    public void Predict(ReadOnlySpan<int> tokenIds, Span<float> scores)
    {
        CheckLength(scores, nameof(scores));
        RunIds(tokenIds, scores);
        ToProbabilities(scores);
    }

    /// <summary>The network's raw outputs, before the softmax, for a text given as token ids. Allocates nothing.</summary>
    /// <param name="tokenIds">The ids, as for <see cref="Predict(ReadOnlySpan{int}, Span{float})"/>.</param>
    /// <param name="logits">Receives one number per label; its length must be the number of labels.</param>
    /// <exception cref="ArgumentException"><paramref name="logits"/> has another length than there are labels.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An id is negative, or beyond the embedding's rows.</exception>
    public void PredictLogits(ReadOnlySpan<int> tokenIds, Span<float> logits)
    {
        CheckLength(logits, nameof(logits));
        RunIds(tokenIds, logits);
    }

    private void RunText(ReadOnlySpan<char> text, Span<float> logits, Scratch scratch)
    {
        if (_encoder is null)
            throw new InvalidOperationException($"The model file of {_name} holds no vocabulary and no tokenizer; only token ids can be predicted.");
        Span<int> ids = scratch.Ids;
        int count = _encoder.Encode(text, ids[.._maxLength]);
        Run(ids, count, logits, scratch);
    }

    private void RunIds(ReadOnlySpan<int> tokenIds, Span<float> logits)
    {
        tokenIds = tokenIds[..Math.Min(tokenIds.Length, _maxLength)];
        int outside = tokenIds.IndexOfAnyExceptInRange(0, _rows - 1);
        if (outside >= 0)
            throw OutsideEmbedding(tokenIds[outside], outside);

        Scratch scratch = _pool.Rent();
        if (tokenIds.Length < _minLength)
        {
            tokenIds.CopyTo(scratch.Ids);
            Run(scratch.Ids, tokenIds.Length, logits, scratch);
        }
        else
        {
            _program.Run(tokenIds, logits, scratch.Floats);
        }

        _pool.Return(scratch);
    }

    /// <summary>Runs the program on the first ids of the buffer, which is filled up to the shortest input.</summary>
    private void Run(Span<int> ids, int count, Span<float> logits, Scratch scratch)
    {
        int length = Math.Max(count, _minLength);
        ids[count..length].Fill(Vocabulary.PaddingId);
        _program.Run(ids[..length], logits, scratch.Floats);
    }

    /// <summary>Softmax in place. The largest logit is taken off first: without that, logits beyond 88 overflow.</summary>
    private static void ToProbabilities(Span<float> logits)
    {
        TensorPrimitives.Subtract(logits, TensorPrimitives.Max<float>(logits), logits);
        TensorPrimitives.Exp<float>(logits, logits);
        TensorPrimitives.Divide(logits, TensorPrimitives.Sum<float>(logits), logits);
    }

    private void CheckLength(Span<float> output, string parameter)
    {
        if (output.Length != _labels.Length)
            throw new ArgumentException(FormattableString.Invariant($"Expected room for the {_labels.Length} labels, found {output.Length}."), parameter);
    }

    private ArgumentOutOfRangeException OutsideEmbedding(int id, int position) => new(
        "tokenIds", id, FormattableString.Invariant($"The id at position {position} is {id}; the embedding of {_name} has the rows 0 to {_rows - 1}."));

    /// <summary>The rows that every embedding of the input has.</summary>
    private static int EmbeddingRows(NetworkDescription description)
    {
        int[] rows = [.. description.Layers
            .Where(static layer => layer.Inputs.Contains(0))
            .Select(static layer => layer.Attribute)
            .OfType<EmbeddingAttribute>()
            .Select(static embedding => embedding.Rows)];
        return rows.Length > 0 ? rows.Min() : throw new ArgumentException($"No embedding of network {description.Name} reads its input.", nameof(description));
    }

    private static string[] ReadLabels(ModelFile file, NetworkDescription description)
    {
        int count = description.Output.Output.Channels;
        if (!file.Metadata.TryGetValue(ModelMetadata.Labels, out string? json))
            return [.. Enumerable.Range(0, count).Select(static index => index.ToString(CultureInfo.InvariantCulture))];

        List<string> labels = file.Locate(() => JsonText.ReadStrings(json, ModelMetadata.Labels));
        if (labels.Count != count)
        {
            throw file.Fault(
                ModelMetadata.Labels,
                FormattableString.Invariant($"{count} labels, one for each output of {description.Name}"),
                FormattableString.Invariant($"{labels.Count}"));
        }

        return [.. labels];
    }
}
