using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace CnnCodegen.Training;

/// <summary>Vectors of words that were learnt elsewhere, for embeddings that start from them (<see cref="EmbeddingAttribute.Pretrained"/>).</summary>
/// <example>
/// <code>
/// var options = new TrainingOptions { WordVectors = new Dictionary&lt;string, WordVectors&gt; { ["Vectors"] = WordVectors.Read("glove.6B.300d.txt") } };
/// </code>
/// </example>
public sealed class WordVectors
{
    private readonly Dictionary<string, float[]> _vectors;
    private readonly List<string> _tokens = [];
    private readonly Lazy<string> _fingerprint;

    /// <summary>Makes a table of vectors.</summary>
    /// <param name="dimensions">The length of each vector, at least 1.</param>
    /// <param name="vectors">The vectors by token; of a token that occurs twice, the first.</param>
    /// <exception cref="ArgumentException">A vector has another length, or an element that is no finite number.</exception>
    public WordVectors(int dimensions, IEnumerable<KeyValuePair<string, float[]>> vectors)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dimensions, 1);
        ArgumentNullException.ThrowIfNull(vectors);
        Dimensions = dimensions;
        _fingerprint = new Lazy<string>(ComputeFingerprint);
        _vectors = new Dictionary<string, float[]>(StringComparer.Ordinal);
        foreach ((string token, float[] vector) in vectors)
        {
            if (vector.Length != dimensions)
                throw new ArgumentException($"The vector of '{token}' has {vector.Length} elements instead of {dimensions}.", nameof(vectors));

            if (!vector.All(float.IsFinite))
                throw new ArgumentException($"The vector of '{token}' has an element that is no finite number.", nameof(vectors));

            if (_vectors.TryAdd(token, vector))
                _tokens.Add(token);
        }
    }

    /// <summary>The length of each vector.</summary>
    public int Dimensions { get; }

    /// <summary>The tokens in their order; files have frequent ones first, as a rule.</summary>
    public IReadOnlyList<string> Tokens => _tokens;

    /// <summary>The number of tokens.</summary>
    public int Count => _vectors.Count;

    /// <summary>
    /// SHA-256 of tokens and vectors in their order, which decides what words get the rows of a vocabulary that training texts leave over; the same in whatever
    /// format they were read.
    /// </summary>
    public string Fingerprint => _fingerprint.Value;

    /// <summary>The vector of a token.</summary>
    /// <param name="token">The token, compared letter by letter: case counts.</param>
    /// <param name="vector">The vector, where there is one.</param>
    public bool TryGet(string token, [NotNullWhen(true)] out IReadOnlyList<float>? vector)
    {
        bool found = _vectors.TryGetValue(token, out float[]? values);
        vector = values;
        return found;
    }

    /// <summary>
    /// Reads a file of word2vec (text or binary), GloVe or fastText (<c>.vec</c>), compressed by gzip or not; which it is, is seen from the content. Words that
    /// are no UTF-8 are left out.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="words">The words to keep, as a rule those of the data set; without it, all, which takes as much memory as the file is large.</param>
    /// <exception cref="DataFileException">
    /// The file is damaged or of another format: a vector has another length than the first or than line 1 says, or an element that is no finite number, or there
    /// are more or fewer vectors than line 1 says. The message names the line.
    /// </exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static WordVectors Read(string path, IReadOnlySet<string>? words = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return VectorFile.Read(path, words is null ? static _ => true : words.Contains);
    }

    private string ComputeFingerprint()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (string token in _tokens)
        {
            // The zero is in no token's UTF-8, so that no two tables are the same bytes.
            hash.AppendData(Encoding.UTF8.GetBytes(token + '\0'));
            hash.AppendData(MemoryMarshal.AsBytes<float>(_vectors[token]));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
