using CnnCodegen.Runtime;

namespace CnnCodegen.Translators;

/// <summary>
/// Reads given translations: finds their probability, which is the rescoring use of Kalchbrenner and Blunsom (2013), and what the network looked at. Immutable.
/// </summary>
/// <param name="program">The network.</param>
/// <param name="scores">How its outputs become log-probabilities.</param>
internal sealed class TargetReader(StreamProgram program, TokenScores scores)
{
    /// <summary>The most tokens at a time: enough that the output layer's weights are read seldom, and few, because each has a score for every word.</summary>
    private const int MostTokens = 16;

    private readonly int _most = Math.Min(MostTokens, program.LongestPiece);

    /// <summary>Writes the log-probability of each token of a target but the first, given those before it.</summary>
    /// <param name="ids">The ids of the source, cut and filled up, and an empty target.</param>
    /// <param name="target">The tokens, between an end before them and one behind them.</param>
    /// <param name="words">The tokens as they are written; empty where they are spelled as in the vocabulary.</param>
    /// <param name="logProbabilities">Receives one less than there are tokens.</param>
    /// <param name="memory">What it works with.</param>
    /// <param name="scratch">Working memory of the program.</param>
    public void Score(InputIds ids, ReadOnlySpan<int> target, ReadOnlySpan<string> words, Span<float> logProbabilities, SearchMemory memory, Span<float> scratch)
    {
        memory.Prepare(_most, mostTokens: 0);
        program.Start(ids, memory.Context, memory.StateOf(0), scratch);
        for (int first = 0; first < logProbabilities.Length; first += _most)
        {
            int count = Math.Min(_most, logProbabilities.Length - first);
            Span<float> rows = memory.Rows(0, count);
            program.Advance(memory.Piece(target.Slice(first, count), words.IsEmpty ? words : words.Slice(first, count)), memory.Context, memory.StateOf(0), rows, scratch);
            scores.ToLogProbabilities(rows);
            for (int i = 0; i < count; i++)
                logProbabilities[first + i] = memory.Rows(i, 1)[target[first + i + 1]];
        }
    }

    /// <summary>How much the network looks at each position of the source while it chooses each token; none where it has no attention.</summary>
    /// <param name="ids">The ids of the source, cut and filled up, and an empty target.</param>
    /// <param name="target">The tokens, between an end before them and one behind them.</param>
    /// <param name="positions">The positions: as many weights for each token but the first.</param>
    /// <param name="memory">What it works with.</param>
    /// <param name="scratch">Working memory of the program.</param>
    public float[] Attend(InputIds ids, ReadOnlySpan<int> target, out int positions, SearchMemory memory, Span<float> scratch)
    {
        memory.Prepare(_most, mostTokens: 0);
        program.Start(ids, memory.Context, memory.StateOf(0), scratch);
        positions = program.AttentionRowLength(memory.Context);
        int tokens = target.Length - 1;
        float[] weights = new float[tokens * positions];
        for (int first = 0; first < tokens; first += _most)
        {
            int count = Math.Min(_most, tokens - first);
            Span<float> rows = weights.AsSpan(first * positions, count * positions);
            program.Attend(memory.Piece(target.Slice(first, count)), memory.Context, memory.StateOf(0), memory.Bodies(0, count), rows, scratch);
        }

        return weights;
    }
}
