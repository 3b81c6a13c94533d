namespace CnnCodegen.Training;

/// <summary>How a file holds examples; each also compressed by gzip, which is seen from the content.</summary>
public enum DataFormat
{
    /// <summary>
    /// By the file's name where it ends in <c>.tsv</c>, <c>.csv</c>, <c>.jsonl</c> or <c>.ndjson</c> (with or without <c>.gz</c>), otherwise by the first line.
    /// </summary>
    Auto,

    /// <summary>A line for each example, its fields separated by tabs. Quotation marks are part of the text.</summary>
    Tsv,

    /// <summary>Fields separated by commas, in quotation marks where they hold commas, line ends or (doubled) quotation marks: RFC 4180.</summary>
    Csv,

    /// <summary>A JSON object on each line.</summary>
    JsonLines,

    /// <summary>A line for each example: <c>__label__</c> with the label, a space, the text.</summary>
    FastText,
}
