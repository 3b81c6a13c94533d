using System.CommandLine;
using CnnCodegen.Training;

namespace CnnCodegen.CommandLine;

/// <summary>How files of texts with labels are read.</summary>
internal sealed class ExampleReadingArguments : ReadingArguments<TextDataSet, ReadOptions>
{
    private readonly Option<DataFormat> _format = NamedValue.Option(
        "--format", "How files hold examples", ("auto", DataFormat.Auto), ("tsv", DataFormat.Tsv), ("csv", DataFormat.Csv), ("jsonl", DataFormat.JsonLines), ("fasttext", DataFormat.FastText));

    private readonly Option<string?> _labelColumn = new("--label-column") { Description = "The label's column, by name or number from 1.", HelpName = "column" };

    private readonly Option<string[]> _textColumn = new("--text-column")
    {
        Description = "The text's column, by name or number from 1; several are joined by a space.",
        HelpName = "column",
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<bool?> _header = NamedValue.Option<bool?>("--header", "Whether the first line names the columns", ("auto", null), ("yes", true), ("no", false));

    private readonly Option<BadLineHandling> _badLines = NamedValue.Option(
        "--bad-lines", "What a line that holds no example does", ("stop", BadLineHandling.Stop), ("skip", BadLineHandling.Skip));

    private readonly Option<bool> _dropDuplicates = new("--drop-duplicates") { Description = "Keep the first of several examples with the same text." };

    public override void AddTo(Command command)
    {
        foreach (Option option in (Option[])[_format, _labelColumn, _textColumn, _header, _badLines, _dropDuplicates])
            command.Options.Add(option);
    }

    public override ReadOptions Read(ParseResult arguments) => new()
    {
        Format = arguments.GetValue(_format),
        HasHeader = arguments.GetValue(_header),
        LabelColumn = arguments.GetValue(_labelColumn) is { } label ? Column.Parse(label) : default(Column?),
        TextColumns = [.. (arguments.GetValue(_textColumn) ?? []).Select(Column.Parse)],
        BadLines = arguments.GetValue(_badLines),
        DropDuplicates = arguments.GetValue(_dropDuplicates),
    };

    public override TextDataSet ReadFile(string path, ReadOptions options) => TextDataSet.Read(path, options);

    public override IEnumerable<string> Remarks(DataSetParts<TextDataSet> parts) => DataFacts.Remarks(parts);
}
