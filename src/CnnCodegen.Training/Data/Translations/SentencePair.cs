namespace CnnCodegen.Training;

/// <summary>A sentence and its translation.</summary>
/// <param name="Source">The sentence in the language that is translated from.</param>
/// <param name="Target">The sentence in the language that is translated into.</param>
public sealed record SentencePair(string Source, string Target)
{
    /// <summary>The pair for translating into the other direction.</summary>
    public SentencePair Reversed() => new(Target, Source);
}
