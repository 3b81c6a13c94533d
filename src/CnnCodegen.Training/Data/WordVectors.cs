using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace CnnCodegen.Training;

/// <summary>Vectors of words that were learnt elsewhere, for embeddings that start from them (<see cref="EmbeddingAttribute.Pretrained"/>).</summary>
/// <example>
/// <code>
/// var options = new TrainingOptions { WordVectors = new Dictionary&lt;string, WordVectors&gt; { ["Vectors"] = WordVectors.Read("glove.6B.300d.txt", 300) } };
/// </code>
/// </example>
public sealed class WordVectors
{
    private readonly Dictionary<string, float[]> _vectors;

    /// <summary>Makes a table of vectors.</summary>
    /// <param name="dimensions">The length of each vector, at least 1.</param>
    /// <param name="vectors">The vectors by token; of a token that occurs twice, the first.</param>
    /// <exception cref="ArgumentException">A vector has another length, or an element that is no finite number.</exception>
    public WordVectors(int dimensions, IEnumerable<KeyValuePair<string, float[]>> vectors)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dimensions, 1);
        ArgumentNullException.ThrowIfNull(vectors);
        Dimensions = dimensions;
        _vectors = new Dictionary<string, float[]>(StringComparer.Ordinal);
        foreach ((string token, float[] vector) in vectors)
        {
            if (vector.Length != dimensions)
                throw new ArgumentException($"The vector of '{token}' has {vector.Length} elements instead of {dimensions}.", nameof(vectors));

            if (!vector.All(float.IsFinite))
                throw new ArgumentException($"The vector of '{token}' has an element that is no finite number.", nameof(vectors));

            _vectors.TryAdd(token, vector);
        }
    }

    /// <summary>The length of each vector.</summary>
    public int Dimensions { get; }

    /// <summary>The number of tokens.</summary>
    public int Count => _vectors.Count;

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
    /// Reads the text form of word2vec, GloVe and fastText: a line for each token, with the token and its numbers separated by spaces. A first line of
    /// two numbers, as word2vec writes it, is skipped.
    /// </summary>
    /// <param name="path">The file, in UTF-8.</param>
    /// <param name="dimensions">The numbers of each line.</param>
    /// <exception cref="FormatException">A line has too few numbers, or something else in their place; the message names the line.</exception>
    public static WordVectors Read(string path, int dimensions)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dimensions, 1);
        return new WordVectors(dimensions, File.ReadLines(path, Encoding.UTF8).Index()
            .Where(line => line.Index > 0 || dimensions == 1 || line.Item.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length != 2)
            .Select(line => Parse(line.Item, line.Index + 1, dimensions)));
    }

    private static KeyValuePair<string, float[]> Parse(string line, int number, int dimensions)
    {
        // From the end, because some tables have tokens with spaces.
        ReadOnlySpan<char> rest = line.AsSpan().TrimEnd();
        var vector = new float[dimensions];
        for (int index = dimensions - 1; index >= 0; index--)
        {
            int space = rest.LastIndexOf(' ');
            if (space <= 0 || !float.TryParse(rest[(space + 1)..], NumberStyles.Float, CultureInfo.InvariantCulture, out vector[index]))
                throw new FormatException($"Line {number} is not a token and {dimensions} numbers.");

            rest = rest[..space];
        }

        return new KeyValuePair<string, float[]>(rest.ToString(), vector);
    }
}
