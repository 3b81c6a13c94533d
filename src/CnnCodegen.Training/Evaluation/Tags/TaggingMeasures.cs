namespace CnnCodegen.Training;

/// <summary>How many tokens a tagger gives the right tag, in all and of the words that training did not see.</summary>
/// <param name="Tokens">The tokens.</param>
/// <param name="Right">Those with the right tag.</param>
/// <param name="UnseenTokens">The tokens whose word no training text has.</param>
/// <param name="UnseenRight">Those of them with the right tag.</param>
public sealed record TaggingMeasures(int Tokens, int Right, int UnseenTokens, int UnseenRight)
{
    /// <summary>The share of tokens with the right tag, in [0, 1].</summary>
    public double Accuracy => (double)Right / Tokens;

    /// <summary>The share of unseen words' tokens with the right tag, in [0, 1]; not a number where there are none.</summary>
    public double UnseenAccuracy => (double)UnseenRight / UnseenTokens;

    /// <summary>Measures a tagger's answers.</summary>
    /// <param name="words">The words of each text.</param>
    /// <param name="gold">The right tags of each text.</param>
    /// <param name="answers">The tagger's tags of each text.</param>
    /// <param name="seen">The words of the training texts, as they are written there.</param>
    /// <exception cref="ArgumentException">There are not as many answers as texts, or not as many tags as words, or there is no word.</exception>
    public static TaggingMeasures Of(
        IReadOnlyList<IReadOnlyList<string>> words, IReadOnlyList<IReadOnlyList<string>> gold, IReadOnlyList<IReadOnlyList<string>> answers, IReadOnlySet<string> seen)
    {
        ArgumentNullException.ThrowIfNull(seen);
        CheckLengths(words, gold);
        CheckLengths(gold, answers);
        int tokens = 0, right = 0, unseen = 0, unseenRight = 0;
        for (int text = 0; text < words.Count; text++)
        {
            for (int token = 0; token < words[text].Count; token++)
            {
                int isRight = gold[text][token] == answers[text][token] ? 1 : 0;
                int isUnseen = seen.Contains(words[text][token]) ? 0 : 1;
                tokens++;
                right += isRight;
                unseen += isUnseen;
                unseenRight += isRight * isUnseen;
            }
        }

        return tokens > 0 ? new TaggingMeasures(tokens, right, unseen, unseenRight) : throw new ArgumentException("There is no word to be tagged.", nameof(words));
    }

    internal static void CheckLengths(IReadOnlyList<IReadOnlyList<string>> expected, IReadOnlyList<IReadOnlyList<string>> found)
    {
        ArgumentNullException.ThrowIfNull(expected);
        ArgumentNullException.ThrowIfNull(found);
        if (expected.Count != found.Count)
            throw new ArgumentException($"Expected tags of {expected.Count} texts, found those of {found.Count}.", nameof(found));

        for (int text = 0; text < expected.Count; text++)
        {
            if (expected[text].Count != found[text].Count)
                throw new ArgumentException($"Expected {expected[text].Count} tags of text {text + 1}, found {found[text].Count}.", nameof(found));
        }
    }
}
