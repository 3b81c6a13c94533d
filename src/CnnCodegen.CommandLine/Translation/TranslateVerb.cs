using System.CommandLine;
using System.Globalization;
using CnnCodegen.Translators;

namespace CnnCodegen.CommandLine;

/// <summary>Translates a text, a file of lines, or the lines of the standard input as they come. No training library is loaded.</summary>
internal static class TranslateVerb
{
    public static Command Create(NetworkCatalogue<TranslatorEntry> networks, CommandConsole console)
    {
        Option<FileInfo> model = CommonArguments.Model("The model file.");
        var texts = new TextArguments();
        var search = new SearchArguments();
        var best = new Option<int>("--best", "-k") { Description = "How many translations are told of each text, the best first: lines of score, log-probability and translation, with tabs between.", DefaultValueFactory = static _ => 1 }.Must(static value => value >= 1, "at least 1");
        var attention = new Option<bool>("--attention") { Description = "Show what the network looked at, where it has attention." };
        var plot = new AttentionPlotArgument();
        var command = new Command("translate", "Translates texts.") { model };
        texts.AddTo(command);
        search.AddTo(command);
        command.Options.Add(best);
        command.Options.Add(attention);
        plot.AddTo(command, result => texts.IsOne(result) && result.GetValue(best) == 1);
        command.SetAction(async (arguments, cancellationToken) =>
        {
            (TranslatorEntry entry, ModelFile file) = networks.Read(arguments.GetRequiredValue(model));
            LoadedTranslator translator = entry.Load(file);
            int count = arguments.GetValue(best);
            bool isShown = arguments.GetValue(attention);
            AttentionPlots? plots = plot.Read(arguments);
            SearchOptions options = search.Read(arguments) with { WithAttention = isShown || plots is not null };
            // So many translations need a beam that holds them.
            options = options with { BeamWidth = Math.Max(options.BeamWidth, count) };
            TextWriter answers = console.OpenAnswers();
            await foreach (string text in texts.Read(arguments, console, cancellationToken).ConfigureAwait(false))
                await AnswerAsync(text).ConfigureAwait(false);

            return ExitCode.Done;

            // Each answer goes out at once: whoever sends the texts may wait for it before sending the next.
            async Task AnswerAsync(string source)
            {
                Translation[] translations = translator.Translate(source, count, options);
                foreach (Translation translation in translations)
                {
                    await answers.WriteLineAsync(count == 1 ? translation.Text : Ranked(translation)).ConfigureAwait(false);
                    await answers.FlushAsync(cancellationToken).ConfigureAwait(false);
                    if (isShown && translation.Attention is { } weights)
                        AttentionTable.Show(console, weights);
                }

                plots?.Save(source, translations);
            }
        });
        return command;
    }

    private static string Ranked(Translation translation) => string.Create(CultureInfo.InvariantCulture, $"{translation.Score:F4}\t{translation.LogProbability:F4}\t{translation.Text}");
}
