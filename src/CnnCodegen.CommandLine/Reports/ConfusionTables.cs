using CnnCodegen.Training;

namespace CnnCodegen.CommandLine;

/// <summary>How well labels or tags are told from each other, as tables.</summary>
internal static class ConfusionTables
{
    /// <summary>The measures of each label.</summary>
    /// <param name="confusion">How often each label got each answer.</param>
    /// <param name="label">What a label is called.</param>
    /// <param name="examples">What has a label, in the plural.</param>
    public static ReportTable Labels(ConfusionMatrix confusion, string label, string examples) => new(
        $"How well each {label} is recognised",
        [new ReportColumn(label, ReportColumnKind.Name), "precision", "recall", "F1", examples],
        confusion.Classes.Select(static measures => (IReadOnlyList<ReportCell>)
            [measures.Label, ReportText.Share(measures.Precision), ReportText.Share(measures.Recall), ReportText.Share(measures.F1), ReportText.Integer(measures.Support)]));

    /// <summary>A row for each right label, a column for each answer.</summary>
    /// <param name="confusion">How often each label got each answer.</param>
    /// <param name="labels">What labels are called.</param>
    public static ReportTable Matrix(ConfusionMatrix confusion, string labels) => new(
        $"Rows are right {labels}, columns are answers",
        [new ReportColumn("", ReportColumnKind.Name), .. confusion.Labels.Select(static label => new ReportColumn(label))],
        confusion.Labels.Select((label, gold) => (IReadOnlyList<ReportCell>)[label, .. confusion.Labels.Select((_, answer) => Cell(confusion, gold, answer))]))
    {
        Kind = "confusion",
    };

    private static ReportCell Cell(ConfusionMatrix confusion, int gold, int answer)
    {
        int count = confusion[gold, answer];
        return new ReportCell(ReportText.Integer(count)) { Shade = (double)count / Math.Max(1, confusion.Support(gold)), IsStrong = gold == answer };
    }
}
