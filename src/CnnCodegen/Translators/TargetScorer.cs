using CnnCodegen.Runtime;

namespace CnnCodegen.Translators;

/// <summary>Finds the probability of given translations: the rescoring use of Kalchbrenner and Blunsom (2013). Immutable.</summary>
/// <param name="program">The network.</param>
/// <param name="scores">How its outputs become log-probabilities.</param>
/// <param name="end">The token before the first and after the last.</param>
internal sealed class TargetScorer(StreamProgram program, TokenScores scores, int end)
{
    /// <summary>The most tokens at a time: enough that the output layer's weights are read seldom, and few, because each has a score for every word.</summary>
    private const int MostTokens = 16;

    /// <summary>Writes the log-probability of each token of a target, and of its end.</summary>
    /// <param name="ids">The ids of the source, cut and filled up, and an empty target.</param>
    /// <param name="target">The tokens.</param>
    /// <param name="logProbabilities">Receives one more than there are tokens.</param>
    /// <param name="memory">What it works with.</param>
    /// <param name="scratch">Working memory of the program.</param>
    public void Run(InputIds ids, ReadOnlySpan<int> target, Span<float> logProbabilities, SearchMemory memory, Span<float> scratch)
    {
        int most = Math.Min(MostTokens, program.LongestPiece);
        memory.Prepare(width: most, mostTokens: 0);
        Span<float> state = memory.StateOf(0);
        program.Start(ids, memory.Context, state, scratch);
        for (int first = 0; first <= target.Length; first += most)
        {
            // Of each token its successor is scored: the first one follows the end of the text before.
            int count = Math.Min(most, target.Length + 1 - first);
            for (int i = 0; i < count; i++)
                memory.PieceTokens[i] = first + i == 0 ? end : target[first + i - 1];
            Span<float> rows = memory.Rows(0, count);
            program.Advance(memory.Piece(count), memory.Context, state, rows, scratch);
            scores.ToLogProbabilities(rows);
            for (int i = 0; i < count; i++)
                logProbabilities[first + i] = memory.Rows(i, 1)[first + i == target.Length ? end : target[first + i]];
        }
    }
}
