using CnnCodegen.Text;

namespace CnnCodegen.Runtime;

/// <summary>The token that ends what is predicted token by token, and stands before its first one.</summary>
internal static class EndToken
{
    /// <summary>Its id; null where there is none.</summary>
    /// <param name="file">The model file.</param>
    /// <param name="vocabulary">The vocabulary of what is predicted.</param>
    /// <exception cref="ModelFileException">The file names a token that the vocabulary does not have.</exception>
    public static int? Read(ModelFile file, Vocabulary vocabulary)
    {
        bool isNamed = file.Metadata.TryGetValue(ModelMetadata.EndToken, out string? token);
        int id = vocabulary.IdOf(token ?? ModelMetadata.DefaultEndToken);
        if (id != Vocabulary.UnknownId)
            return id;
        return isNamed ? throw file.Fault(ModelMetadata.EndToken, "a token of the vocabulary", Excerpt.Quote(token!)) : null;
    }
}
