namespace CnnCodegen.Translators;

/// <summary>A translation that a search found.</summary>
/// <param name="Text">The tokens, put together.</param>
/// <param name="Tokens">The tokens, without the end.</param>
/// <param name="LogProbability">The natural logarithm of the probability that the network gives these tokens and the end after them, given the source.</param>
/// <param name="Score">What it is ranked by: the log-probability over the length's norm; see <see cref="SearchOptions.LengthPenalty"/>.</param>
public sealed record Translation(string Text, IReadOnlyList<string> Tokens, double LogProbability, double Score)
{
    /// <summary>How much the network looked at each token of the source; null where that was not asked for, or the network has no attention.</summary>
    public AttentionWeights? Attention { get; init; }
}
