using CnnCodegen.LanguageModels;

namespace CnnCodegen.CommandLine;

/// <summary>A sentence of a text that a language model read.</summary>
/// <param name="Text">The sentence.</param>
/// <param name="Tokens">The tokens that were predicted, its end among them.</param>
/// <param name="LogProbability">The natural logarithm of its probability after what stands before it.</param>
public sealed record ScoredSentence(string Text, int Tokens, double LogProbability)
{
    /// <summary>The mean loss of a token, in nats.</summary>
    public double Loss => -LogProbability / Tokens;

    /// <summary>The sentences of a score; none where its tokens do not tell where sentences end.</summary>
    /// <param name="sentences">The sentences, which were read with an end of a line behind each.</param>
    /// <param name="score">The score of all of them.</param>
    /// <param name="endToken">The id of the token that ends a line; null where a line feed does.</param>
    public static IReadOnlyList<ScoredSentence> Of(IReadOnlyList<string> sentences, TextScore score, int? endToken)
    {
        ArgumentNullException.ThrowIfNull(sentences);
        ArgumentNullException.ThrowIfNull(score);
        var scored = new List<ScoredSentence>(sentences.Count);
        int tokens = 0;
        double sum = 0;
        foreach ((int index, ScoredToken token) in score.Tokens.Index())
        {
            tokens++;
            sum += token.LogProbability;
            bool isEnd = endToken is { } end ? token.Id == end : token.Text == "\n";
            if (!isEnd && index < score.Tokens.Count - 1)
                continue;

            // More ends than sentences: some are inside of them, and nothing says which.
            if (scored.Count == sentences.Count)
                return [];

            scored.Add(new ScoredSentence(sentences[scored.Count], tokens, sum));
            (tokens, sum) = (0, 0);
        }

        return scored.Count == sentences.Count ? scored : [];
    }
}
