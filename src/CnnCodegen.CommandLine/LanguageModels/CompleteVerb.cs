using System.CommandLine;
using System.Globalization;

namespace CnnCodegen.CommandLine;

/// <summary>Tells the most probable next tokens of texts. No training library is loaded.</summary>
internal static class CompleteVerb
{
    public static Command Create(NetworkCatalogue<LanguageModelEntry> networks, CommandConsole console)
    {
        Option<FileInfo> model = CommonArguments.Model("The model file.");
        var texts = new TextArguments();
        var top = new Option<int>("--top", "-k") { Description = "How many tokens are told.", DefaultValueFactory = static _ => 5 }.Must(static value => value >= 1, "at least 1");
        var command = new Command("complete", "Tells how texts may go on: for each one a line with the most probable next tokens and their probabilities, separated by tabs.") { model, top };
        texts.AddTo(command);
        command.SetAction((arguments, cancellationToken) =>
        {
            (LanguageModelEntry entry, ModelFile file) = networks.Read(arguments.GetRequiredValue(model));
            LoadedLanguageModel network = entry.Load(file);
            int count = arguments.GetValue(top);
            return texts.AnswerAsync(arguments, console, text => [string.Join('\t', network.Complete(text, count).Select(Format))], cancellationToken);
        });
        return command;
    }

    private static string Format((string Token, double Probability) next) => string.Create(CultureInfo.InvariantCulture, $"{Visible(next.Token)}\t{next.Probability:F6}");

    /// <summary>A token as a field of a line: line feeds and tabs are tokens of characters.</summary>
    public static string Visible(string token) => token.Replace("\n", "\\n", StringComparison.Ordinal).Replace("\t", "\\t", StringComparison.Ordinal);
}
