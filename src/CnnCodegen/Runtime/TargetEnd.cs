using CnnCodegen.Text;

namespace CnnCodegen.Runtime;

/// <summary>The token that stands before the first token of a target and behind the last.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Text">The token as the vocabulary has it.</param>
internal readonly record struct TargetEnd(int Id, string Text)
{
    /// <summary>The first token of a vocabulary, where the file holds no vocabulary.</summary>
    private static readonly TargetEnd OfNoVocabulary = new(2, ModelMetadata.DefaultEndToken);

    /// <summary>Reads it.</summary>
    /// <param name="file">The model file.</param>
    /// <param name="input">The input whose token it is.</param>
    /// <param name="vocabulary">The input's vocabulary; null where the file holds none.</param>
    /// <exception cref="ModelFileException">The vocabulary has no such token.</exception>
    public static TargetEnd Read(ModelFile file, LayerDescription input, Vocabulary? vocabulary)
    {
        if (vocabulary is null)
            return OfNoVocabulary;
        bool isGiven = file.Metadata.TryGetValue(ModelMetadata.EndToken, out string? token);
        token = isGiven ? token! : ModelMetadata.DefaultEndToken;
        int id = vocabulary.IdOf(token);
        if (id != Vocabulary.UnknownId)
            return new TargetEnd(id, token);
        throw file.Fault(
            ModelMetadata.Vocabulary(input.Name),
            isGiven ? $"the token {Excerpt.Quote(token)}, which {ModelMetadata.EndToken} names" : $"the token {Excerpt.Quote(token)}, the end where {ModelMetadata.EndToken} names none",
            "a vocabulary without it");
    }
}
