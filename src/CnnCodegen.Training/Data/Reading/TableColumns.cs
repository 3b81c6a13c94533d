using System.Globalization;

namespace CnnCodegen.Training;

/// <summary>Where a table has its labels and texts, found from its first row.</summary>
/// <param name="HasHeader">Whether the first row names the columns.</param>
/// <param name="Count">The columns.</param>
/// <param name="Label">The label's place, from 0.</param>
/// <param name="Texts">The places of the text's parts.</param>
internal sealed record TableColumns(bool HasHeader, int Count, int Label, int[] Texts)
{
    /// <summary>Finds the columns.</summary>
    /// <param name="first">The first row's fields.</param>
    /// <param name="options">What the user says about them.</param>
    /// <param name="fault">Makes an exception that names the first row.</param>
    public static TableColumns Of(string[] first, ReadOptions options, Func<string, Exception> fault)
    {
        bool isNamed = options.LabelColumn?.Name is not null || options.TextColumns.Any(static column => column.Name is not null);
        if (isNamed && options.HasHeader == false)
            throw new ArgumentException("A file without header has no names of columns; give their numbers.", nameof(options));

        bool hasHeader = options.HasHeader ?? (isNamed || (UsualColumns.Find(UsualColumns.Label, first) >= 0 && UsualColumns.Find(UsualColumns.Text, first) >= 0));
        int[] texts = [.. options.TextColumns.Select(column => Place(column, first, fault))];
        int label = options.LabelColumn is { } given ? Place(given, first, fault)
            : hasHeader ? Usual("label", UsualColumns.Label, first, fault)
            : Enumerable.Range(0, first.Length).FirstOrDefault(place => !texts.Contains(place));
        if (texts.Length == 0)
            texts = hasHeader ? [Usual("text", UsualColumns.Text, first, fault)] : [.. Enumerable.Range(0, first.Length).Where(place => place != label)];

        return first.Length < 2
            ? throw fault(string.Create(CultureInfo.InvariantCulture, $"expected a label and a text in {first.Length + 1} fields or more, found {first.Length}"))
            : new TableColumns(hasHeader, first.Length, label, texts);
    }

    /// <summary>The text of a row.</summary>
    /// <param name="fields">The row's fields.</param>
    public string Text(string[] fields) =>
        Texts.Length == 1 ? fields[Texts[0]] : string.Join(' ', Texts.Select(place => fields[place]).Where(static part => !string.IsNullOrWhiteSpace(part)));

    private static int Place(Column column, string[] first, Func<string, Exception> fault)
    {
        if (column.Name is null)
        {
            return column.Number <= first.Length
                ? column.Number - 1
                : throw fault(string.Create(CultureInfo.InvariantCulture, $"expected a column {column.Number}, found {first.Length} columns"));
        }

        int place = Array.FindIndex(first, name => name.Trim() == column.Name);
        return place >= 0 ? place : throw fault($"expected a column {column}, found {Listed(first)}");
    }

    private static int Usual(string what, IReadOnlyList<string> names, string[] first, Func<string, Exception> fault)
    {
        int place = UsualColumns.Find(names, first);
        return place >= 0 ? place : throw fault($"the column of the {what} is not to be told from the names {Listed(first)}; say which it is");
    }

    private static string Listed(string[] names) =>
        string.Join(", ", names.Take(10).Select(static name => $"'{name}'")) + (names.Length > 10 ? ", …" : "");
}
