using System.Globalization;
using CnnCodegen.Training;
using Spectre.Console;

namespace QuickStart.Reports;

/// <summary>How well the generated code does on texts that training never saw, and which languages it takes for which.</summary>
internal static class TestReport
{
    public static void Show(LanguageClassifier model, IReadOnlyList<TextExample> test)
    {
        var answers = test.Select(example => (example.Label, Answer: model.Predict(example.Text).Label)).ToList();
        int right = answers.Count(static answer => answer.Label == answer.Answer);
        AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture,
            $"Test accuracy of the generated code: [bold]{100.0 * right / test.Count:F2} %[/] ({right} of {test.Count} texts)");

        Table table = new Table().Border(TableBorder.Rounded)
            .AddColumn("language")
            .AddColumn("texts", static column => column.RightAligned())
            .AddColumn("right", static column => column.RightAligned())
            .AddColumn("mistaken for");
        foreach (string language in model.Labels)
        {
            var ofLanguage = answers.Where(answer => answer.Label == language).ToList();
            IEnumerable<string> mistakes =
                from answer in ofLanguage
                where answer.Answer != language
                group answer by answer.Answer into same
                orderby same.Count() descending, same.Key
                select $"{same.Key} {same.Count().ToString(CultureInfo.InvariantCulture)}";
            double share = ofLanguage.Count(answer => answer.Answer == language) / (double)ofLanguage.Count;
            table.AddRow(language, ofLanguage.Count.ToString(CultureInfo.InvariantCulture), (100 * share).ToString("F1", CultureInfo.InvariantCulture) + " %", string.Join(", ", mistakes));
        }

        AnsiConsole.Write(table);
    }
}
