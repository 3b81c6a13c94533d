namespace CnnCodegen.LanguageModels;

/// <summary>How probable a text is to a network that predicts it token by token.</summary>
/// <param name="Tokens">The tokens that were predicted, in their order, ends of lines among them.</param>
/// <param name="Characters">The characters (Unicode code points) of the text, each end of a line that was predicted as one.</param>
public sealed record TextScore(IReadOnlyList<ScoredToken> Tokens, int Characters)
{
    /// <summary>The natural logarithm of the text's probability.</summary>
    public double LogProbability { get; } = Tokens.Sum(static token => (double)token.LogProbability);

    /// <summary>Among how many equally probable tokens the network wavers on average: <c>e^(−LogProbability / tokens)</c>; not a number for no tokens.</summary>
    public double Perplexity => Math.Exp(-LogProbability / Tokens.Count);

    /// <summary>The bits that the text takes if the network's predictions encode it, per character; not a number for no characters.</summary>
    public double BitsPerCharacter => -LogProbability / Math.Log(2) / Characters;
}

/// <summary>A token of a text with its probability.</summary>
/// <param name="Text">The token, as it is written.</param>
/// <param name="Id">Its id, by which it was predicted.</param>
/// <param name="LogProbability">The natural logarithm of its probability after what stands before it.</param>
public readonly record struct ScoredToken(string Text, int Id, float LogProbability);
