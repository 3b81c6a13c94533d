using System.Globalization;
using CnnCodegen.Text;

namespace CnnCodegen.Runtime.Tests.Weights;

public sealed class ModelFileWriterTests
{
    [Fact]
    public void Each_byte_is_as_the_format_says()
    {
        var writer = new ModelFileWriter();
        writer.Metadata["b"] = "ü\"";
        writer.Metadata["a"] = "12345";
        writer.Add("w", [1, 2], [1f, -2f]);
        writer.Add("v", [], [0.5f]);
        writer.Add("e", [0], []);
        var stream = new MemoryStream();

        writer.Save(stream);

        // 8 bytes of length and 204 of JSON, filled up with spaces to 256.
        byte[] expected =
        [
            248, 0, 0, 0, 0, 0, 0, 0,
            .. """{"__metadata__":{"a":"12345","b":"ü\""},"w":{"dtype":"F32","shape":[1,2],"data_offsets":[0,8]},"v":{"dtype":"F32","shape":[],"data_offsets":[8,12]},"e":{"dtype":"F32","shape":[0],"data_offsets":[12,12]}}"""u8,
            .. Enumerable.Repeat((byte)' ', 44),
            0x00, 0x00, 0x80, 0x3F, 0x00, 0x00, 0x00, 0xC0,
            0x00, 0x00, 0x00, 0x3F,
        ];
        Assert.Equal(expected, stream.ToArray());
    }

    [Fact]
    public void The_data_starts_on_a_cache_line()
    {
        for (int length = 0; length < 128; length++)
        {
            var writer = new ModelFileWriter();
            writer.Metadata["k"] = new string('x', length);
            writer.Add("w", [1], [3f]);
            var stream = new MemoryStream();
            writer.Save(stream);

            Assert.Equal(0, (stream.Length - sizeof(float)) % 64);
            Assert.Equal(3f, FileBytes.Read(stream.ToArray()).Tensor("w", [1])[0]);
        }
    }

    [Fact]
    public void What_was_written_is_read()
    {
        var random = new Random(7);
        for (int round = 0; round < 200; round++)
        {
            var writer = new ModelFileWriter();
            var expected = new Dictionary<string, (int[] Shape, float[] Values)>();
            for (int i = random.Next(6); i > 0; i--)
            {
                int[] shape = [.. Enumerable.Range(0, random.Next(4)).Select(_ => random.Next(5))];
                float[] values = [.. Enumerable.Range(0, shape.Aggregate(1, static (a, b) => a * b)).Select(_ => random.NextSingle())];
                expected.Add($"{i}\"\\\n😀", (shape, values));
                writer.Add($"{i}\"\\\n😀", shape, values);
            }

            writer.Metadata[$"schlüssel {round}"] = "\u0000\u2028</script>\"'";
            var stream = new MemoryStream();
            writer.Save(stream);
            ModelFile file = round % 2 == 0 ? FileBytes.Read(stream.ToArray()) : FileBytes.ReadTrickling(stream.ToArray());

            Assert.Equal(writer.Metadata, file.Metadata.ToDictionary());
            Assert.Equal(expected.Count, file.Tensors.Count);
            foreach ((string name, (int[] shape, float[] values)) in expected)
                Assert.Equal(values, file.Tensor(name, shape).ToArray());
        }
    }

    [Fact]
    public void Values_are_copied_when_they_are_added()
    {
        float[] values = [1f];
        var writer = new ModelFileWriter();
        writer.Add("w", [1], values);
        values[0] = 2f;
        var stream = new MemoryStream();
        writer.Save(stream);

        Assert.Equal(1f, FileBytes.Read(stream.ToArray()).Tensor("w", [1])[0]);
    }

    [Fact]
    public void Tensors_that_make_no_sense_are_refused()
    {
        var writer = new ModelFileWriter();
        writer.Add("w", [2], [1f, 2f]);

        Assert.Throws<ArgumentException>("name", () => writer.Add("w", [2], [1f, 2f]));
        Assert.Throws<ArgumentException>("name", () => writer.Add("__metadata__", [1], [1f]));
        Assert.Throws<ArgumentException>("name", () => writer.Add("", [1], [1f]));
        Assert.Throws<ArgumentException>("values", () => writer.Add("v", [3], [1f, 2f]));
        Assert.Throws<ArgumentException>("values", () => writer.Add("v", [65536, 65536, 65536, 65536], []));
        Assert.Throws<ArgumentOutOfRangeException>("shape", () => writer.Add("v", [-1, -2], [1f, 2f]));
    }

    [Fact]
    public void Network_labels_and_input_are_noted_under_their_keys()
    {
        var writer = new ModelFileWriter();
        writer.SetNetwork(new NetworkDescription("Sentiment", "0123abcd", 1, []));
        writer.SetLabels(["gut", "\"schlecht\""]);
        writer.SetInput("Sentence", new WordTokenizer(), new Vocabulary(["é", "don't"]));

        Assert.Equal(
            new Dictionary<string, string>
            {
                ["network"] = "Sentiment",
                ["architecture"] = "0123abcd",
                ["labels"] = """["gut","\"schlecht\""]""",
                ["Sentence.tokenizer"] = """{"kind":"words","lowercase":true}""",
                ["Sentence.vocabulary"] = """["é","don't"]""",
            },
            writer.Metadata);
    }

    [Fact]
    public void A_culture_with_other_signs_changes_no_byte_and_no_message()
    {
        byte[] expected = Written();
        string[] messages = Messages();
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = HostileCulture.Create();
            Assert.Equal("−1,5", (-1.5).ToString(CultureInfo.CurrentCulture));
            Assert.Equal(expected, Written());
            Assert.Equal(messages, Messages());
            Assert.Equal(1.5f, FileBytes.Read(expected).Tensor("w", [2, 1])[1]);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }

        static byte[] Written()
        {
            var writer = new ModelFileWriter();
            writer.Add("w", [2, 1], [-1.5f, 1.5f]);
            writer.SetInput("Text", new CharacterTokenizer(lowercase: true), new Vocabulary(["I", "i"]));
            var stream = new MemoryStream();
            writer.Save(stream);
            return stream.ToArray();
        }

        static string[] Messages() =>
        [
            Message("""{"w":{"dtype":"U8","shape":[-1],"data_offsets":[0,1]}}"""),
            Message("""{"w":{"dtype":"U8","shape":[1234567],"data_offsets":[0,1]}}"""),
            Message("""{"w":{"dtype":"F32","shape":[2,3],"data_offsets":[0,23]}}"""),
            Message("{"),
        ];

        static string Message(string header) => Assert.Throws<ModelFileException>(() => FileBytes.Read(FileBytes.Of(header))).Message;
    }
}
