namespace CnnCodegen.Text;

/// <summary>What the tokens of a line have opened and not closed, where a text is made of them; nothing at the start of a line.</summary>
internal struct OpenQuotes
{
    /// <summary>Whether a quotation mark (<c>"</c>) is open.</summary>
    public bool Double { get; set; }

    /// <summary>Whether an apostrophe that stands for a quotation mark is open.</summary>
    public bool Single { get; set; }

    /// <summary>Whether what follows belongs to the mark before it: that opens a quotation, or is an apostrophe inside of a word.</summary>
    public bool JoinsNext { get; set; }
}
