using System.Text.RegularExpressions;

namespace SdkMessages;

/// <summary>Makes plain text of a compiler message.</summary>
public static partial class MessageText
{
    /// <summary>
    /// The message without format items (<c>'{0}'</c>, <c>{1:X}</c>), markup and surplus white space; null where no letter is left.
    /// </summary>
    public static string? Clean(string message)
    {
        string text = Plain(FormatItem().Replace(message, " "));
        return text.Any(char.IsLetter) ? text : null;
    }

    /// <summary>The message in one line without markup; its format items stay, for they are translated, too: to another place of the sentence.</summary>
    public static string Plain(string message) => WhiteSpace().Replace(Markup().Replace(message, " "), " ").Trim();

    // With the quotation marks around it, which would stand around nothing.
    [GeneratedRegex("""[\p{Pi}\p{Pf}"'„]*\{\d+(,-?\d+)?(:[^{}]*)?\}[\p{Pi}\p{Pf}"'„]*""")]
    private static partial Regex FormatItem();

    [GeneratedRegex("</?[A-Za-z][^<>]*>")]
    private static partial Regex Markup();

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();
}
