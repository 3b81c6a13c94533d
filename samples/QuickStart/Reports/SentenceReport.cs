using System.Globalization;
using CnnCodegen;
using Spectre.Console;

namespace QuickStart.Reports;

/// <summary>Answers to one everyday sentence in all languages, far from what a compiler says.</summary>
internal static class SentenceReport
{
    private static readonly (string Language, string Text)[] Sentences =
    [
        ("en", "The train to the coast leaves at half past nine."),
        ("cs", "Vlak k moři odjíždí v půl desáté."),
        ("de", "Der Zug an die Küste fährt um halb zehn ab."),
        ("es", "El tren hacia la costa sale a las nueve y media."),
        ("fr", "Le train pour la côte part à neuf heures et demie."),
        ("it", "Il treno per la costa parte alle nove e mezza."),
        ("ja", "海岸行きの列車は九時半に出発します。"),
        ("ko", "해안으로 가는 기차는 아홉 시 반에 출발합니다."),
        ("pl", "Pociąg nad morze odjeżdża o wpół do dziesiątej."),
        ("pt-BR", "O trem para o litoral parte às nove e meia."),
        ("ru", "Поезд к морю отправляется в половине десятого."),
        ("tr", "Sahile giden tren dokuz buçukta kalkıyor."),
        ("zh-Hans", "开往海边的火车九点半出发。"),
        ("zh-Hant", "開往海邊的火車九點半出發。"),
    ];

    public static void Show(LanguageClassifier model)
    {
        Table table = new Table().Border(TableBorder.Rounded)
            .AddColumn("sentence").AddColumn("answer").AddColumn("probability", static column => column.RightAligned());
        foreach ((string language, string text) in Sentences)
        {
            Prediction best = model.Predict(text);
            string answer = best.Label == language ? best.Label : $"{best.Label} (it is {language})";
            table.AddRow(text, answer, best.Probability.ToString("F3", CultureInfo.InvariantCulture));
        }

        AnsiConsole.Write(table);
    }
}
