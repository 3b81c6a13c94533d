using System.Numerics.Tensors;

namespace CnnCodegen.Kernels;

/// <summary>
/// Paths of tags through a text. A path's score is <c>start[y_0] + Σ weights[y_(t−1), y_t] + Σ emissions[t, y_t]</c>. Papers: Viterbi (1967); Rabiner (1989),
/// forward-backward; Collobert et al. (2011), the score of a sentence's tags.
/// </summary>
/// <remarks>
/// Works on logarithms, so that scores of any size that floats hold do no harm; rows are shifted to a largest score of zero, so that long texts do not grow
/// beyond the precision of floats.
/// </remarks>
public static class TagPaths
{
    /// <summary>The path with the greatest score; of equal ones the one whose tags, from the last to the first, are lower.</summary>
    /// <param name="emissions">The scores of each token's tags, row by row.</param>
    /// <param name="weights">The scores of pairs of neighbouring tags, the tag before in the rows; tags × tags.</param>
    /// <param name="start">The scores of the first token's tags, at least one.</param>
    /// <param name="path">Receives one tag per token.</param>
    /// <param name="workspace">Working memory, as long as the emissions.</param>
    public static void Best(ReadOnlySpan<float> emissions, ReadOnlySpan<float> weights, ReadOnlySpan<float> start, Span<int> path, Span<float> workspace)
    {
        int tags = start.Length;
        path = path[..(emissions.Length / tags)];
        if (path.IsEmpty)
            return;

        Span<float> before = workspace[..tags];
        Begin(emissions, start, before);
        for (int token = 1; token < path.Length; token++)
        {
            Span<float> after = workspace.Slice(token * tags, tags);
            VectorDispatch.Run(new GreatestScoreKernel { Before = before, Weights = weights, After = after }, tags);
            Add(emissions.Slice(token * tags, tags), after);
            before = after;
        }

        path[^1] = FirstOfGreatest(before, [], 0);
        for (int token = path.Length - 2; token >= 0; token--)
            path[token] = FirstOfGreatest(workspace.Slice(token * tags, tags), weights, path[token + 1]);
    }

    /// <summary>The probability of each token's tags: that of all paths through them, where a path's probability is proportional to e^score.</summary>
    /// <param name="emissions">The scores of each token's tags, row by row.</param>
    /// <param name="weights">The scores of pairs of neighbouring tags, the tag before in the rows; tags × tags.</param>
    /// <param name="transposed">The same, the tag before in the columns.</param>
    /// <param name="start">The scores of the first token's tags, at least one.</param>
    /// <param name="marginals">Receives the probabilities, row by row; must not overlap the emissions.</param>
    /// <param name="workspace">Working memory of three floats per tag.</param>
    public static void Marginals(
        ReadOnlySpan<float> emissions, ReadOnlySpan<float> weights, ReadOnlySpan<float> transposed, ReadOnlySpan<float> start, Span<float> marginals, Span<float> workspace)
    {
        int tags = start.Length;
        if (emissions.IsEmpty)
            return;

        // Forwards: the sum over all paths that end in a tag. The rows stay where the marginals will be.
        Span<float> sums = workspace[..tags];
        Span<float> before = marginals[..tags];
        Begin(emissions, start, before);
        for (int place = tags; place < emissions.Length; place += tags)
        {
            Span<float> after = marginals.Slice(place, tags);
            SumPaths(before, weights, after, sums);
            Add(emissions.Slice(place, tags), after);
            before = after;
        }

        // Backwards: the sum over all ways on from a tag.
        Span<float> onwards = workspace.Slice(tags, tags);
        Span<float> next = workspace.Slice(2 * tags, tags);
        onwards.Clear();
        for (int place = emissions.Length - tags; place > 0; place -= tags)
        {
            TensorPrimitives.Add(onwards, emissions.Slice(place, tags), next);
            Span<float> row = marginals.Slice(place, tags);
            TensorPrimitives.Add(row, onwards, row);
            SumPaths(next, transposed, onwards, sums);
            Shift(onwards);
        }

        TensorPrimitives.Add(before = marginals[..tags], onwards, before);
        Softmax.Rows(marginals[..emissions.Length], tags, tags, marginals, tags);
    }

    private static void Begin(ReadOnlySpan<float> emissions, ReadOnlySpan<float> start, Span<float> row)
    {
        start.CopyTo(row);
        Add(emissions[..row.Length], row);
    }

    private static void Add(ReadOnlySpan<float> emissions, Span<float> row)
    {
        TensorPrimitives.Add(row, emissions, row);
        Shift(row);
    }

    /// <summary>Makes the largest score zero: what is common to all tags changes neither paths nor probabilities.</summary>
    private static void Shift(Span<float> row) => TensorPrimitives.Subtract(row, TensorPrimitives.Max<float>(row), row);

    /// <summary><c>after[j] = ln Σ_i e^(before[i] + weights[i, j])</c>.</summary>
    private static void SumPaths(ReadOnlySpan<float> before, ReadOnlySpan<float> weights, Span<float> after, Span<float> sums)
    {
        VectorDispatch.Run(new SummedScoresKernel { Before = before, Weights = weights, Greatest = after, Sums = sums }, before.Length);
        TensorPrimitives.Log(sums, sums);
        TensorPrimitives.Add(after, sums, after);
    }

    /// <summary>The tag of the greatest score, each added to that of the pair with the tag behind it where there is one.</summary>
    private static int FirstOfGreatest(ReadOnlySpan<float> scores, ReadOnlySpan<float> weights, int next)
    {
        int best = 0;
        float greatest = float.NegativeInfinity;
        for (int tag = 0; tag < scores.Length; tag++)
        {
            float score = weights.IsEmpty ? scores[tag] : scores[tag] + weights[(tag * scores.Length) + next];
            if (score > greatest)
                (best, greatest) = (tag, score);
        }

        return best;
    }
}
