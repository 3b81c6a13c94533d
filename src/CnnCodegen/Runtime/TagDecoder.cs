using System.Numerics.Tensors;
using CnnCodegen.Kernels;

namespace CnnCodegen.Runtime;

/// <summary>Finds tags and their probabilities from the scores that a tagger computes.</summary>
internal sealed class TagDecoder
{
    private readonly int _tags;
    private readonly bool _yieldsProbabilities;

    /// <summary>The scores of neighbouring tags, the tag before in the rows; null where each token stands by itself.</summary>
    private readonly float[]? _weights;
    private readonly float[] _transposed = [];
    private readonly float[] _start = [];

    /// <summary>Takes the scores of neighbouring tags from a model file that was checked.</summary>
    public TagDecoder(ModelFile file, NetworkDescription description)
    {
        LayerDescription output = description.Output;
        _tags = output.Output.Channels;
        _yieldsProbabilities = output is { Attribute: SoftmaxAttribute, ActivationModifier: null, Normalization: null };
        if (output.Attribute is not TransitionsAttribute)
            return;

        float[] weights = file.Values($"{output.Name}.weight", [_tags, _tags]).Span.ToArray();
        _weights = weights;
        _transposed = [.. Enumerable.Range(0, weights.Length).Select(i => weights[(i % _tags * _tags) + (i / _tags)])];
        _start = file.Values($"{output.Name}.start", [_tags]).Span.ToArray();
    }

    /// <summary>The floats of working memory for a number of tokens.</summary>
    public long WorkspaceLength(int tokens) => _weights is null ? 0 : (long)_tags * (tokens + 3);

    /// <summary>Finds the tags.</summary>
    /// <param name="scores">The scores of each token's tags, row by row; they may be overwritten.</param>
    /// <param name="tags">Receives one tag per token.</param>
    /// <param name="probabilities">Receives the tags' probabilities, or is empty.</param>
    /// <param name="workspace">Working memory.</param>
    public void Decode(Span<float> scores, Span<int> tags, Span<float> probabilities, Span<float> workspace)
    {
        if (_weights is null)
        {
            DecodeEach(scores, tags, probabilities);
            return;
        }

        TagPaths.Best(scores, _weights, _start, tags, workspace);
        if (probabilities.IsEmpty)
            return;

        Span<float> marginals = workspace[..scores.Length];
        TagPaths.Marginals(scores, _weights, _transposed, _start, marginals, workspace[scores.Length..]);
        for (int token = 0; token < tags.Length; token++)
            probabilities[token] = marginals[(token * _tags) + tags[token]];
    }

    private void DecodeEach(Span<float> scores, Span<int> tags, Span<float> probabilities)
    {
        for (int token = 0; token < tags.Length; token++)
            tags[token] = TensorPrimitives.IndexOfMax<float>(scores.Slice(token * _tags, _tags));
        if (probabilities.IsEmpty)
            return;

        if (!_yieldsProbabilities)
            Softmax.Rows(scores, _tags, _tags, scores, _tags);
        for (int token = 0; token < tags.Length; token++)
            probabilities[token] = scores[(token * _tags) + tags[token]];
    }
}
