namespace CnnCodegen.Training;

/// <summary>
/// Text that a language model learns from, or is tested on: sentences, or other short texts, one after another. Each ends with a token of its own, so that the model
/// learns where texts end.
/// </summary>
/// <example>
/// <code>
/// LanguageModelText training = LanguageModelText.Read("ptb.train.txt.gz");
/// var messages = new LanguageModelText("messages", ["file not found", "access denied", …]);
/// </code>
/// </example>
public sealed class LanguageModelText
{
    /// <summary>
    /// How published texts write words that they leave out. It gets the id of unknown words (<see cref="Text.Vocabulary.UnknownId"/>), and so takes no place in
    /// vocabularies that are built.
    /// </summary>
    public const string UnknownWord = "<unk>";

    /// <summary>Makes a text.</summary>
    /// <param name="name">The name for reports.</param>
    /// <param name="sentences">The sentences or other short texts, in the order in which they are read.</param>
    /// <exception cref="ArgumentException">There are none.</exception>
    public LanguageModelText(string name, IReadOnlyList<string> sentences)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(sentences);
        if (sentences.Count == 0)
            throw new ArgumentException("Expected at least one sentence, found none.", nameof(sentences));

        Name = name;
        Sentences = sentences;
        Fingerprint = FingerprintOf(sentences);
    }

    /// <summary>The name for reports: of a file, its name without the folder.</summary>
    public string Name { get; }

    /// <summary>The sentences or other short texts, in their order.</summary>
    public IReadOnlyList<string> Sentences { get; }

    /// <summary>
    /// SHA-256 of the sentences in their order, as 64 hexadecimal digits. Hashed are, for each sentence, the number of bytes in UTF-8 (4 bytes, little-endian), and
    /// these bytes.
    /// </summary>
    public string Fingerprint { get; }

    /// <summary>Reads a file, compressed by gzip or not, in UTF-8 with or without byte order mark: one sentence a line. Blank lines are passed over.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="DataFileException">A line has bytes that are no UTF-8; there is no sentence, or the file is damaged.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static LanguageModelText Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return DataFile.ReportDamage(path, () =>
        {
            string[] sentences = [.. ReadSentences(path)];
            return sentences.Length > 0 ? new LanguageModelText(Path.GetFileName(path), sentences) : throw new DataFileException(path, "expected sentences, one a line, found none");
        });
    }

    private static IEnumerable<string> ReadSentences(string path)
    {
        using PeekableStream stream = DataFile.Open(path);
        using StreamReader reader = DataFile.ReadText(stream, path);
        foreach (TextLine line in TextLines.Of(reader))
        {
            if (line.Content.Contains(DataFile.InvalidBytes, StringComparison.Ordinal))
                throw new DataFileException(path, BadLine.Of(line.Number, line.Content, "expected UTF-8, found other bytes"));

            if (!line.IsBlank)
                yield return line.Content;
        }
    }

    private static string FingerprintOf(IReadOnlyList<string> sentences)
    {
        using var hash = new TextHash();
        foreach (string sentence in sentences)
            hash.Add(sentence);

        return hash.End();
    }
}
