using System.Globalization;
using System.Runtime.InteropServices;
using CnnCodegen.Text;

namespace CnnCodegen.Training;

/// <summary>How much of a data set word vectors know.</summary>
/// <param name="Types">The distinct tokens of the texts.</param>
/// <param name="CoveredTypes">Those of them that have a vector.</param>
/// <param name="Tokens">The tokens of the texts, repeated ones each time.</param>
/// <param name="CoveredTokens">Those of them that have a vector.</param>
/// <param name="Missing">The most frequent tokens that have no vector, at most 20, the most frequent first.</param>
public sealed record VectorCoverage(int Types, int CoveredTypes, long Tokens, long CoveredTokens, IReadOnlyList<string> Missing)
{
    private const int MostMissing = 20;

    /// <summary>The share of the distinct tokens that have a vector, in 0 … 1.</summary>
    public double TypeFraction => Types == 0 ? 0 : (double)CoveredTypes / Types;

    /// <summary>The share of all tokens that have a vector, in 0 … 1.</summary>
    public double TokenFraction => Tokens == 0 ? 0 : (double)CoveredTokens / Tokens;

    /// <summary>Counts which tokens have a vector.</summary>
    /// <param name="vectors">The vectors.</param>
    /// <param name="examples">The texts.</param>
    /// <param name="tokenizer">Makes tokens of them.</param>
    public static VectorCoverage Of(WordVectors vectors, IEnumerable<TextExample> examples, Tokenizer tokenizer)
    {
        ArgumentNullException.ThrowIfNull(vectors);
        ArgumentNullException.ThrowIfNull(examples);
        ArgumentNullException.ThrowIfNull(tokenizer);

        var frequencies = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (TextExample example in examples)
        {
            foreach (string token in tokenizer.Split(example.Text))
                CollectionsMarshal.GetValueRefOrAddDefault(frequencies, token, out _)++;
        }

        KeyValuePair<string, long>[] missing = [.. frequencies.Where(entry => !vectors.TryGet(entry.Key, out _))];
        long tokens = frequencies.Values.Sum();
        return new VectorCoverage(
            frequencies.Count,
            frequencies.Count - missing.Length,
            tokens,
            tokens - missing.Sum(static entry => entry.Value),
            [.. missing.OrderByDescending(static entry => entry.Value).ThenBy(static entry => entry.Key, StringComparer.Ordinal).Take(MostMissing).Select(static entry => entry.Key)]);
    }

    /// <summary>The coverage as a line of text.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{CoveredTypes} of {Types} distinct words have a vector ({100 * TypeFraction:f1} %), {CoveredTokens} of {Tokens} running words ({100 * TokenFraction:f1} %)");
}
