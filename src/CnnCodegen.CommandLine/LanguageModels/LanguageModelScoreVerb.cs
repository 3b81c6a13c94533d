using System.CommandLine;
using System.Globalization;
using CnnCodegen.LanguageModels;

namespace CnnCodegen.CommandLine;

/// <summary>Tells how probable texts are. No training library is loaded.</summary>
internal static class LanguageModelScoreVerb
{
    public static Command Create(NetworkCatalogue<LanguageModelEntry> networks, CommandConsole console)
    {
        Option<FileInfo> model = CommonArguments.Model("The model file.");
        var texts = new TextArguments();
        var tokens = new Option<bool>("--tokens") { Description = "Tell each token and the logarithm of its probability, on a line of its own." };
        var command = new Command("score", "Tells how probable texts are: for each one a line with the logarithm of its probability, perplexity and bits per character, separated by tabs.") { model, tokens };
        texts.AddTo(command);
        command.SetAction((arguments, cancellationToken) =>
        {
            (LanguageModelEntry entry, ModelFile file) = networks.Read(arguments.GetRequiredValue(model));
            LoadedLanguageModel network = entry.Load(file);
            bool isDetailed = arguments.GetValue(tokens);
            return texts.AnswerAsync(arguments, console, text => Lines(network.Score(text), isDetailed), cancellationToken);
        });
        return command;
    }

    private static IEnumerable<string> Lines(TextScore score, bool isDetailed)
    {
        foreach (ScoredToken token in isDetailed ? score.Tokens : [])
            yield return string.Create(CultureInfo.InvariantCulture, $"{CompleteVerb.Visible(token.Text)}\t{token.LogProbability:F6}");

        yield return string.Create(CultureInfo.InvariantCulture, $"{score.LogProbability:F6}\t{score.Perplexity:F3}\t{score.BitsPerCharacter:F3}");
    }
}
