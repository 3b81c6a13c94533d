namespace CnnCodegen;

/// <summary>The capitals of the words of another input: a token id for each word that says how it is written. Output: <c>length</c> token ids.</summary>
/// <remarks>
/// <para>
/// Ids are 1 for all letters lower (<c>word</c>), 2 for all upper (<c>WORD</c>, <c>I</c>), 3 for the first upper (<c>Word</c>), 4 for any other mixture
/// (<c>iPhone</c>, <c>McCoy</c>), 5 for a word without letters that have a case (<c>1987</c>); 0 fills up. An <see cref="EmbeddingAttribute"/> with 6 rows turns them into vectors.
/// </para>
/// <para>
/// The length is always that of the other input, so that <see cref="ConcatAttribute"/> joins both position by position. Letters are looked at as they are written, also where
/// the words are read in lower case. The model file holds nothing for this layer. Paper: Collobert et al. (2011).
/// </para>
/// </remarks>
/// <param name="words">The input whose words are looked at, a <see cref="WordsAttribute"/>: <c>[WordShapes(nameof(Words))]</c>.</param>
public sealed class WordShapesAttribute(string words) : LayerAttribute
{
    /// <summary>The name of the input whose words are looked at.</summary>
    public string Words { get; } = words;
}
