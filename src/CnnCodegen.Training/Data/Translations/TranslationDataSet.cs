using System.Globalization;

namespace CnnCodegen.Training;

/// <summary>Sentences and their translations, with what is known about where they come from.</summary>
/// <example>
/// <code>
/// TranslationDataSet captions = TranslationDataSet.Read("multi30k.en-de.train.tok.tsv.gz");
/// TranslationDataSet back = TranslationDataSet.Read("multi30k.en-de.train.tok.tsv.gz", new TranslationReadOptions { SourceColumn = 2, TargetColumn = 1 });
/// TranslationDataSet news = TranslationDataSet.Read("news.en", "news.fr");
/// </code>
/// </example>
public sealed class TranslationDataSet
{
    /// <summary>Makes a data set.</summary>
    /// <param name="name">The name for reports.</param>
    /// <param name="pairs">The pairs.</param>
    public TranslationDataSet(string name, IReadOnlyList<SentencePair> pairs)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(pairs);
        Name = name;
        Pairs = pairs;
        Fingerprint = FingerprintOf(pairs);
    }

    /// <summary>The name for reports: of a file, its name without the folder.</summary>
    public string Name { get; }

    /// <summary>The pairs, in the file's order.</summary>
    public IReadOnlyList<SentencePair> Pairs { get; }

    /// <summary>
    /// SHA-256 of sources and targets in their order, as 64 hexadecimal digits: the same for the same pairs, in whatever files they were read. Hashed are, for each pair,
    /// first the source and then the target: the number of bytes in UTF-8 (4 bytes, little-endian), and these bytes.
    /// </summary>
    public string Fingerprint { get; }

    /// <summary>
    /// Reads a file with a pair on each line, the columns separated by tabs, compressed by gzip or not, in UTF-8 with or without byte order mark. Blank lines are passed
    /// over.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="options">How to read it; the defaults without them.</param>
    /// <exception cref="DataFileException">A line has too few columns, or bytes that are no UTF-8; there is no pair, or the file is damaged.</exception>
    /// <exception cref="ArgumentException">The number of a column is less than 1, or both are the same.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static TranslationDataSet Read(string path, TranslationReadOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        options ??= new TranslationReadOptions();
        options.Check();
        SentencePair[] pairs = DataFile.ReportDamage(path, () => ReadLines(path).Where(static line => !line.IsBlank).Select(line => Pair(path, line, options)).ToArray());
        return pairs.Length > 0 ? new TranslationDataSet(Path.GetFileName(path), pairs) : throw new DataFileException(path, "expected pairs of sentences, found none");
    }

    /// <summary>Reads two files, each with a sentence on each line, of which the second translates the first line by line; each compressed by gzip or not.</summary>
    /// <param name="sourcePath">The file of the sources.</param>
    /// <param name="targetPath">The file of the targets.</param>
    /// <exception cref="DataFileException">One file has more lines than the other, a line has bytes that are no UTF-8; there is no line, or a file is damaged.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static TranslationDataSet Read(string sourcePath, string targetPath)
    {
        ArgumentException.ThrowIfNullOrEmpty(sourcePath);
        ArgumentException.ThrowIfNullOrEmpty(targetPath);
        string[] sources = ReadAll(sourcePath);
        string[] targets = ReadAll(targetPath);
        if (sources.Length != targets.Length)
            throw new DataFileException(targetPath, string.Create(CultureInfo.InvariantCulture, $"expected {sources.Length} lines, one for each of {sourcePath}, found {targets.Length}"));
        return sources.Length > 0
            ? new TranslationDataSet(Path.GetFileName(sourcePath), [.. sources.Zip(targets, static (source, target) => new SentencePair(source, target))])
            : throw new DataFileException(sourcePath, "expected sentences, found none");
    }

    private static string[] ReadAll(string path) => DataFile.ReportDamage(path, () => ReadLines(path).Select(line => Checked(path, line).Content).ToArray());

    private static IEnumerable<TextLine> ReadLines(string path)
    {
        using PeekableStream stream = DataFile.Open(path);
        using StreamReader reader = DataFile.ReadText(stream, path);
        foreach (TextLine line in TextLines.Of(reader))
            yield return line;
    }

    private static SentencePair Pair(string path, TextLine line, TranslationReadOptions options)
    {
        string[] fields = Checked(path, line).Content.Split('\t');
        int needed = Math.Max(options.SourceColumn, options.TargetColumn);
        if (fields.Length < needed)
            throw new DataFileException(path, BadLine.Of(line.Number, line.Content, string.Create(CultureInfo.InvariantCulture, $"expected {needed} columns or more, separated by tabs, found {fields.Length}")));
        return new SentencePair(fields[options.SourceColumn - 1], fields[options.TargetColumn - 1]);
    }

    private static TextLine Checked(string path, TextLine line) => !line.Content.Contains(DataFile.InvalidBytes, StringComparison.Ordinal)
        ? line
        : throw new DataFileException(path, BadLine.Of(line.Number, line.Content, "expected UTF-8, found other bytes"));

    private static string FingerprintOf(IReadOnlyList<SentencePair> pairs)
    {
        using var hash = new TextHash();
        foreach (SentencePair pair in pairs)
        {
            hash.Add(pair.Source);
            hash.Add(pair.Target);
        }

        return hash.End();
    }
}
