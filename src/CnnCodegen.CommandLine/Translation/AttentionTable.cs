using System.Globalization;
using CnnCodegen.Translators;
using Spectre.Console;

namespace CnnCodegen.CommandLine;

/// <summary>What a network looked at, as a table: a row for each token of the target, a column for each of the source; on a screen the darker the more.</summary>
internal static class AttentionTable
{
    public static void Show(CommandConsole console, AttentionWeights attention)
    {
        Table table = new Table().Border(Tables.BorderOf(console)).AddColumn("");
        foreach (string source in attention.Sources)
            table.AddColumn(Markup.Escape(source), static column => column.RightAligned());

        foreach ((int target, string token) in attention.Targets.Index())
            table.AddRow([Markup.Escape(token), .. attention.Of(target).ToArray().Select(weight => Cell(weight, console.IsInteractive))]);

        console.Display.Write(table);
    }

    private static string Cell(float weight, bool isColoured)
    {
        string percent = (100 * weight).ToString("F0", CultureInfo.InvariantCulture);
        if (!isColoured)
            return percent;

        // From the screen's dark to a bright blue; what is bright is written on in black.
        int shade = (int)(255 * weight);
        string background = string.Create(CultureInfo.InvariantCulture, $"#{shade / 3:x2}{shade * 2 / 3:x2}{shade:x2}");
        return $"[{(weight > 0.6 ? "black" : "white")} on {background}]{percent,3}[/]";
    }
}
