using System.CommandLine;
using System.Globalization;
using CnnCodegen.LanguageModels;
using CnnCodegen.Training;
using Spectre.Console;

namespace CnnCodegen.CommandLine;

/// <summary>Tells how probable given translations are: for choosing among the translations of another system. No training library is loaded.</summary>
internal static class TranslatorScoreVerb
{
    public static Command Create(NetworkCatalogue<TranslatorEntry> networks, CommandConsole console)
    {
        Option<FileInfo> model = CommonArguments.Model("The model file.");
        var source = new Argument<string?>("source") { Description = "A text.", Arity = ArgumentArity.ZeroOrOne };
        var target = new Argument<string?>("target") { Description = "Its translation, whose tokens are told one by one.", Arity = ArgumentArity.ZeroOrOne };
        var input = new Option<FileInfo?>("--input", "-i") { Description = "A file of pairs, for each of which a line with log-probability and perplexity is written, separated by a tab.", HelpName = "file" };
        var reading = new PairReadingArguments();
        var command = new Command("score", "Tells how probable given translations are.") { source, target, model, input };
        reading.AddTo(command);
        command.Validators.Add(result =>
        {
            bool isPair = result.GetValue(target) is not null;
            if (isPair == (result.GetValue(input) is not null) || (result.GetValue(source) is not null && !isPair))
                result.AddError("Give a text and its translation, or --input.");
        });
        command.SetAction(async (arguments, cancellationToken) =>
        {
            (TranslatorEntry entry, ModelFile file) = networks.Read(arguments.GetRequiredValue(model));
            LoadedTranslator translator = entry.Load(file);
            if (arguments.GetValue(target) is { } one)
            {
                Show(console, translator.Score(new SentencePair(arguments.GetValue(source)!, one)));
                return ExitCode.Done;
            }

            TextWriter answers = console.OpenAnswers();
            foreach (SentencePair pair in reading.ReadFile(arguments.GetValue(input)!.FullName, reading.Read(arguments)).Pairs)
            {
                cancellationToken.ThrowIfCancellationRequested();
                TextScore score = translator.Score(pair);
                await answers.WriteLineAsync($"{Number(score.LogProbability)}\t{Number(score.Perplexity)}").ConfigureAwait(false);
            }

            await answers.FlushAsync(cancellationToken).ConfigureAwait(false);
            return ExitCode.Done;
        });
        return command;
    }

    private static void Show(CommandConsole console, TextScore score)
    {
        Table table = new Table().Border(Tables.BorderOf(console)).AddColumn("token").AddColumn("log-probability", static column => column.RightAligned()).AddColumn("probability", static column => column.RightAligned());
        foreach (ScoredToken token in score.Tokens)
            table.AddRow(Markup.Escape(token.Text), Number(token.LogProbability), ReportText.Share(Math.Exp(token.LogProbability)));

        console.Display.Write(table);
        Tables.ShowFacts(console, [new("log-probability", Number(score.LogProbability)), new("perplexity", Number(score.Perplexity)), new("bits per character", Number(score.BitsPerCharacter))]);
    }

    private static string Number(double value) => value.ToString("F4", CultureInfo.InvariantCulture);
}
