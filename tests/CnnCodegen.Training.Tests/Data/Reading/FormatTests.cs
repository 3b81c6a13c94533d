using System.Text;

namespace CnnCodegen.Training.Tests.Data.Reading;

/// <summary>What files of each format hold.</summary>
public sealed class FormatTests
{
    private static readonly TextExample[] TwoReviews = [new("a gripping, funny film", "good"), new("Zäh und viel zu lang 🎬", "bad")];

    [Theory]
    [InlineData("data.tsv", "good\ta gripping, funny film\nbad\tZäh und viel zu lang 🎬\n")]
    [InlineData("data.txt", "good\ta gripping, funny film\r\nbad\tZäh und viel zu lang 🎬")]
    [InlineData("data.tsv", "text\tlabel\na gripping, funny film\tgood\n\nZäh und viel zu lang 🎬\tbad\n")]
    [InlineData("data.csv", "good,\"a gripping, funny film\"\nbad,Zäh und viel zu lang 🎬\n")]
    [InlineData("data.csv", "id,Sentence,Label\r\n1,\"a gripping, funny film\",good\r\n2,Zäh und viel zu lang 🎬,bad\r\n")]
    [InlineData("data", "good,\"a gripping, funny film\"\nbad,Zäh und viel zu lang 🎬\n")]
    [InlineData("data.jsonl", """{"text":"a gripping, funny film","label":"good"}""" + "\n" + """{"label":"bad","id":7,"text":"Z\u00e4h und viel zu lang \ud83c\udfac"}""" + "\n")]
    [InlineData("data", """{"text":"a gripping, funny film","label":"good"}""" + "\n" + """{"label":"bad","id":7,"text":"Zäh und viel zu lang 🎬"}""")]
    [InlineData("data.train", "__label__good a gripping, funny film\n__label__bad Zäh und viel zu lang 🎬\n")]
    [InlineData("data.train", "__label__good\ta gripping, funny film\r\n  __label__bad   Zäh und viel zu lang 🎬\r\n")]
    public void The_same_examples_are_read_from_each_format_packed_or_not_with_mark_or_without(string name, string content)
    {
        byte[] plain = Encoding.UTF8.GetBytes(content);
        byte[] marked = [0xEF, 0xBB, 0xBF, .. plain];
        foreach (byte[] bytes in (byte[][])[plain, marked, TemporaryFile.Compress(plain), TemporaryFile.Compress(marked)])
        {
            using var file = new TemporaryFile(name, bytes);
            TextDataSet data = TextDataSet.Read(file.Path);

            Assert.Equal(TwoReviews, data.Examples);
            Assert.Equal(["bad", "good"], data.Labels);
            Assert.Equal((name, 0, 0), (data.Name, data.Skipped.Count, data.Duplicates));
        }
    }

    [Fact]
    public void Packed_files_may_consist_of_several_members()
    {
        using var file = new TemporaryFile("data.tsv", [.. TemporaryFile.Compress("1\tone\n"u8.ToArray()), .. TemporaryFile.Compress("2\ttwo\n"u8.ToArray())]);

        Assert.Equal([new("one", "1"), new("two", "2")], TextDataSet.Read(file.Path).Examples);
    }

    [Fact]
    public void Text_in_several_columns_is_joined_by_spaces()
    {
        using var file = new TemporaryFile("news.tsv", "3\tChips\tA maker of chips …\n2\t\tNo title\n");

        Assert.Equal([new("Chips A maker of chips …", "3"), new("No title", "2")], TextDataSet.Read(file.Path).Examples);
        Assert.Equal("A maker of chips … Chips", Only(file, new ReadOptions { TextColumns = [3, 2] }));
        Assert.Equal("Chips", Only(file, new ReadOptions { TextColumns = [2], BadLines = BadLineHandling.Skip }));
        Assert.Equal(new TextExample("3 Chips", "A maker of chips …"), TextDataSet.Read(file.Path, new ReadOptions { LabelColumn = 3 }).Examples[0]);
    }

    [Fact]
    public void The_label_is_the_first_column_that_is_no_text()
    {
        using var file = new TemporaryFile("data.tsv", "some text\tyes\n");

        Assert.Equal([new("some text", "yes")], TextDataSet.Read(file.Path, new ReadOptions { TextColumns = [1] }).Examples);
    }

    [Fact]
    public void Columns_are_found_by_their_names()
    {
        using var table = new TemporaryFile("data.csv", "stars,title,body\n5,Good,Quite good\n");
        using var objects = new TemporaryFile("data.jsonl", """{"body":"Quite good","stars":5,"title":"Good"}""");
        var options = new ReadOptions { LabelColumn = "stars", TextColumns = ["title", "body"] };

        Assert.Equal([new("Good Quite good", "5")], TextDataSet.Read(table.Path, options).Examples);
        Assert.Equal([new("Good Quite good", "5")], TextDataSet.Read(objects.Path, options).Examples);
    }

    [Fact]
    public void Whether_there_is_a_header_can_be_said()
    {
        using var file = new TemporaryFile("data.tsv", "label\ttext\n1\tone\n");
        using var unusual = new TemporaryFile("data.tsv", "y\tx\n1\tone\n");

        Assert.Equal([new("one", "1")], TextDataSet.Read(file.Path).Examples);
        Assert.Equal([new("text", "label"), new("one", "1")], TextDataSet.Read(file.Path, new ReadOptions { HasHeader = false }).Examples);
        Assert.Equal([new("x", "y"), new("one", "1")], TextDataSet.Read(unusual.Path).Examples);
        Assert.Equal([new("one", "1")], TextDataSet.Read(unusual.Path, new ReadOptions { HasHeader = true, LabelColumn = 1, TextColumns = [2] }).Examples);
    }

    [Fact]
    public void Fields_of_csv_may_hold_commas_line_ends_and_quotation_marks()
    {
        using var file = new TemporaryFile("data.csv", "a,\"one\n\"\"two\"\", three\"\nb,\" four \"\n");

        Assert.Equal([new("one\n\"two\", three", "a"), new(" four ", "b")], TextDataSet.Read(file.Path).Examples);
    }

    [Fact]
    public void Fields_of_csv_may_be_separated_by_other_signs()
    {
        using var file = new TemporaryFile("data.csv", "a;\"one; two\"\n");

        Assert.Equal([new("one; two", "a")], TextDataSet.Read(file.Path, new ReadOptions { Delimiter = ';' }).Examples);
    }

    [Fact]
    public void Quotation_marks_in_tsv_are_text()
    {
        using var file = new TemporaryFile("data.tsv", "1\t\"quoted\" text, \"unclosed\n");

        Assert.Equal([new("\"quoted\" text, \"unclosed", "1")], TextDataSet.Read(file.Path).Examples);
    }

    [Fact]
    public void Labels_in_json_may_be_numbers_and_truth_values()
    {
        using var file = new TemporaryFile("data.jsonl", """
            {"text":"a","label":3}
            {"text":"b","label":true}
            """);

        Assert.Equal([new("a", "3"), new("b", "true")], TextDataSet.Read(file.Path).Examples);
    }

    [Fact]
    public void Labels_may_be_marked_otherwise()
    {
        using var file = new TemporaryFile("data.txt", "#spam win a prize\n");

        Assert.Equal([new("win a prize", "spam")], TextDataSet.Read(file.Path, new ReadOptions { LabelPrefix = "#" }).Examples);
    }

    [Fact]
    public void Lines_longer_than_any_buffer_are_read()
    {
        string text = string.Join(' ', Enumerable.Range(0, 100_000));
        using var file = new TemporaryFile("data", $"1\t{text}\n2\tx");

        Assert.Equal([new(text, "1"), new("x", "2")], TextDataSet.Read(file.Path).Examples);
    }

    [Fact]
    public void Repeated_texts_can_be_dropped()
    {
        using var file = new TemporaryFile("data.tsv", "1\tone\n2\ttwo\n1\tone\n3\ttwo\n");

        TextDataSet data = TextDataSet.Read(file.Path, new ReadOptions { DropDuplicates = true });

        Assert.Equal([new("one", "1"), new("two", "2")], data.Examples);
        Assert.Equal((2, 0), (data.Duplicates, data.Skipped.Count));
        Assert.Equal(4, TextDataSet.Read(file.Path).Examples.Count);
    }

    [Fact]
    public void The_fingerprint_is_that_of_labels_and_texts()
    {
        // printf '\1\0\0\0a\3\0\0\0\u00e9x' | sha256sum
        Assert.Equal("dac2229ca0e139ddba806f02a58a7a5e15a62f00c0d4b0c0e9a0b2b99f8f74a0", new TextDataSet("any", [new("éx", "a")]).Fingerprint);
        Assert.NotEqual(new TextDataSet("", [new("b", "a")]).Fingerprint, new TextDataSet("", [new("a", "b")]).Fingerprint);
        Assert.NotEqual(new TextDataSet("", [new("b", "aa")]).Fingerprint, new TextDataSet("", [new("ab", "a")]).Fingerprint);
    }

    private static string Only(TemporaryFile file, ReadOptions options) => TextDataSet.Read(file.Path, options).Examples[0].Text;
}
