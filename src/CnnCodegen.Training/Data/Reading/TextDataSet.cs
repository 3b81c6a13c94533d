namespace CnnCodegen.Training;

/// <summary>Examples with what is known about where they come from.</summary>
/// <example>
/// <code>
/// TextDataSet reviews = TextDataSet.Read("reviews.csv.gz", new ReadOptions { LabelColumn = "stars", TextColumns = ["title", "body"] });
/// </code>
/// </example>
public sealed class TextDataSet
{
    /// <summary>Makes a data set.</summary>
    /// <param name="name">The name for reports.</param>
    /// <param name="examples">The examples.</param>
    /// <param name="skipped">The lines that held no example.</param>
    /// <param name="duplicates">The examples that were left out because their texts had occurred before.</param>
    public TextDataSet(string name, IReadOnlyList<TextExample> examples, IReadOnlyList<BadLine>? skipped = null, int duplicates = 0)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(examples);
        ArgumentOutOfRangeException.ThrowIfNegative(duplicates);
        Name = name;
        Examples = examples;
        Skipped = skipped ?? [];
        Duplicates = duplicates;
        Fingerprint = FingerprintOf(examples);
        Labels = [.. examples.Select(static example => example.Label).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    /// <summary>The name for reports: of a file, its name without the folder.</summary>
    public string Name { get; }

    /// <summary>The examples, in the file's order.</summary>
    public IReadOnlyList<TextExample> Examples { get; }

    /// <summary>The labels that occur, in ordinal order.</summary>
    public IReadOnlyList<string> Labels { get; }

    /// <summary>The lines that held no example, where reading went on (<see cref="BadLineHandling.Skip"/>).</summary>
    public IReadOnlyList<BadLine> Skipped { get; }

    /// <summary>The examples that were left out because their texts had occurred before (<see cref="ReadOptions.DropDuplicates"/>).</summary>
    public int Duplicates { get; }

    /// <summary>
    /// SHA-256 of labels and texts in their order, as 64 hexadecimal digits: the same for the same examples, in whatever format they were read. Hashed are, for
    /// each example, first label then text: the number of bytes in UTF-8 (4 bytes, little-endian), and these bytes.
    /// </summary>
    public string Fingerprint { get; }

    /// <summary>Reads a file, compressed by gzip or not, in UTF-8 with or without byte order mark. Blank lines are passed over.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">How to read it; the defaults without them.</param>
    /// <exception cref="DataFileException">
    /// A line holds no example and is not to be skipped; or there are no examples at all, the format is not to be told, a column is missing, or the
    /// file is damaged.
    /// </exception>
    /// <exception cref="ArgumentException">The options contradict themselves or the format.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static TextDataSet Read(string path, ReadOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        options ??= new ReadOptions();
        options.Check();
        return DataFile.ReportDamage(path, () => ReadCore(path, options));
    }

    private static TextDataSet ReadCore(string path, ReadOptions options)
    {
        var examples = new List<TextExample>();
        var skipped = new List<BadLine>();
        var labels = new HashSet<string>(StringComparer.Ordinal);
        HashSet<string>? texts = options.DropDuplicates ? new(StringComparer.Ordinal) : null;
        int duplicates = 0;
        foreach ((TextExample example, BadLine? fault) in ReadLines(path, options))
        {
            if (fault is not null)
            {
                if (options.BadLines == BadLineHandling.Stop)
                    throw new DataFileException(path, fault);
                skipped.Add(fault);
            }
            else if (texts?.Add(example.Text) == false)
            {
                duplicates++;
            }
            else
            {
                // One string for all examples of a label.
                if (!labels.TryGetValue(example.Label, out string? label))
                    labels.Add(label = example.Label);
                examples.Add(example with { Label = label });
            }
        }

        if (examples.Count == 0)
            throw new DataFileException(path, skipped.Count == 0 ? "expected examples, found none" : FormattableString.Invariant($"expected examples, found {skipped.Count} bad lines alone; the first is {skipped[0]}"));

        return new TextDataSet(Path.GetFileName(path), examples, skipped, duplicates);
    }

    private static IEnumerable<ExampleLine> ReadLines(string path, ReadOptions options)
    {
        using PeekableStream stream = DataFile.Open(path);
        using StreamReader reader = DataFile.ReadText(stream, path);
        DataFormat format = options.Format == DataFormat.Auto ? FormatDetection.Of(path, stream, options) : options.Format;
        IEnumerable<ExampleLine> lines = format switch
        {
            DataFormat.Csv => TableExamples.Read(CsvRows.Read(reader, options.Delimiter, path), options, path),
            DataFormat.JsonLines => JsonExamples.Read(TextLines.Of(reader), options),
            DataFormat.FastText => FastTextExamples.Read(TextLines.Of(reader), options.LabelPrefix),
            _ => TableExamples.Read(TableExamples.TabSeparated(TextLines.Of(reader)), options, path),
        };
        foreach (ExampleLine line in lines)
            yield return line;
    }

    private static string FingerprintOf(IReadOnlyList<TextExample> examples)
    {
        using var hash = new TextHash();
        foreach (TextExample example in examples)
        {
            hash.Add(example.Label);
            hash.Add(example.Text);
        }

        return hash.End();
    }
}
