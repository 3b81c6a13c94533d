using CnnCodegen.Text;
using CnnCodegen.Training;

namespace CnnCodegen.CommandLine;

/// <summary>The words of text examples.</summary>
internal static class TextDataSetWords
{
    /// <summary>The distinct tokens of all texts. A file of word vectors holds many more, which need no memory.</summary>
    public static HashSet<string> Words(this DataSetParts<TextDataSet> parts, IReadOnlyList<Tokenizer> tokenizers) => new(
        from part in parts.All()
        from example in part.Set.Examples
        from tokenizer in tokenizers
        from token in tokenizer.Split(example.Text)
        select token, StringComparer.Ordinal);
}
