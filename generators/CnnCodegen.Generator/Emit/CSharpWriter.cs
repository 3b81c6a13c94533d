using System.Text;

namespace CnnCodegen.Generator.Emit;

/// <summary>Writes indented C#. Lines end in <c>\n</c> on every system.</summary>
internal sealed class CSharpWriter
{
    private readonly StringBuilder _text = new();
    private int _depth;

    /// <summary>Writes lines at the present depth. An empty line stays empty.</summary>
    public void Line(string text = "")
    {
        foreach (string line in text.Split('\n'))
        {
            if (line.Length > 0)
                _text.Append(' ', 4 * _depth).Append(line);
            _text.Append('\n');
        }
    }

    /// <summary>Writes a header and an opening brace; disposing the result writes the closing one.</summary>
    public BlockEnd Block(string header, string closing = "}")
    {
        Line(header);
        Line("{");
        _depth++;
        return new BlockEnd(this, closing);
    }

    /// <summary>Indents what follows until the result is disposed.</summary>
    public BlockEnd Indent()
    {
        _depth++;
        return new BlockEnd(this, closing: null);
    }

    public override string ToString() => _text.ToString();

    public readonly struct BlockEnd(CSharpWriter writer, string? closing) : IDisposable
    {
        public void Dispose()
        {
            writer._depth--;
            if (closing is not null)
                writer.Line(closing);
        }
    }
}
