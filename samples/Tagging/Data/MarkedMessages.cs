using System.Text.RegularExpressions;
using CnnCodegen.CommandLine;
using CnnCodegen.Training;
using SdkMessages;

namespace Tagging.Data;

/// <summary>
/// The C# compiler's English messages, with what is code or a command-line option marked by rules (<c>B-CODE</c>, <c>I-CODE</c>, <c>B-OPTION</c>).
/// </summary>
/// <remarks>
/// The compiler puts most code into quotation marks. The rules read them, and then the marks are taken away: a tagger must find the code by what it looks like and by what stands
/// around it. What the compiler fills in is left out.
/// </remarks>
internal static partial class MarkedMessages
{
    private const string Outside = "O";

    /// <summary>The sentences; the same on every machine.</summary>
    public static DataSetParts<TaggedDataSet> Read()
    {
        ILookup<MessagePart, TaggedSentence> parts = (
            from message in CompilerMessages.Read()
            where message.Language == CompilerMessages.Languages[0]
            // A line at a time: the compiler's help is one message.
            from line in message.Text.Split('\n')
            let sentence = Mark(MessageText.Plain(line))
            where sentence is not null
            group (message.Part, Sentence: sentence) by string.Join(' ', sentence.Words) into same
            select same.First()).ToLookup(static message => message.Part, static message => message.Sentence);
        return new DataSetParts<TaggedDataSet>(Part(MessagePart.Training), Part(MessagePart.Development), Part(MessagePart.Test));

        TaggedDataSet Part(MessagePart part) => new($"messages ({part})", [.. parts[part]]);
    }

    /// <summary>The words of a message with their tags; null where there is no word.</summary>
    internal static TaggedSentence? Mark(string message)
    {
        var words = new List<string>();
        var tags = new List<string>();
        bool isQuoted = false;
        bool isInside = false;
        foreach (Match match in Piece().Matches(FormatItem().Replace(message, " ")))
        {
            if (match.ValueSpan is ['\'' or '"' or '‘' or '’' or '“' or '”'])
            {
                isQuoted = !isQuoted;
                isInside = false;
                continue;
            }

            words.Add(match.Value);
            string tag = TagOf(match.Value, isQuoted);
            tags.Add(tag == "CODE" ? (isInside ? "I-CODE" : "B-CODE") : tag);
            isInside = tag == "CODE";
        }

        return words.Count > 0 ? new TaggedSentence(words, tags) : null;
    }

    private static string TagOf(string word, bool isQuoted) =>
        Option().IsMatch(word) ? "B-OPTION"
        : isQuoted || Code().IsMatch(word) ? "CODE"
        : Outside;

    [GeneratedRegex(@"\{\d+(,-?\d+)?(:[^{}]*)?\}")]
    private static partial Regex FormatItem();

    // A quotation mark at the beginning or end of a word, not the apostrophe inside; or a word without the marks around it and the signs that end clauses.
    [GeneratedRegex(@"(?<![\p{L}\d])['""‘’“”]|['""‘’“”](?![\p{L}\d])|[^\s'""‘’“”,;:!?.()]+(?:(?:(?<=\p{L})['’](?=\p{L})|[.:,])[^\s'""‘’“”,;:!?.()]+|\([^\s()]*\))*|[,;:!?.()]")]
    private static partial Regex Piece();

    [GeneratedRegex(@"^(/|--?)[a-z][a-z-]*\+?(:\S*)?$", RegexOptions.IgnoreCase)]
    private static partial Regex Option();

    // Two capitals with small letters between, names of interfaces, names with points or underscores, brackets that belong to a type or a call, operators.
    [GeneratedRegex(@"^(_*\p{Lu}\w*\p{Ll}\w*\p{Lu}\w*(<.*>)?|I\p{Lu}\p{Ll}\w*(<.*>)?|\p{L}\w*(\.\p{L}\w*)+|\w*_\w+|\w+(<.*>|\[\]|\((?!e?s\)).*\))|\p{Ll}+\p{Lu}\w*|(?!--$)[=+*/&|<>!?^%~-]{2,})$")]
    private static partial Regex Code();
}
