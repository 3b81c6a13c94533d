using CnnCodegen.Training;
using Spectre.Console;

namespace CnnCodegen.CommandLine;

/// <summary>Tables on the screen.</summary>
internal static class Tables
{
    /// <summary>The measures of classifiers, over their runs.</summary>
    public static void Show(CommandConsole console, IReadOnlyList<ReportedClassifier> classifiers)
    {
        Table table = new Table().Border(BorderOf(console)).AddColumn("classifier").AddColumn("runs", static column => column.RightAligned());
        foreach ((string name, _, _) in ReportText.Measures)
            table.AddColumn(name, static column => column.RightAligned());

        foreach (ReportedClassifier classifier in classifiers)
        {
            table.AddRow([
                Markup.Escape(classifier.Name),
                ReportText.Integer(classifier.Runs.Count),
                .. ReportText.Measures.Select(measure => ReportText.Mean(classifier.Summary(measure.Of), measure.IsShare)),
            ]);
        }

        console.Display.Write(table);
    }

    /// <summary>What classifiers cost beside what they reach.</summary>
    public static void ShowCosts(CommandConsole console, IReadOnlyList<ReportedClassifier> classifiers)
    {
        Table table = new Table().Border(BorderOf(console)).AddColumn("classifier");
        foreach (string column in ReportText.CostColumns)
            table.AddColumn(column, static column => column.RightAligned());

        foreach (ReportedClassifier classifier in classifiers)
            table.AddRow([Markup.Escape(classifier.Name), .. ReportText.Costs(classifier)]);

        console.Display.Write(table);
    }

    /// <summary>The measures of each label.</summary>
    public static void ShowLabels(CommandConsole console, ClassificationMeasures measures)
    {
        Table table = new Table().Border(BorderOf(console)).AddColumn("label");
        foreach (string name in (string[])["precision", "recall", "F1", "examples"])
            table.AddColumn(name, static column => column.RightAligned());

        foreach (ClassMeasures label in measures.Classes)
            table.AddRow(Markup.Escape(ReportText.Excerpt(label.Label)), ReportText.Share(label.Precision), ReportText.Share(label.Recall), ReportText.Share(label.F1), ReportText.Integer(label.Support));

        console.Display.Write(table);
    }

    /// <summary>Names and values.</summary>
    public static void ShowFacts(CommandConsole console, IEnumerable<ReportFact> facts)
    {
        Table table = new Table().Border(BorderOf(console)).HideHeaders().AddColumn("").AddColumn("");
        foreach (ReportFact fact in facts)
            table.AddRow(Markup.Escape(fact.Name), Markup.Escape(fact.Value));

        console.Display.Write(table);
    }

    /// <summary>The tensors of a model file.</summary>
    public static void ShowTensors(CommandConsole console, IReadOnlyList<TensorInfo> tensors)
    {
        Table table = new Table().Border(BorderOf(console)).AddColumn("tensor").AddColumn("type").AddColumn("shape", static column => column.RightAligned());
        foreach (TensorInfo tensor in tensors)
            table.AddRow(Markup.Escape(tensor.Name), Markup.Escape(tensor.DType), string.Join(" × ", tensor.Shape));

        console.Display.Write(table);
    }

    /// <summary>Lines on a screen, Markdown in a file.</summary>
    public static TableBorder BorderOf(CommandConsole console) => console.IsInteractive ? TableBorder.Rounded : TableBorder.Markdown;
}
