using CnnCodegen.Training.Modules;
using static TorchSharp.torch;

namespace CnnCodegen.Training;

/// <summary>
/// The sentence-level log-likelihood of Collobert et al. (2011), section 3.3.2: a tagging's score is the sum of its tokens' scores and those of its pairs of
/// neighbouring tags, and its probability is proportional to <c>e</c> to the power of it.
/// </summary>
/// <remarks>The sum over all taggings of a sentence is made token by token, in logarithms, so that no score is too large (the forward algorithm; Rabiner 1989).</remarks>
internal static class SentenceLikelihood
{
    /// <summary>Minus the log-likelihood of a batch's tags, added up over its sentences.</summary>
    /// <param name="scores">The scores of tags, <c>[sentences, tags, longest]</c>; what stands behind a sentence's end is not looked at.</param>
    /// <param name="transitions">The scores of pairs of tags.</param>
    /// <param name="tags">The right tags of each sentence; at least one each.</param>
    public static Tensor Loss(Tensor scores, TransitionsModule transitions, IReadOnlyList<int[]> tags) =>
        LogSum(scores, transitions, [.. tags.Select(static sentence => sentence.Length)]) - Score(scores, transitions, tags);

    /// <summary>The logarithm of the sum over all taggings, added up over the sentences.</summary>
    private static Tensor LogSum(Tensor scores, TransitionsModule transitions, int[] lengths)
    {
        Tensor[] emissions = scores.unbind(2);
        Tensor sums = emissions[0].Plus(transitions.Start);
        int longest = lengths.Max();
        int shortest = lengths.Min();
        for (int token = 1; token < longest; token++)
        {
            // Over the tag before, which stands in the rows.
            Tensor next = logsumexp(sums.unsqueeze(2).Plus(transitions.Weight), 1).Plus(emissions[token]);
            sums = token < shortest ? next : where(Reaches(token), next, sums);
        }

        return logsumexp(sums, 1).sum();

        Tensor Reaches(int token) => tensor(Array.ConvertAll(lengths, length => length > token), [lengths.Length, 1], device: scores.device);
    }

    /// <summary>The scores of the right taggings, added up.</summary>
    private static Tensor Score(Tensor scores, TransitionsModule transitions, IReadOnlyList<int[]> tags)
    {
        (long count, long longest) = (scores.shape[1], scores.shape[2]);
        long[] emissions = [.. tags.SelectMany((sentence, number) => sentence.Select((tag, token) => (((number * count) + tag) * longest) + token))];
        long[] pairs = [.. tags.SelectMany(sentence => sentence.Skip(1).Zip(sentence, (tag, before) => (before * count) + tag))];
        long[] first = [.. tags.Select(static sentence => (long)sentence[0])];
        return Sum(scores, emissions).Plus(Sum(transitions.Weight, pairs)).Plus(Sum(transitions.Start, first));

        Tensor Sum(Tensor values, long[] places) => values.reshape(-1).index_select(0, tensor(places, device: scores.device)).sum();
    }
}
