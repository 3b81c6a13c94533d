using System.Text.RegularExpressions;

namespace QuickStart.Messages;

/// <summary>Makes plain text of a compiler message.</summary>
internal static partial class MessageText
{
    /// <summary>
    /// The message without format items (<c>'{0}'</c>, <c>{1:X}</c>), markup and surplus white space; null where no letter is left.
    /// </summary>
    public static string? Clean(string message)
    {
        string text = FormatItem().Replace(message, " ");
        text = Markup().Replace(text, " ");
        text = WhiteSpace().Replace(text, " ").Trim();
        return text.Any(char.IsLetter) ? text : null;
    }

    // With the quotation marks around it, which would stand around nothing.
    [GeneratedRegex("""[\p{Pi}\p{Pf}"'„]*\{\d+(,-?\d+)?(:[^{}]*)?\}[\p{Pi}\p{Pf}"'„]*""")]
    private static partial Regex FormatItem();

    [GeneratedRegex("</?[A-Za-z][^<>]*>")]
    private static partial Regex Markup();

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();
}
