using System.Buffers;
using System.Globalization;
using System.Text;

namespace CnnCodegen.Training;

/// <summary>A file of word vectors: tells its format, and reads it.</summary>
internal static class VectorFile
{
    private const int LongestHeader = 64;
    private const int LongestLook = 1 << 12;
    private const int MostDimensions = 1 << 20;

    private static readonly SearchValues<byte> NumberBytes = SearchValues.Create("0123456789+-.eE \r\nnaifNAIF"u8);

    private static readonly SearchValues<byte> ControlBytes = SearchValues.Create([.. Enumerable.Range(0, 0x20).Select(static value => (byte)value).Except("\t\r\n"u8.ToArray())]);

    /// <summary>Reads the vectors of some words.</summary>
    /// <param name="path">The file.</param>
    /// <param name="isWanted">Whether a word's vector is to be kept.</param>
    /// <exception cref="DataFileException">The file is damaged, or of no known format.</exception>
    public static WordVectors Read(string path, Func<string, bool> isWanted) => DataFile.ReportDamage(path, () =>
    {
        using PeekableStream stream = DataFile.Open(path);
        VectorHeader? header = ReadHeader(stream.Peek(LongestHeader));
        if (header is { Dimensions: < 1 or > MostDimensions })
            throw new DataFileException(path, FormattableString.Invariant($"expected 1 to {MostDimensions} numbers for each word, found {header.Dimensions} in line 1"));

        return header is not null && IsBinary(stream.Peek(header.Length + LongestLook)[header.Length..], header.Dimensions)
            ? BinaryVectors.Read(path, stream, header, isWanted)
            : TextVectors.Read(path, stream, header, isWanted);
    });

    /// <summary>The first line, where it is two whole numbers: how many words there are, and how many numbers each has.</summary>
    private static VectorHeader? ReadHeader(ReadOnlySpan<byte> beginning)
    {
        int end = beginning.IndexOf((byte)'\n');
        if (end < 0)
            return null;

        string[] fields = Encoding.UTF8.GetString(beginning[..end]).TrimStart('\uFEFF').Split([' ', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries);
        return fields.Length == 2
            && long.TryParse(fields[0], NumberStyles.None, CultureInfo.InvariantCulture, out long count)
            && int.TryParse(fields[1], NumberStyles.None, CultureInfo.InvariantCulture, out int dimensions)
            ? new VectorHeader(count, dimensions, end + 1)
            : null;
    }

    /// <summary>Whether what follows the first space is no number in writing, and no text either: the space may be one inside a word.</summary>
    private static bool IsBinary(ReadOnlySpan<byte> vectors, int dimensions)
    {
        int space = vectors.IndexOf((byte)' ');
        if (space < 0)
            return false;

        ReadOnlySpan<byte> first = vectors[(space + 1)..];
        first = first[..Math.Min(first.Length, sizeof(float) * dimensions)];
        return first[..Math.Min(first.Length, sizeof(float))].ContainsAnyExcept(NumberBytes)
            && (first.ContainsAnyInRange((byte)0x80, (byte)0xFF) || first.ContainsAny(ControlBytes));
    }
}

/// <summary>What the first line of word2vec's and fastText's files says.</summary>
/// <param name="Count">The number of words.</param>
/// <param name="Dimensions">The numbers of each word.</param>
/// <param name="Length">The bytes of the line with its end.</param>
internal sealed record VectorHeader(long Count, int Dimensions, int Length);
