using System.Globalization;

namespace CnnCodegen.Training;

/// <summary>Tagged sentences with what is known about where they come from.</summary>
/// <example>
/// <code>
/// TaggedDataSet names = TaggedDataSet.Read("eng.train.gz");
/// TaggedDataSet speech = TaggedDataSet.Read("en_ewt-ud-train.conllu", new TaggedReadOptions { TagColumn = 5 });
/// </code>
/// </example>
public sealed class TaggedDataSet
{
    /// <summary>What lines begin with that only mark the beginning of a document, in the files of CoNLL-2003.</summary>
    private const string DocumentMark = "-DOCSTART-";

    /// <summary>Makes a data set.</summary>
    /// <param name="name">The name for reports.</param>
    /// <param name="sentences">The sentences.</param>
    public TaggedDataSet(string name, IReadOnlyList<TaggedSentence> sentences)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(sentences);
        Name = name;
        Sentences = sentences;
        Tags = [.. sentences.SelectMany(static sentence => sentence.Tags).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        Fingerprint = FingerprintOf(sentences);
        Words = sentences.SelectMany(static sentence => sentence.Words).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>The name for reports: of a file, its name without the folder.</summary>
    public string Name { get; }

    /// <summary>The sentences, in the file's order.</summary>
    public IReadOnlyList<TaggedSentence> Sentences { get; }

    /// <summary>The tags that occur, in ordinal order.</summary>
    public IReadOnlyList<string> Tags { get; }

    /// <summary>The words that occur, as they are written.</summary>
    public IReadOnlySet<string> Words { get; }

    /// <summary>
    /// SHA-256 of words and tags in their order, as 64 hexadecimal digits: the same for the same sentences, in whatever columns they were read. Hashed are, for each
    /// sentence, the number of its words (4 bytes, little-endian), and for each word first the word and then its tag: the number of bytes in UTF-8 (4 bytes,
    /// little-endian), and these bytes.
    /// </summary>
    public string Fingerprint { get; }

    /// <summary>
    /// Reads a file of the CoNLL shared tasks' form, compressed by gzip or not, in UTF-8 with or without byte order mark: a line for each word, with columns
    /// separated by tabs or, in a line without any, by spaces; a blank line behind each sentence.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="options">How to read it; the defaults without them.</param>
    /// <exception cref="DataFileException">A line has too few columns, or bytes that are no UTF-8; there is no sentence, or the file is damaged.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of a column is less than 1.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static TaggedDataSet Read(string path, TaggedReadOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        options ??= new TaggedReadOptions();
        options.Check();
        return DataFile.ReportDamage(path, () =>
        {
            TaggedSentence[] sentences = [.. ReadSentences(path, options)];
            return sentences.Length > 0 ? new TaggedDataSet(Path.GetFileName(path), sentences) : throw new DataFileException(path, "expected sentences with a tag for each word, found none");
        });
    }

    private static IEnumerable<TaggedSentence> ReadSentences(string path, TaggedReadOptions options)
    {
        bool isConllU = options.IsConllU ?? (path.EndsWith(".conllu", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".conllu.gz", StringComparison.OrdinalIgnoreCase));
        using PeekableStream stream = DataFile.Open(path);
        using StreamReader reader = DataFile.ReadText(stream, path);
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        var words = new List<string>();
        var tags = new List<string>();
        foreach (TextLine line in TextLines.Of(reader))
        {
            if (line.IsBlank)
            {
                if (Take(words, tags) is { } sentence)
                    yield return sentence;
            }
            else if (!line.Content.StartsWith(DocumentMark, StringComparison.Ordinal) && (!isConllU || IsWord(line.Content)))
            {
                (string word, string tag) = Fields(path, line, options.WordColumn ?? (isConllU ? 2 : 1), options.TagColumn ?? (isConllU ? 4 : null));
                words.Add(word);

                // One string for all words of a tag.
                if (!known.TryGetValue(tag, out string? same))
                    known.Add(tag, same = tag);
                tags.Add(same);
            }
        }

        if (Take(words, tags) is { } last)
            yield return last;
    }

    /// <summary>Whether a line of CoNLL-U is a word: a comment, a line of several words and an omitted word are not.</summary>
    private static bool IsWord(string line) => line[0] != '#' && line.AsSpan(0, Math.Max(0, line.IndexOf('\t', StringComparison.Ordinal))).IndexOfAny('-', '.') < 0;

    private static (string Word, string Tag) Fields(string path, TextLine line, int wordColumn, int? tagColumn)
    {
        string[] fields = line.Content.Contains('\t', StringComparison.Ordinal) ? line.Content.Split('\t') : line.Content.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        int needed = Math.Max(wordColumn, tagColumn ?? wordColumn + 1);
        if (fields.Length < needed)
            throw Fault(string.Create(CultureInfo.InvariantCulture, $"expected {needed} columns or more, found {fields.Length}"));

        if (line.Content.Contains(DataFile.InvalidBytes, StringComparison.Ordinal))
            throw Fault("expected UTF-8, found other bytes");

        (string word, string tag) = (fields[wordColumn - 1], fields[(tagColumn ?? fields.Length) - 1].Trim());
        return word.Length > 0 && tag.Length > 0 ? (word, tag) : throw Fault("expected a word and its tag, found an empty column");

        DataFileException Fault(string reason) => new(path, BadLine.Of(line.Number, line.Content, reason));
    }

    private static TaggedSentence? Take(List<string> words, List<string> tags)
    {
        TaggedSentence? sentence = words.Count > 0 ? new TaggedSentence([.. words], [.. tags]) : null;
        words.Clear();
        tags.Clear();
        return sentence;
    }

    private static string FingerprintOf(IReadOnlyList<TaggedSentence> sentences)
    {
        using var hash = new TextHash();
        foreach (TaggedSentence sentence in sentences)
        {
            hash.Add(sentence.Words.Count);
            foreach ((string word, string tag) in sentence.Words.Zip(sentence.Tags))
            {
                hash.Add(word);
                hash.Add(tag);
            }
        }

        return hash.End();
    }
}
