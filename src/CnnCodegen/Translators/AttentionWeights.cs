namespace CnnCodegen.Translators;

/// <summary>
/// How much a network looked at each token of the source while it chose each token of the target: a row for each of these, the end last, whose sum is 1. Of
/// several layers with attention the last one counts.
/// </summary>
public sealed class AttentionWeights
{
    private readonly float[] _weights;

    /// <summary>Makes the table.</summary>
    /// <param name="sources">The tokens of the source, and what it was filled up with as empty ones.</param>
    /// <param name="targets">The tokens of the target, the end last.</param>
    /// <param name="weights">The weights, row by row.</param>
    /// <exception cref="ArgumentException">There are more or fewer weights than pairs of tokens.</exception>
    public AttentionWeights(IReadOnlyList<string> sources, IReadOnlyList<string> targets, ReadOnlySpan<float> weights)
    {
        ArgumentNullException.ThrowIfNull(sources);
        ArgumentNullException.ThrowIfNull(targets);
        if (weights.Length != (long)sources.Count * targets.Count)
            throw new ArgumentException(FormattableString.Invariant($"Expected {targets.Count} rows of {sources.Count} weights, found {weights.Length} weights."), nameof(weights));
        Sources = sources;
        Targets = targets;
        _weights = weights.ToArray();
    }

    /// <summary>The tokens of the source.</summary>
    public IReadOnlyList<string> Sources { get; }

    /// <summary>The tokens of the target, the end last.</summary>
    public IReadOnlyList<string> Targets { get; }

    /// <summary>The weight of a token of the source for a token of the target, in [0, 1].</summary>
    /// <param name="target">The number of the target's token.</param>
    /// <param name="source">The number of the source's token.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such token.</exception>
    public float this[int target, int source]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)source, (uint)Sources.Count, nameof(source));
            return Of(target)[source];
        }
    }

    /// <summary>The weights for a token of the target.</summary>
    /// <param name="target">The number of the target's token.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such token.</exception>
    public ReadOnlySpan<float> Of(int target)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)target, (uint)Targets.Count, nameof(target));
        return _weights.AsSpan(target * Sources.Count, Sources.Count);
    }
}
