namespace CnnCodegen;

/// <summary>
/// The scores of neighbouring tags, the last layer of a <see cref="SequenceTaggerAttribute"/>: the score of a text's tags y is
/// <c>start[y_0] + Σ weight[y_(t−1), y_t] + Σ x_t[y_t]</c>, and the tagger answers the tags with the greatest one. Input: n × tags. Output: the input, unchanged.
/// </summary>
/// <remarks>
/// Tensors: <c>weight [tags, tags]</c>, the tag before in the rows and the tag behind it in the columns, and <c>start [tags]</c>; they start as zeros. The
/// probability of a tag is that of all taggings which have it, a tagging's own being proportional to e^score. Paper: Collobert et al. (2011), the sentence-level
/// likelihood.
/// </remarks>
public sealed class TransitionsAttribute : LayerAttribute;
