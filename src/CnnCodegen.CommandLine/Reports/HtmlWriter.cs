using System.Net;
using System.Text;

namespace CnnCodegen.CommandLine;

/// <summary>Writes HTML elements; whatever is text is encoded.</summary>
internal sealed class HtmlWriter
{
    private readonly StringBuilder _html = new();

    /// <summary>Writes markup as it is.</summary>
    public HtmlWriter Raw(string markup)
    {
        _html.Append(markup);
        return this;
    }

    /// <summary>Writes text.</summary>
    public HtmlWriter Text(string text) => Raw(Encode(text));

    /// <summary>Writes an element that holds text.</summary>
    /// <param name="name">The element's name.</param>
    /// <param name="text">The text.</param>
    /// <param name="attributes">Names and values; the values are encoded.</param>
    public HtmlWriter Element(string name, string text, params ReadOnlySpan<(string Name, string Value)> attributes) =>
        Open(name, attributes).Text(text).Close(name);

    /// <summary>Begins an element.</summary>
    public HtmlWriter Open(string name, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        _html.Append('<').Append(name);
        foreach ((string attribute, string value) in attributes)
            _html.Append(' ').Append(attribute).Append("=\"").Append(Encode(value)).Append('"');

        _html.Append('>');
        return this;
    }

    /// <summary>Ends an element.</summary>
    public HtmlWriter Close(string name)
    {
        // A line end inside of a cell would be part of its text.
        _html.Append("</").Append(name).Append(name == "data" ? ">" : ">\n");
        return this;
    }

    /// <inheritdoc/>
    public override string ToString() => _html.ToString();

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
