using System.Globalization;
using CnnCodegen;
using Networks.Catalogue;
using Spectre.Console;

namespace Networks.Commands;

/// <summary>What there is: each network with its size.</summary>
internal static class ListCommand
{
    public static int Run(IReadOnlyList<CatalogueEntry> entries)
    {
        Table table = new Table().Border(TableBorder.Rounded).AddColumn("network").AddColumn("paper").AddColumn("longest text");
        foreach (string column in (string[])["layers", "parameters", "without embeddings", "published", "multiply-adds"])
            table.AddColumn(new TableColumn(column).RightAligned());
        foreach (CatalogueEntry entry in entries)
        {
            ParameterCount count = ParameterCount.Of(entry.Description);
            table.AddRow(
                entry.Name,
                entry.Paper,
                string.Join(", ", entry.Description.Inputs.Select(input => Input(entry.Description, input))),
                entry.Description.Layers.Count.ToString(CultureInfo.InvariantCulture),
                Number(count.All),
                Number(count.WithoutEmbeddings),
                entry.Published,
                Number(MultiplyAdds.Of(entry.Description)));
        }

        AnsiConsole.Write(table);
        return 0;
    }

    /// <summary><c>1024 characters</c>.</summary>
    private static string Input(NetworkDescription description, InputDescription input)
    {
        string kind = description.Layers[input.Layer].Attribute switch
        {
            WordsAttribute => "words",
            CharactersAttribute => "characters",
            _ => "ids",
        };
        return string.Create(CultureInfo.InvariantCulture, $"{input.MaxLength} {kind}");
    }

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
