using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace CnnCodegen.Training;

/// <summary>
/// word2vec's binary form: a line with the number of words and of dimensions; then for each word its bytes, a space, and the numbers as little-endian floats
/// of 32 bits. The original program writes a line feed after each vector, others none.
/// </summary>
internal static class BinaryVectors
{
    private const int LongestWord = 1 << 16;

    /// <summary>Reads vectors.</summary>
    /// <param name="path">The file, for messages.</param>
    /// <param name="stream">The file from its beginning.</param>
    /// <param name="header">Its first line.</param>
    /// <param name="isWanted">Whether a word's vector is to be kept.</param>
    public static WordVectors Read(string path, PeekableStream stream, VectorHeader header, Func<string, bool> isWanted)
    {
        stream.ReadExactly(new byte[header.Length]);
        return new WordVectors(header.Dimensions, ReadAll(path, stream, header, isWanted));
    }

    private static IEnumerable<KeyValuePair<string, float[]>> ReadAll(string path, PeekableStream stream, VectorHeader header, Func<string, bool> isWanted)
    {
        var bytes = new byte[sizeof(float) * header.Dimensions];
        var word = new List<byte>();
        for (long number = 1; number <= header.Count; number++)
        {
            if (!ReadWord(path, stream, number, word) || stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length)
                throw Fault(path, $"expected {header.Count} vectors, as line 1 says, found {number - 1} whole ones: the end is missing");

            // Some files have words that are no UTF-8; no text has such a word.
            byte[] spelled = [.. word];
            if (Utf8.IsValid(spelled) && Encoding.UTF8.GetString(spelled) is var text && isWanted(text))
                yield return new KeyValuePair<string, float[]>(text, Numbers(path, bytes, number, text));
        }

        if (stream.Peek(2) is not ([] or [(byte)'\n']))
            throw Fault(path, $"expected {header.Count} vectors, as line 1 says, found more bytes after them");
    }

    /// <summary>Reads a word and the space after it; false where the file ends.</summary>
    private static bool ReadWord(string path, PeekableStream stream, long number, List<byte> word)
    {
        word.Clear();
        for (int next = stream.ReadByte(); next != ' '; next = stream.ReadByte())
        {
            if (next < 0)
                return false;
            if (word.Count == LongestWord)
                throw Fault(path, $"vector {number}: expected a word and a space, found {LongestWord} bytes without one");
            if (next != '\n' || word.Count > 0)
                word.Add((byte)next);
        }

        return true;
    }

    private static float[] Numbers(string path, byte[] bytes, long number, string word)
    {
        var vector = new float[bytes.Length / sizeof(float)];
        for (int index = 0; index < vector.Length; index++)
        {
            vector[index] = BinaryPrimitives.ReadSingleLittleEndian(bytes.AsSpan(sizeof(float) * index));
            if (!float.IsFinite(vector[index]))
                throw Fault(path, $"vector {number}, of \"{word}\": expected finite numbers, found {vector[index]} as number {index + 1}");
        }

        return vector;
    }

    private static DataFileException Fault(string path, FormattableString reason) => new(path, reason.ToString(CultureInfo.InvariantCulture));
}
