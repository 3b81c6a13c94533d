using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace CnnCodegen.Training.Tests.Data.Vectors;

public sealed class WordVectorsTests
{
    [Theory]
    [InlineData("good 1 -2.5 3e-2\nvery good 4 5 6\ngood 7 8 9\n")]
    [InlineData("3 3\ngood 1 -2.5 3e-2 \nvery good 4 5 6 \ngood 7 8 9 \n")]
    [InlineData("3 3\nvery good 4 5 6\ngood 1 -2.5 3e-2\ngood 7 8 9\n")]
    [InlineData("good 1 -2.5 3e-2\r\nvery good 4 5 6")]
    public void Text_files_are_read_packed_or_not_with_mark_or_without(string content)
    {
        byte[] plain = Encoding.UTF8.GetBytes(content);
        byte[] marked = [0xEF, 0xBB, 0xBF, .. plain];
        foreach (byte[] bytes in (byte[][])[plain, marked, TemporaryFile.Compress(plain), TemporaryFile.Compress(marked)])
        {
            WordVectors vectors = Read(bytes);

            Assert.Equal((3, 2), (vectors.Dimensions, vectors.Count));
            Assert.Equal([1, -2.5f, 0.03f], Vector(vectors, "good"));
            Assert.Equal([4, 5, 6], Vector(vectors, "very good"));
            Assert.False(vectors.TryGet("Good", out _));
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Binary_files_are_read_packed_or_not_with_line_feeds_or_without(bool lineFeeds)
    {
        byte[] plain = Binary("2 3\n", lineFeeds, ("</s>", [1, -2.5f, 0.03f]), ("größe", [4, 5, 6]));
        foreach (byte[] bytes in (byte[][])[plain, TemporaryFile.Compress(plain)])
        {
            WordVectors vectors = Read(bytes);

            Assert.Equal((3, 2), (vectors.Dimensions, vectors.Count));
            Assert.Equal([1, -2.5f, 0.03f], Vector(vectors, "</s>"));
            Assert.Equal([4, 5, 6], Vector(vectors, "größe"));
        }
    }

    [Fact]
    public void A_binary_vector_is_little_endian()
    {
        // IEEE 754: 1.0 is 3F800000, −2.0 is C0000000.
        WordVectors vectors = Read([.. "1 2\na "u8, 0x00, 0x00, 0x80, 0x3F, 0x00, 0x00, 0x00, 0xC0]);

        Assert.Equal([1, -2], Vector(vectors, "a"));
    }

    [Fact]
    public void Only_the_wanted_words_are_kept()
    {
        foreach (byte[] bytes in (byte[][])[Encoding.UTF8.GetBytes("a 1\nb 2\nc 3\n"), Binary("3 1\n", true, ("a", [1]), ("b", [2]), ("c", [3]))])
        {
            using var file = new TemporaryFile("vectors", bytes);
            WordVectors vectors = WordVectors.Read(file.Path, new HashSet<string> { "b", "x" });

            Assert.Equal((1, 1), (vectors.Dimensions, vectors.Count));
            Assert.Equal([2], Vector(vectors, "b"));
        }
    }

    [Fact]
    public void Words_that_are_no_utf8_are_left_out()
    {
        WordVectors text = Read([.. "a 1\n"u8, 0xE9, .. " 2\nb 3\n"u8]);
        WordVectors binary = Read([.. "2 1\n"u8, 0xE9, (byte)' ', 0, 0, 0, 0x40, .. "b "u8, 0, 0, 0x40, 0x40]);

        Assert.Equal((2, 1), (text.Count, binary.Count));
        Assert.Equal([3], Vector(text, "b"));
        Assert.Equal([3], Vector(binary, "b"));
    }

    [Theory]
    [InlineData("good 1 2 3\nbad 1 2\n", "line 2: expected a word and 3 numbers, found 3 fields: \"bad 1 2\"")]
    [InlineData("good 1 2 3\nbad 1 2 3 4\n", "line 2: expected a word and 3 numbers, found 5 fields: \"bad 1 2 3 4\"")]
    [InlineData("2 3\ngood 1 2 3\nbad 1 2\n", "line 3: expected a word and 3 numbers, found 3 fields: \"bad 1 2\"")]
    [InlineData("good 1 2 3\nbad 1 two 3\n", "line 2: expected finite numbers, found 'two' as number 2: \"bad 1 two 3\"")]
    [InlineData("good 1 2 3\nbad 1 2 NaN\n", "line 2: expected finite numbers, found 'NaN' as number 3: \"bad 1 2 NaN\"")]
    [InlineData("good 1 2 3\nbad 1e99 2 3\n", "line 2: expected finite numbers, found '1e99' as number 1: \"bad 1e99 2 3\"")]
    [InlineData("good 1 2 3\n\n", "line 2: expected a word and 3 numbers, found 1 fields: \"\"")]
    [InlineData("good 1 2 3\n 1 2 3\n", "line 2: expected a word and 3 numbers, found 4 fields: \" 1 2 3\"")]
    [InlineData("good\n", "line 1: expected a word and its numbers, separated by spaces, found no space: \"good\"")]
    [InlineData("", "expected word vectors, found nothing")]
    [InlineData("3 2\na 1 2\nb 1 2\n", "expected 3 vectors, as line 1 says, found 2")]
    [InlineData("1 2\na 1 2\nb 1 2\n", "expected 1 vectors, as line 1 says, found 2")]
    [InlineData("3 2\n", "expected 3 vectors, as line 1 says, found 0")]
    [InlineData("3 0\na\n", "expected 1 to 1048576 numbers for each word, found 0 in line 1")]
    public void Faults_of_text_files_are_named(string content, string message) =>
        Assert.EndsWith(message, Assert.Throws<DataFileException>(() => Read(Encoding.UTF8.GetBytes(content))).Message);

    [Fact]
    public void Faults_of_binary_files_are_named()
    {
        byte[] whole = Binary("2 2\n", true, ("a", [1, 0.3f]), ("b", [0.7f, 2]));

        Refused("expected 2 vectors, as line 1 says, found 1 whole ones: the end is missing", whole[..^3]);
        Refused("expected 2 vectors, as line 1 says, found 1 whole ones: the end is missing", whole[..^10]);
        Refused("expected 2 vectors, as line 1 says, found more bytes after them", [.. whole, .. "c "u8]);
        Refused("vector 2, of \"b\": expected finite numbers, found NaN as number 2", Binary("2 2\n", true, ("a", [1, 0.3f]), ("b", [1, float.NaN])));
        Refused("damaged", TemporaryFile.Compress(whole)[..^9]);

        static void Refused(string message, byte[] content) => Assert.Contains(message, Assert.Throws<DataFileException>(() => Read(content)).Message);
    }

    [Fact]
    public void Vectors_must_be_of_one_length_and_finite()
    {
        Assert.Contains("'b' has 2 elements instead of 1", Assert.Throws<ArgumentException>(() => new WordVectors(1, new Dictionary<string, float[]> { ["a"] = [1], ["b"] = [1, 2] })).Message);
        Assert.Contains("'a' has an element", Assert.Throws<ArgumentException>(() => new WordVectors(1, new Dictionary<string, float[]> { ["a"] = [float.NaN] })).Message);
    }

    [Fact]
    public void The_culture_has_no_part()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            Assert.Equal([0.5f, 1.5f, 2.5f], Vector(Read("a 0.5 1.5 2.5\n"u8.ToArray()), "a"));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static IReadOnlyList<float> Vector(WordVectors vectors, string word)
    {
        Assert.True(vectors.TryGet(word, out IReadOnlyList<float>? vector));
        return vector;
    }

    private static WordVectors Read(byte[] content)
    {
        using var file = new TemporaryFile("vectors", content);
        return WordVectors.Read(file.Path);
    }

    private static byte[] Binary(string header, bool lineFeeds, params (string Word, float[] Vector)[] vectors)
    {
        List<byte> bytes = [.. Encoding.UTF8.GetBytes(header)];
        foreach ((string word, float[] vector) in vectors)
        {
            bytes.AddRange(Encoding.UTF8.GetBytes(word + " "));
            foreach (float number in vector)
            {
                var four = new byte[4];
                BinaryPrimitives.WriteSingleLittleEndian(four, number);
                bytes.AddRange(four);
            }

            if (lineFeeds)
                bytes.Add((byte)'\n');
        }

        return [.. bytes];
    }
}
