namespace CnnCodegen.Tagging;

/// <summary>Tokens that belong together, such as the words of a name.</summary>
/// <param name="Type">What they are, such as <c>PER</c>.</param>
/// <param name="Start">The number of the first token, from 0.</param>
/// <param name="Length">The number of tokens, at least 1.</param>
public readonly record struct TaggedSpan(string Type, int Start, int Length)
{
    /// <summary>The number of the first token behind the span.</summary>
    public int End => Start + Length;
}
