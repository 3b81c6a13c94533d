using System.Text;

namespace CnnCodegen.Training.Tests.Data.Reading;

/// <summary>Lines that hold no example: what is said of them, and that reading goes on where it should.</summary>
public sealed class BadLineTests
{
    [Theory]
    [InlineData("data.tsv", "1\tone\n2\n3\tthree\n", 2, "expected 2 fields, as in line 1, found 1", "2")]
    [InlineData("data.tsv", "1\tone\n2\ttwo\tmore\n3\tthree\n", 2, "expected 2 fields, as in line 1, found 3", "2\\ttwo\\tmore")]
    [InlineData("data.tsv", "1\tone\n\n2\t  \n3\tthree\n", 3, "expected a text, found none", "2\\t  ")]
    [InlineData("data.tsv", "1\tone\n \ttwo\n3\tthree\n", 2, "expected a label, found none", " \\ttwo")]
    [InlineData("data.tsv", "1\tone\n2\ttwo\uFFFF\n3\tthree\n", 2, "expected UTF-8, found other bytes at character 6", "2\\ttwo\uFFFD")]
    [InlineData("data.csv", "label,text\n1,one\n2\n3,three\n", 3, "expected 2 fields, as in line 1, found 1", "2")]
    [InlineData("data.csv", "1,\"one\n\none\"\r\n\r\n2,\"a\n\"\r\n2,\"two\n\",x\n3,three\n", 7, "expected 2 fields, as in line 1, found 3", "2,\"two\\u000a\",x")]
    [InlineData("data.csv", "1,one\n2,\"two\" more\n3,three\n", 2, "expected quotation marks around whole fields and doubled inside them, found others", "2,\"two\" more")]
    [InlineData("data.csv", "1,one\n2,\n3,three\n", 2, "expected a text, found none", "2,")]
    [InlineData("data.jsonl", "{\"text\":\"one\",\"label\":1}\n{\"text\":\"two\"\n{\"text\":\"three\",\"label\":3}\n", 2, "expected a JSON object, found no valid JSON", "{\"text\":\"two\"")]
    [InlineData("data.jsonl", "{\"text\":\"one\",\"label\":1}\n[2]\n{\"text\":\"three\",\"label\":3}\n", 2, "expected a JSON object, found an array", "[2]")]
    [InlineData("data.jsonl", "{\"text\":\"one\",\"label\":1}\n{\"text\":2,\"label\":2}\n{\"text\":\"three\",\"label\":3}\n", 2, "expected a string as text, found a number", "{\"text\":2,\"label\":2}")]
    [InlineData("data.jsonl", "{\"text\":\"one\",\"label\":1}\n{\"text\":\"two\",\"label\":null}\n{\"text\":\"three\",\"label\":3}\n", 2, "expected a string or a number as label, found null", "{\"text\":\"two\",\"label\":null}")]
    [InlineData("data.jsonl", "{\"text\":\"one\",\"label\":1}\n{\"text\":\"two\"}\n{\"text\":\"three\",\"label\":3}\n", 2, "the property of the label is not to be told from the names; say which it is", "{\"text\":\"two\"}")]
    [InlineData("data.jsonl", "{\"text\":\"one\",\"label\":1}\n{\"text\":\"\\ud800\",\"label\":2}\n{\"text\":\"three\",\"label\":3}\n", 2, "expected Unicode text, found an unpaired surrogate", "{\"text\":\"\\ud800\",\"label\":2}")]
    [InlineData("data.txt", "__label__1 one\ntwo\n__label__3 three\n", 2, "expected __label__ with a label first, found none", "two")]
    [InlineData("data.txt", "__label__1 one\n__label__2 __label__3 two\n__label__3 three\n", 2, "expected one label, found several", "__label__2 __label__3 two")]
    [InlineData("data.txt", "__label__1 one\n__label__2\n__label__3 three\n", 2, "expected a text, found none", "__label__2")]
    [InlineData("data.txt", "__label__1 one\n__label__ two\n__label__3 three\n", 2, "expected a label, found none", "__label__ two")]
    public void A_bad_line_stops_reading_or_is_noted_as_the_user_says(string name, string content, int line, string reason, string shown)
    {
        using var file = new TemporaryFile(name, Spoil(Encoding.UTF8.GetBytes(content)));

        var fault = Assert.Throws<DataFileException>(() => TextDataSet.Read(file.Path));
        TextDataSet data = TextDataSet.Read(file.Path, new ReadOptions { BadLines = BadLineHandling.Skip });

        Assert.Equal(new BadLine(line, shown, reason), fault.BadLine);
        Assert.Equal($"{file.Path}, line {line}: {reason}: \"{shown}\"", fault.Message);
        Assert.Equal(new BadLine(line, shown, reason), Assert.Single(data.Skipped));
        Assert.Equal("three", data.Examples[^1].Text);
    }

    [Fact]
    public void Replacement_characters_that_the_file_holds_are_text()
    {
        using var file = new TemporaryFile("data.tsv", "1\tna\uFFFDve\n");

        Assert.Equal("na\uFFFDve", TextDataSet.Read(file.Path).Examples[0].Text);
    }

    [Fact]
    public void Long_lines_are_shortened()
    {
        using var file = new TemporaryFile("data.tsv", $"1\tone\n{new string('x', 1000)}\n");

        Assert.Equal(new string('x', 80) + "…", Assert.Throws<DataFileException>(() => TextDataSet.Read(file.Path)).BadLine!.Content);
    }

    [Theory]
    [InlineData("data.tsv", "", "expected examples, found none")]
    [InlineData("data.tsv", "\n \n", "expected examples, found none")]
    [InlineData("data.tsv", "label\ttext\n", "expected examples, found none")]
    [InlineData("data", "", "expected examples, found nothing")]
    [InlineData("data", "\n\nplain text\n", "line 3: the format is not to be told from this line: expected __label__, a JSON object, a tab or ',' between fields: \"plain text\"")]
    [InlineData("data.tsv", "plain text\n", "line 1: expected a label and a text in 2 fields or more, found 1: \"plain text\"")]
    [InlineData("data.csv", "1,one\n2,\"two\n3,three\n4,four\n", "line 2: expected a closing quotation mark, found the end of the file: \"2,\"two\\u000a3,three\\u000a4,four\\u000a\"")]
    public void A_file_without_examples_is_refused_as_a_whole(string name, string content, string message)
    {
        using var file = new TemporaryFile(name, content);
        foreach (BadLineHandling handling in Enum.GetValues<BadLineHandling>())
            Assert.EndsWith(message, Assert.Throws<DataFileException>(() => TextDataSet.Read(file.Path, new ReadOptions { BadLines = handling })).Message);
    }

    [Fact]
    public void A_file_of_bad_lines_alone_is_refused()
    {
        using var file = new TemporaryFile("data.tsv", "1\t\n2\t\n");

        var fault = Assert.Throws<DataFileException>(() => TextDataSet.Read(file.Path, new ReadOptions { BadLines = BadLineHandling.Skip }));
        Assert.EndsWith("expected examples, found 2 bad lines alone; the first is line 1: expected a text, found none: \"1\\t\"", fault.Message);
    }

    [Fact]
    public void Columns_that_are_not_there_are_refused()
    {
        using var file = new TemporaryFile("data.csv", "id,body,label\n1,text,2\n");

        Refused<DataFileException>("line 1: expected a column 'text', found 'id', 'body', 'label'", new ReadOptions { TextColumns = ["text"] });
        Refused<DataFileException>("line 1: expected a column 4, found 3 columns", new ReadOptions { LabelColumn = 4 });
        Refused<DataFileException>("line 1: the column of the text is not to be told from the names 'id', 'body', 'label'; say which it is", new ReadOptions { HasHeader = true });
        Refused<ArgumentException>("A file without header has no names of columns", new ReadOptions { HasHeader = false, LabelColumn = "label" });
        Refused<ArgumentException>("have names, no numbers", new ReadOptions { Format = DataFormat.JsonLines, LabelColumn = 1 });
        Refused<ArgumentOutOfRangeException>("quotation mark", new ReadOptions { Delimiter = '"' });

        void Refused<TException>(string message, ReadOptions options)
            where TException : Exception =>
            Assert.Contains(message, Assert.Throws<TException>(() => TextDataSet.Read(file.Path, options)).Message);
    }

    [Fact]
    public void Other_encodings_are_refused()
    {
        using var utf16 = new TemporaryFile("data.tsv", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("1\tone\n")]);
        using var latin1 = new TemporaryFile("data.tsv", Encoding.Latin1.GetBytes("1\tnaïve\n"));

        Assert.Contains("expected text in UTF-8, found UTF-16", Assert.Throws<DataFileException>(() => TextDataSet.Read(utf16.Path)).Message);
        Assert.EndsWith("line 1: expected UTF-8, found other bytes at character 5: \"1\\tna\uFFFDve\"", Assert.Throws<DataFileException>(() => TextDataSet.Read(latin1.Path)).Message);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.9999)]
    public void A_damaged_packed_file_is_refused(double share)
    {
        byte[] content = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 5000).Select(number => $"{number % 7}\ttext {number * 7919 % 10007}\n")));
        byte[] packed = TemporaryFile.Compress(content);
        using var cut = new TemporaryFile("data.tsv.gz", packed[..(int)(packed.Length * share)]);

        Assert.Contains("damaged", Assert.Throws<DataFileException>(() => TextDataSet.Read(cut.Path)).Message);
    }

    [Fact]
    public void A_file_that_is_not_there_is_named()
    {
        string path = Path.Combine(Path.GetTempPath(), "no-such-file.tsv");

        Assert.Contains(path, Assert.Throws<FileNotFoundException>(() => TextDataSet.Read(path)).Message);
    }

    /// <summary>Puts a byte that is no UTF-8, which no string can spell, in the place of U+FFFF.</summary>
    private static byte[] Spoil(byte[] bytes)
    {
        int place = bytes.AsSpan().IndexOf("\uFFFF"u8);
        return place < 0 ? bytes : [.. bytes[..place], 0xE9, .. bytes[(place + 3)..]];
    }
}
