using CnnCodegen.LanguageModels;
using CnnCodegen.Text;
using CnnCodegen.Training;

namespace CnnCodegen.CommandLine;

/// <summary>A language model's generated code with weights, whatever its class.</summary>
internal abstract class LoadedLanguageModel
{
    /// <summary>The most probable next tokens of a text, with their probabilities.</summary>
    public abstract IReadOnlyList<(string Token, double Probability)> Complete(string prompt, int top);

    /// <summary>How probable a text is, token by token.</summary>
    public abstract TextScore Score(string text);

    /// <summary>What follows a text.</summary>
    public abstract string Generate(string prompt, GenerationOptions options);
}

/// <summary>A language model's generated code with weights.</summary>
/// <param name="network">The network.</param>
/// <param name="tokenizer">The settings of what makes tokens of texts, as the model file has them; null where it has none.</param>
internal sealed class LoadedLanguageModel<TNetwork>(TNetwork network, string? tokenizer) : LoadedLanguageModel
    where TNetwork : ILanguageModel<TNetwork>
{
    public override IReadOnlyList<(string Token, double Probability)> Complete(string prompt, int top)
    {
        int[] ids = [.. network.EndToken is { } end ? [end] : (int[])[], .. Encode(prompt)];
        if (ids.Length == 0)
            throw new CommandException("The text has no token, and the model none that stands before texts.");

        LanguageModelState state = network.Start();
        var logits = new float[network.VocabularySize];
        network.Read(state, ids.AsSpan(0, ids.Length - 1));
        network.Next(state, ids[^1], logits);
        float largest = logits.Max();
        double sum = logits.Sum(logit => Math.Exp(logit - largest));
        return [.. Enumerable.Range(Vocabulary.UnknownId, network.Vocabulary.Count - Vocabulary.UnknownId)
            .OrderByDescending(id => logits[id])
            .Take(top)
            .Select(id => (TextOf(id), Math.Exp(logits[id] - largest) / sum))];
    }

    public override TextScore Score(string text) => network.Score(text);

    public override string Generate(string prompt, GenerationOptions options) => network.Generate(prompt, options);

    private int[] Encode(string prompt)
    {
        // No tokeniser makes more tokens than there are characters.
        var ids = new int[prompt.Length];
        Tokenizer reader = Tokenizer.FromJson(tokenizer ?? throw new CommandException("The model file says nothing of how texts are split into tokens."));
        return ids[..reader.Encode(prompt, network.Vocabulary, ids)];
    }

    private string TextOf(int id) => id == Vocabulary.UnknownId ? LanguageModelText.UnknownWord : network.Vocabulary.Tokens[id - Vocabulary.UnknownId - 1];
}
