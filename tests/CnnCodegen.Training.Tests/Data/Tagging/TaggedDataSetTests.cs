using System.Text;

namespace CnnCodegen.Training.Tests.Data;

public sealed class TaggedDataSetTests
{
    private const string Columns = "-DOCSTART- -X- O O\n\nEU NNP I-NP B-ORG\nrejects VBZ I-VP O\n# NN I-NP O\n\n\nPeter NNP I-NP B-PER\n";

    [Fact]
    public void Words_and_tags_are_read_from_columns()
    {
        TaggedDataSet data = Read("eng.train", Columns);

        Assert.Equal("eng.train", data.Name);
        Assert.Equal(["EU/B-ORG rejects/O #/O", "Peter/B-PER"], Written(data));
        Assert.Equal(["B-ORG", "B-PER", "O"], data.Tags);
        Assert.Equal(["#", "EU", "Peter", "rejects"], data.Words.Order(StringComparer.Ordinal));
        Assert.Equal(["NNP/EU VBZ/rejects NN/#", "NNP/Peter"], Written(Read("eng.train", Columns, new TaggedReadOptions { WordColumn = 2, TagColumn = 1 })));
    }

    /// <summary>The expected value is Python's hashlib of the bytes that the documentation names.</summary>
    [Fact]
    public void The_fingerprint_is_that_of_words_and_tags() => Assert.Equal(
        "04d7163abf467114b1fe05597eac5065d48cbf919e7e811ac8517f5194ccd8b3",
        new TaggedDataSet("any name", [new(["Zoé", "saw"], ["B-NAME", "O"]), new(["."], ["O"])]).Fingerprint);

    [Fact]
    public void Tabs_compression_byte_order_mark_and_windows_line_ends_make_no_difference()
    {
        byte[] content = [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Columns.Replace(' ', '\t').Replace("\n", "\r\n", StringComparison.Ordinal))];

        Assert.Equal(Written(Read("a", Columns)), Written(Read("a", TemporaryFile.Compress(content))));
    }

    /// <summary>A field may hold spaces where tabs separate fields.</summary>
    [Fact]
    public void Tabs_go_before_spaces() => Assert.Equal(["New York/LOC"], Written(Read("a", "New York\tLOC\n")));

    [Fact]
    public void Universal_dependencies_are_read()
    {
        const string Text = """
            # sent_id = 1
            # text = Wouldn't #1
            1-2	Wouldn't	_	_	_	_	_	_	_	_
            1	Would	would	AUX	MD	_	0	root	_	_
            2	n't	not	PART	RB	_	1	advmod	_	_
            2.1	omitted	omit	VERB	VB	_	_	_	_	_
            3	#1	1	SYM	NN	_	1	obj	_	_

            """;

        Assert.Equal(["Would/AUX n't/PART #1/SYM"], Written(Read("en.CoNLLU", Text)));
        Assert.Equal(["Would/MD n't/RB #1/NN"], Written(Read("en.conllu.gz", TemporaryFile.Compress(Encoding.UTF8.GetBytes(Text)), new TaggedReadOptions { TagColumn = 5 })));
        Assert.Equal(["Would/AUX n't/PART #1/SYM"], Written(Read("en.txt", Text, new TaggedReadOptions { IsConllU = true })));
    }

    [Theory]
    [InlineData("a O\nb\n", null, "line 2: expected 2 columns or more, found 1: \"b\"")]
    [InlineData("a O\n", 3, "line 1: expected 3 columns or more, found 2: \"a O\"")]
    [InlineData("a\t\n", null, "line 1: expected a word and its tag, found an empty column: \"a\\t\"")]
    [InlineData("\n \n", null, "expected sentences with a tag for each word, found none")]
    [InlineData("-DOCSTART- O\n", null, "expected sentences with a tag for each word, found none")]
    public void Faults_are_named(string content, int? tagColumn, string message)
    {
        var error = Assert.Throws<DataFileException>(() => Read("bad.txt", content, new TaggedReadOptions { TagColumn = tagColumn }));
        Assert.Contains(message, error.Message);
    }

    [Fact]
    public void Other_encodings_are_errors() => Assert.Contains("expected UTF-8", Assert.Throws<DataFileException>(() => Read("a", [(byte)'a', 0xFF, (byte)' ', (byte)'O'])).Message);

    [Fact]
    public void What_cannot_be_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Read("a", "a O\n", new TaggedReadOptions { WordColumn = 0 }));
        Assert.Contains("a tag for each of 2 words, found 1", Assert.Throws<ArgumentException>(() => new TaggedSentence(["a", "b"], ["O"])).Message);
        Assert.Contains("at least one word", Assert.Throws<ArgumentException>(() => new TaggedSentence([], [])).Message);
    }

    /// <summary>The published numbers of sentences; tags as counted by another program.</summary>
    [Theory]
    [InlineData("ner/conll2003-en.train.tsv.gz", 14041, 9)]
    [InlineData("ner/conll2003-en.test.tsv.gz", 3453, 9)]
    [InlineData("chunk/conll2000.train.tsv.gz", 8936, 22)]
    [InlineData("chunk/conll2000.test.tsv.gz", 2012, 19)]
    public void Public_data_have_their_sentences(string file, int sentences, int tags)
    {
        TaggedDataSet data = TaggedDataSet.Read(PublicData.Path(file));

        Assert.Equal((sentences, tags), (data.Sentences.Count, data.Tags.Count));
    }

    private static string[] Written(TaggedDataSet data) =>
        [.. data.Sentences.Select(static sentence => string.Join(' ', sentence.Words.Zip(sentence.Tags, static (word, tag) => $"{word}/{tag}")))];

    private static TaggedDataSet Read(string name, string content, TaggedReadOptions? options = null) => Read(name, Encoding.UTF8.GetBytes(content), options);

    private static TaggedDataSet Read(string name, byte[] content, TaggedReadOptions? options = null)
    {
        using var file = new TemporaryFile(name, content);
        return TaggedDataSet.Read(file.Path, options);
    }
}
