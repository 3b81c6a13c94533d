using CnnCodegen.LanguageModels;
using CnnCodegen.Text;
using CnnCodegen.Training;

namespace CnnCodegen.CommandLine;

/// <summary>A language model's generated code with weights, whatever its class.</summary>
internal abstract class LoadedLanguageModel
{
    /// <summary>The id of the token that ends a line; null where the model has none.</summary>
    public abstract int? EndToken { get; }

    /// <summary>The most probable next tokens of a text, with their probabilities.</summary>
    public abstract IReadOnlyList<(string Token, double Probability)> Complete(string prompt, int top);

    /// <summary>How probable a text is, token by token.</summary>
    public abstract TextScore Score(string text);

    /// <summary>What follows a text.</summary>
    public abstract string Generate(string prompt, GenerationOptions options);
}

/// <summary>A language model's generated code with weights.</summary>
internal sealed class LoadedLanguageModel<TNetwork>(TNetwork network) : LoadedLanguageModel
    where TNetwork : ILanguageModel<TNetwork>
{
    public override int? EndToken => network.EndToken;

    public override IReadOnlyList<(string Token, double Probability)> Complete(string prompt, int top)
    {
        var logits = new float[network.VocabularySize];
        network.Next(prompt, logits);
        float largest = logits.Max();
        double sum = logits.Sum(logit => Math.Exp(logit - largest));
        return [.. Enumerable.Range(Vocabulary.UnknownId, network.Vocabulary.Count - Vocabulary.UnknownId)
            .OrderByDescending(id => logits[id])
            .Take(top)
            .Select(id => (TextOf(id), Math.Exp(logits[id] - largest) / sum))];
    }

    public override TextScore Score(string text) => network.Score(text);

    public override string Generate(string prompt, GenerationOptions options) => network.Generate(prompt, options);

    private string TextOf(int id) => id == Vocabulary.UnknownId ? LanguageModelText.UnknownWord : network.Vocabulary.Tokens[id - Vocabulary.UnknownId - 1];
}
