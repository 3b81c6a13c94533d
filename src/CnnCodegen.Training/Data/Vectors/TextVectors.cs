using System.Globalization;

namespace CnnCodegen.Training;

/// <summary>
/// The text form of word2vec, GloVe and fastText: a line for each word, with the word and its numbers separated by spaces. Word2vec and fastText write a line
/// before with the number of words and of dimensions.
/// </summary>
internal static class TextVectors
{
    /// <summary>Reads vectors.</summary>
    /// <param name="path">The file, for messages.</param>
    /// <param name="stream">The file from its beginning.</param>
    /// <param name="header">Its first line, where that is no vector.</param>
    /// <param name="isWanted">Whether a word's vector is to be kept.</param>
    public static WordVectors Read(string path, PeekableStream stream, VectorHeader? header, Func<string, bool> isWanted)
    {
        using StreamReader reader = DataFile.ReadText(stream, path);
        using IEnumerator<TextLine> lines = TextLines.Of(reader).GetEnumerator();
        if (!lines.MoveNext())
            throw new DataFileException(path, "expected word vectors, found nothing");

        if (header is null)
            return new WordVectors(Dimensions(path, lines.Current), ReadAll(lines.Current, header));

        return new WordVectors(header.Dimensions, lines.MoveNext() ? ReadAll(lines.Current, header) : header.Count == 0 ? [] : throw Count(0));

        IEnumerable<KeyValuePair<string, float[]>> ReadAll(TextLine line, VectorHeader? header)
        {
            int dimensions = header?.Dimensions ?? Dimensions(path, line);
            long count = 0;
            do
            {
                line = lines.Current;
                if (Word(path, line, dimensions) is { Length: > 0 } word && isWanted(word))
                    yield return new KeyValuePair<string, float[]>(word, Numbers(path, line, word.Length, dimensions));
                count++;
            }
            while (lines.MoveNext());

            if (header is not null && header.Count != count)
                throw Count(count);
        }

        DataFileException Count(long found) => new(path, string.Create(CultureInfo.InvariantCulture, $"expected {header!.Count} vectors, as line 1 says, found {found}"));
    }

    /// <summary>The numbers of the first line: all but the word.</summary>
    private static int Dimensions(string path, TextLine line)
    {
        int dimensions = Trim(line.Content).Count(' ');
        return dimensions > 0 ? dimensions : throw Fault(path, line, "expected a word and its numbers, separated by spaces, found no space");
    }

    /// <summary>The line's word; empty where it is no UTF-8, which no text has. Some tables have words with spaces.</summary>
    private static string Word(string path, TextLine line, int dimensions)
    {
        ReadOnlySpan<char> content = Trim(line.Content);
        int spaces = content.Count(' ');
        int end = spaces == dimensions ? content.IndexOf(' ') : content.Length;
        for (int index = 0; spaces > dimensions && index < dimensions; index++)
            end = content[..end].LastIndexOf(' ');

        if (end == 0 || spaces < dimensions)
            throw Fault(path, line, string.Create(CultureInfo.InvariantCulture, $"expected a word and {dimensions} numbers, found {spaces + 1} fields"));

        ReadOnlySpan<char> word = content[..end];
        if (float.TryParse(word[(word.LastIndexOf(' ') + 1)..], NumberStyles.Float, CultureInfo.InvariantCulture, out _) && word.Contains(' '))
            throw Fault(path, line, string.Create(CultureInfo.InvariantCulture, $"expected a word and {dimensions} numbers, found {spaces + 1} fields"));

        return word.Contains(DataFile.InvalidBytes) ? "" : word.ToString();
    }

    private static float[] Numbers(string path, TextLine line, int wordLength, int dimensions)
    {
        var vector = new float[dimensions];
        ReadOnlySpan<char> numbers = Trim(line.Content)[(wordLength + 1)..];
        int index = 0;
        foreach (Range range in numbers.Split(' '))
        {
            if (!float.TryParse(numbers[range], NumberStyles.Float, CultureInfo.InvariantCulture, out vector[index]) || !float.IsFinite(vector[index]))
                throw Fault(path, line, string.Create(CultureInfo.InvariantCulture, $"expected finite numbers, found '{numbers[range]}' as number {index + 1}"));
            index++;
        }

        return vector;
    }

    /// <summary>Without the space that word2vec and fastText write at a line's end.</summary>
    private static ReadOnlySpan<char> Trim(string line) => line.AsSpan().TrimEnd(' ');

    private static DataFileException Fault(string path, TextLine line, string reason) => new(path, BadLine.Of(line.Number, line.Content, reason));
}
