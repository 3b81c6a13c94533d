namespace CnnCodegen.Training;

/// <summary>How <see cref="TextDataSet.Read"/> reads a file. All have defaults.</summary>
public sealed record ReadOptions
{
    /// <summary>How the file holds examples.</summary>
    public DataFormat Format { get; init; } = DataFormat.Auto;

    /// <summary>
    /// Whether the first line of TSV and CSV names the columns. Without it, it does where a column is asked for by name, or where one of the first
    /// line's fields is a usual name of a label's column and another one of a text's (<see cref="LabelColumn"/>, <see cref="TextColumns"/>).
    /// </summary>
    public bool? HasHeader { get; init; }

    /// <summary>
    /// The label's column. Without it, the first that is named <c>label</c>, <c>class</c>, <c>category</c>, <c>target</c>, <c>sentiment</c>,
    /// <c>polarity</c> or <c>intent</c>, in any case; in a file without header, the first.
    /// </summary>
    public Column? LabelColumn { get; init; }

    /// <summary>
    /// The text's columns, joined by a space in this order; empty fields among them are passed over. Without any, the first that is named <c>text</c>,
    /// <c>sentence</c>, <c>review</c>, <c>document</c>, <c>content</c>, <c>message</c>, <c>question</c> or <c>comment</c>,
    /// in any case; in a file without header, all but the label's.
    /// </summary>
    public IReadOnlyList<Column> TextColumns { get; init; } = [];

    /// <summary>What separates the fields of <see cref="DataFormat.Csv"/>.</summary>
    public char Delimiter { get; init; } = ',';

    /// <summary>What stands before a label in <see cref="DataFormat.FastText"/>.</summary>
    public string LabelPrefix { get; init; } = "__label__";

    /// <summary>What to do with lines that hold no example.</summary>
    public BadLineHandling BadLines { get; init; } = BadLineHandling.Stop;

    /// <summary>Keeps the first of several examples that have the same text, whatever their labels.</summary>
    public bool DropDuplicates { get; init; }

    /// <summary>Checks that all settings are in their ranges.</summary>
    /// <exception cref="ArgumentException">One is not.</exception>
    internal void Check()
    {
        if (!Enum.IsDefined(Format))
            throw new ArgumentOutOfRangeException(nameof(Format), Format, "The format is none of the known ones.");

        ArgumentNullException.ThrowIfNull(TextColumns);
        ArgumentException.ThrowIfNullOrEmpty(LabelPrefix);
        if (Delimiter is '"' or '\r' or '\n')
            throw new ArgumentOutOfRangeException(nameof(Delimiter), Delimiter, "Fields cannot be separated by a quotation mark or a line end.");
    }
}
