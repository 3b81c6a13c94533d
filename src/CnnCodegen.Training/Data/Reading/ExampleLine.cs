namespace CnnCodegen.Training;

/// <summary>What a line of a file holds: an example, or what is wrong with it.</summary>
/// <param name="Example">The example; meaningless where there is a fault.</param>
/// <param name="Fault">What is wrong; null where nothing is.</param>
internal readonly record struct ExampleLine(TextExample Example, BadLine? Fault)
{
    /// <summary>An example, if text and label are something.</summary>
    /// <param name="line">The line's number.</param>
    /// <param name="content">The line.</param>
    /// <param name="text">The text.</param>
    /// <param name="label">The label.</param>
    public static ExampleLine Of(long line, string content, string text, string label)
    {
        label = label.Trim();
        return label.Length == 0 ? Bad(line, content, "expected a label, found none")
            : string.IsNullOrWhiteSpace(text) ? Bad(line, content, "expected a text, found none")
            : new ExampleLine(new TextExample(text, label), null);
    }

    /// <summary>A line that holds no example.</summary>
    /// <param name="line">The line's number.</param>
    /// <param name="content">The line.</param>
    /// <param name="reason">What was expected and what was found.</param>
    public static ExampleLine Bad(long line, string content, string reason) => new(default, BadLine.Of(line, content, reason));

    /// <summary>A fault where a line is no UTF-8; null where it is.</summary>
    /// <param name="line">The line's number.</param>
    /// <param name="content">The line.</param>
    public static BadLine? EncodingFault(long line, string content)
    {
        int index = content.IndexOf(DataFile.InvalidBytes);
        return index < 0 ? null : BadLine.Of(line, content, FormattableString.Invariant($"expected UTF-8, found other bytes at character {index + 1}"));
    }
}
