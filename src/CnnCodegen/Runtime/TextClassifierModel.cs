using System.Globalization;
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
    /// <exception cref="ModelFileException">A tensor or a setting is missing, or is not what the network expects.</exception>
    public TextClassifierModel(ModelFile file, NetworkDescription description, Func<NetworkWeights, InferenceProgram> prepare)
    {
        // The network first: a file for another architecture should not be told of its labels.
        _network = new NetworkModel(file, description, prepare);
        _name = description.Name;
        _inputs = InputLimits.Of(description);
        _yieldsProbabilities = description.Output is { Attribute: SoftmaxAttribute, ActivationModifier: null, Normalization: null };
        _labels = ReadLabels(file, description);
        Labels = Array.AsReadOnly(_labels);
        TextEncoder?[] encoders = [.. description.Inputs.Zip(_inputs, (input, limits) => TextEncoder.Read(file, description.Layers[input.Layer], limits.Rows))];
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
        Span<float> scores = scratch.Scores;
        RunText(text, scores, scratch);
        ToProbabilities(scores);
        int best = TensorPrimitives.IndexOfMax<float>(scores);
        float probability = scores[best];
        _network.Return(scratch);
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
        Scratch scratch = _network.Rent();
        RunText(text, scores, scratch);
        _network.Return(scratch);
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

    private void RunText(ReadOnlySpan<char> text, Span<float> logits, Scratch scratch)
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

        _network.Run(new InputIds(ids[..end], ends[.._inputs.Length]), logits, scratch);
    }

    private InvalidOperationException CannotReadText() => new(_network.HasSpellings
        ? $"{_name} reads the characters of each token; {nameof(Compute)} takes the ids of both."
        : $"The model file of {_name} holds no vocabulary and no tokenizer for one of its inputs; only token ids can be predicted.");

    private void RunIds(ReadOnlySpan<int> tokenIds, Span<float> logits)
    {
        var ids = new InputIds(tokenIds);
        if (_inputs.Length > 1 || _network.HasSpellings)
            throw new InvalidOperationException($"{_name} reads more than one sequence of ids; Compute takes them.");
        _network.CheckIds(ids, nameof(tokenIds));
        Scratch scratch = _network.Rent();
        _network.Run(ids, logits, scratch);
        _network.Return(scratch);
    }

    private void ToProbabilities(Span<float> logits)
    {
        if (!_yieldsProbabilities)
            Softmax.Rows(logits, logits.Length, logits.Length, logits, logits.Length);
    }

    private void CheckLength(Span<float> output, string parameter)
    {
        if (output.Length != _labels.Length)
            throw new ArgumentException(FormattableString.Invariant($"Expected room for the {_labels.Length} labels, found {output.Length}."), parameter);
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
