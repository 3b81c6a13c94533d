using System.Globalization;
using CnnCodegen.Translators;

namespace CnnCodegen.CommandLine;

/// <summary>A section of a report.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Blocks">What stands in it.</param>
internal sealed record ReportSection(string Title, IEnumerable<ReportBlock> Blocks)
{
    /// <summary>Its place on the page, for links; empty where nothing links to it.</summary>
    public string Id { get; init; } = "";
}

/// <summary>A part of a report, whatever form the report is written in.</summary>
internal abstract record ReportBlock;

/// <summary>The title of what follows in a section.</summary>
internal sealed record ReportHeading(string Text) : ReportBlock;

/// <summary>A paragraph.</summary>
internal sealed record ReportParagraph(string Text) : ReportBlock;

/// <summary>Names and values.</summary>
internal sealed record ReportFacts(string Caption, IReadOnlyList<ReportFact> Facts) : ReportBlock;

/// <summary>A table.</summary>
/// <param name="Caption">What it shows.</param>
/// <param name="Columns">The columns.</param>
/// <param name="Rows">The rows: a cell for each column.</param>
internal sealed record ReportTable(string Caption, IReadOnlyList<ReportColumn> Columns, IEnumerable<IReadOnlyList<ReportCell>> Rows) : ReportBlock
{
    /// <summary>The class of the style sheet; empty for none.</summary>
    public string Kind { get; init; } = "";

    /// <summary>Whether it stands beside a picture of the same, and is only shown to whoever asks.</summary>
    public bool IsFolded { get; init; }
}

/// <summary>What a column holds.</summary>
internal enum ReportColumnKind
{
    /// <summary>Numbers.</summary>
    Number,

    /// <summary>What a row is about.</summary>
    Name,

    /// <summary>A word or a few.</summary>
    Words,

    /// <summary>A text of any length and script.</summary>
    Text,
}

/// <summary>A column of a table.</summary>
internal sealed record ReportColumn(string Title, ReportColumnKind Kind = ReportColumnKind.Number)
{
    /// <summary>A column of numbers.</summary>
    public static implicit operator ReportColumn(string title) => new(title);
}

/// <summary>A cell of a table.</summary>
/// <param name="Text">What stands in it.</param>
internal sealed record ReportCell(string Text)
{
    /// <summary>All digits of the number, for programs that read the page; null where it is none.</summary>
    public double? Value { get; init; }

    /// <summary>Where on the page there is more; empty for nowhere.</summary>
    public string Link { get; init; } = "";

    /// <summary>How dark the cell is, in [0, 1]; null where that means nothing.</summary>
    public double? Shade { get; init; }

    /// <summary>Whether it stands out from the others.</summary>
    public bool IsStrong { get; init; }

    /// <summary>A cell that is nothing but text.</summary>
    public static implicit operator ReportCell(string text) => new(text);
}

/// <summary>Pictures of numbers that the report's tables have too: on the page alone.</summary>
/// <param name="Figures">Each draws one.</param>
internal sealed record ReportCharts(IReadOnlyList<Action<HtmlWriter>> Figures) : ReportBlock
{
    /// <summary>What the colours of lines stand for; empty where there is one, or more than colours.</summary>
    public IReadOnlyList<string> Legend { get; init; } = [];
}

/// <summary>What a translator looked at: a heat map on the page, else a table.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Weights">The weights.</param>
internal sealed record ReportAttention(string Title, AttentionWeights Weights) : ReportBlock
{
    /// <summary>The weights in per cent.</summary>
    public ReportTable ToTable() => new(
        Title,
        [new ReportColumn("", ReportColumnKind.Name), .. Weights.Sources.Select(static source => new ReportColumn(source))],
        Weights.Targets.Select((target, row) => (IReadOnlyList<ReportCell>)
            [target, .. Weights.Of(row).ToArray().Select(static weight => (ReportCell)(100 * weight).ToString("F0", CultureInfo.InvariantCulture))]));
}
