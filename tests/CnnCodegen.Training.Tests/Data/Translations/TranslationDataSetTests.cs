using System.Text;

namespace CnnCodegen.Training.Tests.Data;

public sealed class TranslationDataSetTests
{
    private const string Lines = "a man .\tein mann .\tx\n\na dog\tein hund\n";

    /// <summary>The expected value is Python's hashlib of the bytes that the documentation names.</summary>
    [Fact]
    public void The_fingerprint_is_that_of_sources_and_targets() => Assert.Equal(
        "92b813463eddb3fdb85295aea3439ca68249734fe866923e339e38a42b2c8617",
        new TranslationDataSet("any name", [new("a red house", "ein rotes Haus"), new("", "ü")]).Fingerprint);

    [Fact]
    public void Pairs_are_read_from_columns()
    {
        TranslationDataSet data = Read("en-de.tsv", Lines);

        Assert.Equal("en-de.tsv", data.Name);
        Assert.Equal([new SentencePair("a man .", "ein mann ."), new SentencePair("a dog", "ein hund")], data.Pairs);
        Assert.Equal(data.Pairs.Select(static pair => pair.Reversed()), Read("a", Lines, new TranslationReadOptions { SourceColumn = 2, TargetColumn = 1 }).Pairs);
    }

    [Fact]
    public void Compression_byte_order_mark_and_windows_line_ends_make_no_difference()
    {
        byte[] content = [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Lines.Replace("\n", "\r\n", StringComparison.Ordinal))];

        Assert.Equal(Read("a", Lines).Pairs, Read("a", TemporaryFile.Compress(content)).Pairs);
    }

    [Fact]
    public void Pairs_are_read_from_two_files()
    {
        using var source = new TemporaryFile("news.en", "a man\n\na dog\n");
        using var target = new TemporaryFile("news.de.gz", TemporaryFile.Compress("ein mann\n\nein hund\n"u8.ToArray()));
        using var shorter = new TemporaryFile("news.fr", "un homme\n");

        TranslationDataSet data = TranslationDataSet.Read(source.Path, target.Path);

        Assert.Equal("news.en", data.Name);
        Assert.Equal([new SentencePair("a man", "ein mann"), new SentencePair("", ""), new SentencePair("a dog", "ein hund")], data.Pairs);
        var error = Assert.Throws<DataFileException>(() => TranslationDataSet.Read(source.Path, shorter.Path));
        Assert.Contains("expected 3 lines, one for each of ", error.Message, StringComparison.Ordinal);
        Assert.Contains("found 1", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a\tb\na dog\n", 2, "line 2: expected 2 columns or more, separated by tabs, found 1: \"a dog\"")]
    [InlineData("a\tb\n", 3, "line 1: expected 3 columns or more, separated by tabs, found 2: \"a\\tb\"")]
    [InlineData("\n \n", 2, "expected pairs of sentences, found none")]
    public void Faults_are_named(string content, int targetColumn, string message)
    {
        var error = Assert.Throws<DataFileException>(() => Read("bad.tsv", content, new TranslationReadOptions { TargetColumn = targetColumn }));

        Assert.EndsWith(message, error.Message, StringComparison.Ordinal);
        Assert.Contains("bad.tsv", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Other_bytes_than_UTF_8_and_impossible_columns_are_refused()
    {
        Assert.Contains("expected UTF-8, found other bytes", Assert.Throws<DataFileException>(() => Read("a", [(byte)'a', (byte)'\t', 0xFF, (byte)'\n'])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Read("a", Lines, new TranslationReadOptions { SourceColumn = 0 }));
        Assert.Contains("found 2 for both", Assert.Throws<ArgumentException>(() => Read("a", Lines, new TranslationReadOptions { SourceColumn = 2 })).Message, StringComparison.Ordinal);
    }

    private static TranslationDataSet Read(string name, string content, TranslationReadOptions? options = null) => Read(name, Encoding.UTF8.GetBytes(content), options);

    private static TranslationDataSet Read(string name, byte[] content, TranslationReadOptions? options = null)
    {
        using var file = new TemporaryFile(name, content);
        return TranslationDataSet.Read(file.Path, options);
    }
}
