using CnnCodegen.Tagging;
using Spectre.Console;

namespace CnnCodegen.CommandLine;

/// <summary>Tagged texts in colour: each tag, or each type of spans, has its own.</summary>
internal sealed class TagMarkup
{
    private static readonly string[] Colours =
        ["deepskyblue1", "gold1", "springgreen2", "orchid", "orange1", "turquoise2", "salmon1", "chartreuse2", "mediumpurple1", "khaki1", "aquamarine1", "hotpink", "lightskyblue1", "yellow2", "palegreen1", "plum1", "sandybrown"];

    private readonly Dictionary<string, string> _colours = new(StringComparer.Ordinal);

    /// <summary>Gives the tags their colours.</summary>
    /// <param name="tags">The tagger's tags.</param>
    public TagMarkup(IReadOnlyList<string> tags)
    {
        foreach (string type in tags.Select(TypeOf).OfType<string>().Distinct(StringComparer.Ordinal))
            _colours.Add(type, Colours[_colours.Count % Colours.Length]);
    }

    /// <summary>A tagged text, in Spectre.Console's markup. Tokens of one span share their tag's name, which stands behind the last one.</summary>
    public string Of(IReadOnlyList<TaggedToken> tokens)
    {
        var parts = new List<string>();
        for (int token = 0; token < tokens.Count; token++)
        {
            string word = Markup.Escape(tokens[token].Text);
            if (TypeOf(tokens[token].Tag) is not { } type)
            {
                parts.Add(word);
                continue;
            }

            bool goesOn = token + 1 < tokens.Count && tokens[token + 1].Tag.StartsWith("I-", StringComparison.Ordinal) && TypeOf(tokens[token + 1].Tag) == type;
            parts.Add($"[{_colours[type]}]{word}[/]" + (goesOn ? "" : $"[grey]/{Markup.Escape(type)}[/]"));
        }

        return string.Join(' ', parts);
    }

    /// <summary>What has a colour: a tag, of a part of a span the span's type; null for what is outside of spans.</summary>
    private static string? TypeOf(string tag) => tag switch
    {
        "O" => null,
        ['B' or 'I', '-', _, ..] => tag[2..],
        _ => tag,
    };
}
