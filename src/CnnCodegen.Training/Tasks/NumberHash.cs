using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace CnnCodegen.Training;

/// <summary>A short hash of many numbers, by which equal data are known again.</summary>
internal sealed class NumberHash : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>The number of texts with a hash of them and of the right answers to their tokens.</summary>
    /// <param name="texts">The id sequences of each text.</param>
    /// <param name="answers">The answers to each text.</param>
    /// <param name="what">What texts they are, such as <c>sentences</c>.</param>
    public static string Of(IReadOnlyList<int[][]> texts, IReadOnlyList<int[]> answers, string what)
    {
        using var hash = new NumberHash();
        foreach ((int[][] text, int[] right) in texts.Zip(answers))
        {
            hash.Add(right);
            foreach (int[] ids in text)
                hash.Add(ids);
        }

        return hash.End(texts.Count, what);
    }

    /// <summary>Adds a number.</summary>
    public void Add(int number) => _hash.AppendData(MemoryMarshal.AsBytes(new ReadOnlySpan<int>(in number)));

    /// <summary>Adds numbers, and before them how many there are.</summary>
    public void Add(ReadOnlySpan<int> numbers)
    {
        Add(numbers.Length);
        _hash.AppendData(MemoryMarshal.AsBytes(numbers));
    }

    /// <summary>What was counted, with the hash of what was added; then begins anew.</summary>
    /// <param name="count">The count.</param>
    /// <param name="what">Of what, such as <c>examples</c>.</param>
    public string End(int count, string what = "examples") =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {what} ({Convert.ToHexStringLower(_hash.GetHashAndReset().AsSpan(0, 8))})");

    /// <inheritdoc/>
    public void Dispose() => _hash.Dispose();
}
