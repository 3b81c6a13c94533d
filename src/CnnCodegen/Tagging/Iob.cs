namespace CnnCodegen.Tagging;

/// <summary>
/// Spans as tags of their tokens: <c>B-PER</c> begins a span, <c>I-PER</c> goes on with it, <c>O</c> is outside. Papers: Ramshaw and Marcus (1995), Tjong Kim
/// Sang and Veenstra (1999).
/// </summary>
/// <remarks>
/// Read as the evaluation script of the CoNLL shared tasks reads them, which takes both variants: an <c>I-</c> that follows no token of its type begins a span
/// too, as it does in IOB1, and as a tagger may answer.
/// </remarks>
public static class Iob
{
    private const string Outside = "O";

    /// <summary>The spans of a text's tags, in their order.</summary>
    /// <param name="tags">The tags: <c>O</c>, or <c>B-</c> or <c>I-</c> and a type.</param>
    /// <exception cref="FormatException">A tag is none of these.</exception>
    public static IReadOnlyList<TaggedSpan> Spans(IReadOnlyList<string> tags)
    {
        ArgumentNullException.ThrowIfNull(tags);
        var spans = new List<TaggedSpan>();
        int start = 0;
        string? open = null;
        for (int token = 0; token < tags.Count; token++)
        {
            (bool begins, string? type) = Parse(tags[token], token);
            if (open is not null && (begins || type != open))
                spans.Add(new TaggedSpan(open, start, token - start));

            if (type is not null && (begins || type != open))
                start = token;

            open = type;
        }

        if (open is not null)
            spans.Add(new TaggedSpan(open, start, tags.Count - start));

        return spans;
    }

    /// <summary>The tags of spans, in the variant IOB2: each span begins with <c>B-</c>.</summary>
    /// <param name="spans">The spans; none may overlap another.</param>
    /// <param name="length">The number of tokens.</param>
    /// <exception cref="ArgumentException">A span lies outside the tokens, or overlaps another.</exception>
    public static string[] Tags(IEnumerable<TaggedSpan> spans, int length)
    {
        ArgumentNullException.ThrowIfNull(spans);
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        string[] tags = new string[length];
        foreach (TaggedSpan span in spans)
        {
            if (span.Start < 0 || span.Length < 1 || span.Length > length - span.Start)
                throw new ArgumentException($"Expected spans within the {length} tokens; found {span}.", nameof(spans));

            for (int token = span.Start; token < span.End; token++)
            {
                if (tags[token] is not null)
                    throw new ArgumentException($"Expected spans that do not overlap; token {token} is in a span of type {tags[token][2..]} and in {span}.", nameof(spans));

                tags[token] = (token == span.Start ? "B-" : "I-") + span.Type;
            }
        }

        for (int token = 0; token < length; token++)
            tags[token] ??= Outside;

        return tags;
    }

    /// <summary>Whether a tag is <c>O</c>, or <c>B-</c> or <c>I-</c> and a type.</summary>
    /// <param name="tag">The tag.</param>
    public static bool IsTag(string tag) => tag is Outside or ['B' or 'I', '-', _, ..];

    private static (bool Begins, string? Type) Parse(string tag, int token) => tag switch
    {
        Outside => (false, null),
        ['B', '-', _, ..] => (true, tag[2..]),
        ['I', '-', _, ..] => (false, tag[2..]),
        _ => throw new FormatException($"Expected the tag O, or B- or I- and a type, of token {token}; found '{tag}'."),
    };
}
